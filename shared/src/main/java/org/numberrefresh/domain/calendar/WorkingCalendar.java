package org.numberrefresh.domain.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The working days of mainland China. The State Council's notice of a year is a resource {@code YEAR.txt}. A year
 * without one is not published yet and counts Monday to Friday.
 *
 * <p>Decision: docs/decisions.md#a-year-without-a-notice-counts-monday-to-friday
 */
public final class WorkingCalendar {

  private static final WorkingCalendar PUBLISHED = new WorkingCalendar();

  private final Map<Integer, Optional<WorkingYear>> years = new ConcurrentHashMap<>();

  private WorkingCalendar() {}

  /** The calendar as far as it is published. */
  public static WorkingCalendar published() {
    return PUBLISHED;
  }

  /** True if a day is a working day. */
  public boolean isWorkingDay(LocalDate day) {
    return year(day.getYear())
        .flatMap(year -> year.exception(day))
        .orElseGet(() -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
  }

  /** True if the notice of a year is known. */
  public boolean knows(int year) {
    return year(year).isPresent();
  }

  private Optional<WorkingYear> year(int year) {
    return years.computeIfAbsent(year, WorkingCalendar::read);
  }

  private static Optional<WorkingYear> read(int year) {
    try (InputStream file = WorkingCalendar.class.getResourceAsStream(year + ".txt")) {
      return file == null
          ? Optional.empty()
          : Optional.of(WorkingYear.parse(year, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
