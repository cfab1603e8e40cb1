package org.numberrefresh.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

  private static Optional<Duration> read(String value) {
    return RetryAfter.read(value, NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "120",
        "0000000000000000000000120",
        " 120 ",
        "Fri, 27 Nov 2026 08:02:00 GMT",
        "Friday, 27-Nov-26 08:02:00 GMT",
        "Fri Nov 27 08:02:00 2026",
        "Fri, 27 Nov 2026 16:02:00 +0800"
      })
  void every_form_is_a_wait(String value) {
    assertEquals(Optional.of(Duration.ofMinutes(2)), read(value));
  }

  @Test
  void a_day_of_one_digit_is_padded_by_asctime() {
    assertEquals(Optional.of(Duration.ofDays(8)), read("Sat Dec  5 08:00:00 2026"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483648",
        "99999999999",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999999999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Friday, 27-Nov-76 08:00:00 GMT",
        "Fri Nov 27 08:00:00 2099"
      })
  void a_wait_past_every_deadline_is_the_longest(String value) {
    assertEquals(Optional.of(RetryAfter.LONGEST), read(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "120 s",
        "\uff11\uff12",
        "soon",
        "Thu, 26 Nov 2026 08:00:00 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Friday, 27-Nov-77 08:00:00 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Fri, 31 Feb 2027 08:00:00 GMT",
        "Fri, 27 Nox 2027 08:00:00 GMT",
        "Fri, 27 Nov 2027 25:00:00 GMT",
        "Fri Nov 7 08:00:00 2027"
      })
  void what_is_no_wait_is_read_as_absent(String value) {
    assertEquals(Optional.empty(), read(value));
  }

  @Test
  void a_leap_second_is_the_second_before_it() {
    assertEquals(Optional.of(Duration.ofSeconds(59)), read("Fri, 27 Nov 2026 08:00:60 GMT"));
  }

  @Property
  void seconds_of_any_length_are_read(@ForAll @NumericChars @StringLength(min = 1, max = 60) String digits) {
    Duration wait = read(digits).orElseThrow();
    assertTrue(!wait.isNegative() && wait.compareTo(RetryAfter.LONGEST) <= 0);
  }

  @Property
  void the_three_forms_of_a_date_say_the_same(@ForAll @LongRange(min = 0, max = 11_000_000) long seconds) {
    for (String form :
        List.of("EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM ppd HH:mm:ss yyyy")) {
      String date =
          DateTimeFormatter.ofPattern(form, Locale.US).format(NOW.plusSeconds(seconds).atOffset(ZoneOffset.UTC));
      assertEquals(Optional.of(Duration.ofSeconds(seconds)), read(date), date);
    }
  }
}
