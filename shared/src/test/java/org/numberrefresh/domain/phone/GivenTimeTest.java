package org.numberrefresh.domain.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.problem.ProblemCode;

class GivenTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-02T01:00:00.700Z");
  private static final Instant TO_THE_SECOND = Instant.parse("2026-11-02T01:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-02T01:00:00Z", "2026-11-02T01:00:01Z", "2026-11-02T09:00:03+08:00", "2026-11-02T01:05:00Z"})
  void a_time_up_to_five_minutes_ahead_counts_as_now(String text) {
    assertEquals(new GivenTime.At(TO_THE_SECOND), GivenTime.read(text, NOW));
  }

  @Test
  void a_time_out_of_range_is_told_with_its_cause() {
    assertEquals(
        new GivenTime.OutOfRange(ProblemCode.DATE_BEFORE_RECORDS), GivenTime.read("1999-12-31T23:59:59+08:00", NOW));
    assertEquals(new GivenTime.OutOfRange(ProblemCode.DATE_IN_FUTURE), GivenTime.read("2026-11-02T01:05:01Z", NOW));
  }

  @Test
  void a_past_time_stays_as_it_is() {
    assertEquals(new GivenTime.At(TO_THE_SECOND.minusSeconds(1)), GivenTime.read("2026-11-02T00:59:59Z", NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2026-10-30T00:00:00Z", "+12026-10-30T00:00:00Z", "2026-10-30T00:00+08:00", "soon", ""})
  void what_is_no_time_of_rfc_3339_is_malformed_and_not_out_of_range(String text) {
    assertEquals(new GivenTime.Malformed(), GivenTime.read(text, NOW));
  }
}
