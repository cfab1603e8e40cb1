package org.numberrefresh.domain.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar's files, and how they are read. */
class WorkingCalendarTest {

  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  static List<Integer> published() {
    return IntStream.range(2000, 2100).filter(WorkingCalendar.published()::knows).boxed().toList();
  }

  private static String file(int year) {
    try (var file = WorkingCalendar.class.getResourceAsStream(year + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_published_years_follow_each_other() {
    List<Integer> years = published();
    assertTrue(years.containsAll(List.of(2024, 2025, 2026)));
    assertEquals(IntStream.rangeClosed(years.getFirst(), years.getLast()).boxed().toList(), years);
  }

  @ParameterizedTest
  @MethodSource("published")
  void a_year_names_its_notice_and_is_plausible(int year) {
    String text = file(year);
    assertTrue(text.contains("# Source: 国务院办公厅关于" + year + "年部分节假日安排的通知, 国办发明电〔" + (year - 1) + "〕"), text);
    WorkingYear days = WorkingYear.parse(year, text);
    days.work().forEach(day -> assertTrue(WEEKEND.contains(day.getDayOfWeek()), day::toString));
    // The law gave eleven days off until 2024 and gives thirteen since; each weekday more is worked on a weekend day.
    long statutory = year < 2025 ? 11 : 13;
    long weekdaysOff = days.off().stream().filter(day -> !WEEKEND.contains(day.getDayOfWeek())).count();
    long given = weekdaysOff - days.work().size();
    assertTrue(given <= statutory && given >= statutory - 4, () -> year + " gives " + given);
    assertTrue(days.off().size() >= 20 && days.off().size() <= 35, () -> year + " has " + days.off().size());
    for (String holiday : List.of("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")) {
      assertTrue(text.contains(holiday), holiday);
    }
    for (String fixed : List.of("-01-01", "-05-01", "-10-01", "-10-02", "-10-03")) {
      assertFalse(WorkingCalendar.published().isWorkingDay(LocalDate.parse(year + fixed)), fixed);
    }
  }

  @Test
  void a_notice_that_reaches_back_into_december_changes_days_of_the_year_before() {
    var files =
        Map.of(
            2026, "off 2026-10-01 2026-10-07 国庆节\nwork 2026-12-27",
            2027, "off 2026-12-31 2027-01-02 元旦\nwork 2026-12-26\noff 2027-10-01 2027-10-03 国庆节");
    var calendar = new WorkingCalendar(year -> Optional.ofNullable(files.get(year)));
    assertFalse(calendar.isWorkingDay(LocalDate.parse("2026-12-31")));
    assertTrue(calendar.isWorkingDay(LocalDate.parse("2026-12-26")));
    assertTrue(calendar.isWorkingDay(LocalDate.parse("2026-12-27")));
    assertFalse(calendar.isWorkingDay(LocalDate.parse("2026-10-01")));
    assertTrue(calendar.isWorkingDay(LocalDate.parse("2026-12-30")));
    assertFalse(calendar.isWorkingDay(LocalDate.parse("2027-01-01")));
  }

  @Test
  void a_year_without_a_file_is_a_plain_week() {
    assertFalse(WorkingCalendar.published().knows(2099));
    assertTrue(WorkingCalendar.published().isWorkingDay(LocalDate.parse("2099-10-01")));
    assertFalse(WorkingCalendar.published().isWorkingDay(LocalDate.parse("2099-10-03")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "off 2026-01-01 2026-01-03",
        "work 2025-11-29",
        "off 2026-12-31 2027-01-02 元旦",
        "work 2026-01-04\nwork 2026-01-04",
        "off 2026-01-01 2026-01-03 元旦\nwork 2026-01-03",
        "holiday 2026-01-01",
        "work 2026-01-04 2026-01-05"
      })
  void a_file_that_is_wrong_is_refused(String file) {
    assertThrows(IllegalStateException.class, () -> WorkingYear.parse(2026, file));
  }
}
