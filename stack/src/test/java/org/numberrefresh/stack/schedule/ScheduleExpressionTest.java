package org.numberrefresh.stack.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleExpressionTest {

  private static String after(String expression, String instant) {
    return ScheduleExpression.parse(expression).after(Instant.parse(instant)).toString();
  }

  @Test
  void a_rate_has_its_marks_at_even_distances() {
    assertEquals("2026-11-01T00:01:00Z", after("rate(1 minute)", "2026-11-01T00:00:00Z"));
    assertEquals("2026-11-01T00:05:00Z", after("rate(5 minutes)", "2026-11-01T00:00:30Z"));
    assertEquals("2026-11-02T00:00:00Z", after("rate(1 day)", "2026-11-01T00:00:30Z"));
  }

  @Test
  void a_cron_has_its_marks_by_the_calendar_and_counts_weekdays_from_sunday() {
    assertEquals("2026-11-02T02:30:00Z", after("cron(30 2 * * ? *)", "2026-11-01T02:30:00Z"));
    assertEquals("2026-11-02T00:15:00Z", after("cron(0/15 * ? * 2-6 *)", "2026-11-02T00:00:00Z"));
    assertEquals("2026-11-02T00:00:00Z", after("cron(0/15 * ? * 2-6 *)", "2026-10-31T12:00:00Z"));
  }

  @Test
  void what_is_neither_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> ScheduleExpression.parse("at(2026-11-01T00:00:00)"));
    assertThrows(IllegalArgumentException.class, () -> ScheduleExpression.parse("cron(0 0 L * ? *)"));
  }
}
