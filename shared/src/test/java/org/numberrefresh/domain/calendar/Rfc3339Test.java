package org.numberrefresh.domain.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of RFC 3339, section 5.6: no more of ISO 8601 is taken, and no less. */
class Rfc3339Test {

  @ParameterizedTest
  @CsvSource({
    "2026-10-30T00:00:00Z, 2026-10-30T00:00:00Z",
    "2026-10-30T00:00:00+08:00, 2026-10-29T16:00:00Z",
    "2026-10-30T00:00:00-23:59, 2026-10-30T23:59:00Z",
    "2026-10-30T00:00:00+23:59, 2026-10-29T00:01:00Z",
    "2026-10-30T00:00:00-00:00, 2026-10-30T00:00:00Z",
    "2026-10-30t00:00:00z, 2026-10-30T00:00:00Z",
    "2026-10-30 00:00:00Z, 2026-10-30T00:00:00Z",
    "2026-10-30T23:59:59.9Z, 2026-10-30T23:59:59Z",
    "2026-10-30T23:59:59.123456789012345678901234567890Z, 2026-10-30T23:59:59Z",
    "2024-02-29T12:00:00Z, 2024-02-29T12:00:00Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
  })
  void a_time_is_read_to_the_second(String text, Instant time) {
    assertEquals(Optional.of(time), Rfc3339.time(text));
  }

  @ParameterizedTest
  @CsvSource({
    "1998-12-31T23:59:60Z, 1999-01-01T00:00:00Z",
    "1998-12-31T15:59:60.123-08:00, 1999-01-01T00:00:00Z",
    "2016-12-31T18:59:60-05:00, 2017-01-01T00:00:00Z",
    "2017-01-01T07:59:60+08:00, 2017-01-01T00:00:00Z"
  })
  void a_leap_second_is_the_last_of_a_months_last_day_in_utc(String text, Instant time) {
    assertEquals(Optional.of(time), Rfc3339.time(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-10-30",
        "2026-10-30T00:00:00",
        "-2026-10-30T00:00:00Z",
        "+12026-10-30T00:00:00Z",
        "+2026-10-30T00:00:00Z",
        "12026-10-30T00:00:00Z",
        "026-10-30T00:00:00Z",
        "2026-10-30T00:00:00.+08:00",
        "2026-10-30T00:00:00.Z",
        "2026-10-30T00:00:00,5Z",
        "2026-10-30T00:00+08:00",
        "2026-10-30T00:00:00+08",
        "2026-10-30T00:00:00+0800",
        "2026-10-30T00:00:00+08:00:30",
        "2026-10-30T00:00:00+24:00",
        "2026-10-30T00:00:00+08:60",
        "2026-10-30T00:00:00+8:00",
        "2026-10-30T24:00:00Z",
        "2026-10-30T00:60:00Z",
        "2026-10-30T00:00:61Z",
        "2026-10-30T00:00:60Z",
        "2026-10-30T23:59:60Z",
        "2026-12-31T23:59:60+08:00",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-10-00T00:00:00Z",
        "2026-10-30T00:00:00Z[Asia/Shanghai]",
        "2026-10-30T00:00:00Z ",
        " 2026-10-30T00:00:00Z",
        "2026-10-30  00:00:00Z",
        "2026-10-30T00:00:00Z\n",
        "2026-10-30_00:00:00Z",
        "2026-10-30T00:00:00−08:00",
        "２０２６-10-30T00:00:00Z",
        "20261030T000000Z",
        "2026-W44-5T00:00:00Z"
      })
  void what_the_grammar_does_not_have_is_no_time(String text) {
    assertEquals(Optional.empty(), Rfc3339.time(text));
  }

  @Test
  void a_date_is_read() {
    assertEquals(Optional.of(LocalDate.of(2024, 2, 29)), Rfc3339.date("2024-02-29"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-2026-10-30",
        "+12026-10-30",
        "2026-10-3",
        "2026-1-30",
        "2026-02-29",
        "2026-10-30Z",
        "20261030",
        "2026-10"
      })
  void what_the_grammar_does_not_have_is_no_date(String text) {
    assertEquals(Optional.empty(), Rfc3339.date(text));
  }
}
