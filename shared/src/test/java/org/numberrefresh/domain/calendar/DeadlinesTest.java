package org.numberrefresh.domain.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Deadlines by the Chinese calendar. */
class DeadlinesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final WorkingCalendar CALENDAR = WorkingCalendar.published();
  private static final Deadlines DEADLINES = new Deadlines(CALENDAR);
  private static final long FROM = Instant.parse("2023-12-01T00:00:00Z").getEpochSecond();
  private static final long TO = Instant.parse("2028-02-01T00:00:00Z").getEpochSecond();

  private static String due(String start, int workingDays) {
    return DEADLINES.after(Instant.parse(start), workingDays).atZone(ZONE).toLocalDateTime().toString();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZONE);
  }

  @Example
  void five_working_days_of_a_plain_week_are_a_week() {
    assertEquals("2026-11-09T23:59:59", due("2026-11-02T01:00:00Z", 5));
  }

  @Example
  void a_day_begins_at_midnight_in_shanghai() {
    assertEquals("2026-11-03T23:59:59", due("2026-11-02T15:59:59Z", 1));
    assertEquals("2026-11-04T23:59:59", due("2026-11-02T16:00:00Z", 1));
  }

  @Example
  void spring_festival_is_not_counted_and_the_saturdays_that_make_up_for_it_are() {
    // Thursday; Friday 13 and Saturday 14 are worked, 15 to 23 are off, and then come 24, 25, 26.
    assertEquals("2026-02-14T23:59:59", due("2026-02-12T02:00:00Z", 2));
    assertEquals("2026-02-26T23:59:59", due("2026-02-12T02:00:00Z", 5));
    assertEquals("2026-02-28T23:59:59", due("2026-02-27T02:00:00Z", 1));
    assertEquals("2024-02-18T23:59:59", due("2024-02-09T02:00:00Z", 1));
    assertEquals("2025-02-05T23:59:59", due("2025-01-27T02:00:00Z", 1));
  }

  @Example
  void national_day_is_not_counted_and_the_days_that_make_up_for_it_are() {
    // Wednesday 30 September; 1 to 7 October are off, Saturday 10 is worked.
    assertEquals("2026-10-13T23:59:59", due("2026-09-30T02:00:00Z", 5));
    assertEquals("2026-09-20T23:59:59", due("2026-09-18T02:00:00Z", 1));
    assertEquals("2025-10-11T23:59:59", due("2025-09-30T02:00:00Z", 3));
  }

  @Example
  void a_year_that_is_not_published_counts_monday_to_friday_and_is_provisional() {
    Instant due = DEADLINES.after(Instant.parse("2026-12-29T02:00:00Z"), 5);
    assertEquals(LocalDate.parse("2027-01-05"), day(due));
    assertTrue(DEADLINES.provisional(due));
    assertFalse(DEADLINES.provisional(DEADLINES.after(Instant.parse("2026-12-29T02:00:00Z"), 2)));
  }

  @Example
  void the_year_is_that_of_the_day_in_shanghai() {
    assertFalse(DEADLINES.provisional(Instant.parse("2026-12-31T15:59:59Z")));
    assertTrue(DEADLINES.provisional(Instant.parse("2026-12-31T16:00:00Z")));
  }

  @Property
  void a_deadline_is_the_end_of_exactly_the_nth_working_day_after(
      @ForAll @LongRange long seed, @ForAll @IntRange(min = 1, max = 60) int workingDays) {
    Instant start = Instant.ofEpochSecond(FROM + Math.floorMod(seed, TO - FROM));
    Instant due = DEADLINES.after(start, workingDays);
    assertTrue(CALENDAR.isWorkingDay(day(due)));
    assertEquals(
        workingDays, day(start).plusDays(1).datesUntil(day(due).plusDays(1)).filter(CALENDAR::isWorkingDay).count());
    assertEquals(day(due).plusDays(1).atStartOfDay(ZONE).toInstant().minusSeconds(1), due);
  }

  @Property
  void a_later_start_or_more_days_are_never_due_earlier(
      @ForAll @LongRange long seed,
      @ForAll @LongRange(min = 0, max = 3_000_000) long later,
      @ForAll @IntRange(min = 1, max = 60) int workingDays) {
    Instant start = Instant.ofEpochSecond(FROM + Math.floorMod(seed, TO - FROM));
    Instant due = DEADLINES.after(start, workingDays);
    assertFalse(DEADLINES.after(start.plusSeconds(later), workingDays).isBefore(due));
    assertTrue(DEADLINES.after(start, workingDays + 1).isAfter(due));
  }
}
