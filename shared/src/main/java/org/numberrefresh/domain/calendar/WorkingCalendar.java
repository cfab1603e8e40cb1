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
import java.util.function.IntFunction;

/**
 * The working days of mainland China. The State Council's notice of a year is a resource {@code YEAR.txt}. A year
 * without one is not published yet and counts Monday to Friday.
 *
 * <p>Decision: docs/decisions.md#a-year-without-a-notice-counts-monday-to-friday
 */
public final class WorkingCalendar {

  private static final WorkingCalendar PUBLISHED = new WorkingCalendar(WorkingCalendar::file);

  private final Map<Integer, Optional<WorkingYear>> years = new ConcurrentHashMap<>();

  private final IntFunction<Optional<String>> files;

  /**
   * A calendar of some files.
   *
   * @param files the text of a year's file; empty if the year's notice is not published
   */
  WorkingCalendar(IntFunction<Optional<String>> files) {
    this.files = files;
  }

  /** The calendar as far as it is published. */
  public static WorkingCalendar published() {
    return PUBLISHED;
  }

  /** True if a day is a working day. The notice of the next year may change days of December, and then counts. */
  public boolean isWorkingDay(LocalDate day) {
    return year(day.getYear() + 1)
        .flatMap(next -> next.exception(day))
        .or(() -> year(day.getYear()).flatMap(year -> year.exception(day)))
        .orElseGet(() -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
  }

  /** True if the notice of a year is known. */
  public boolean knows(int year) {
    return year(year).isPresent();
  }

  private Optional<WorkingYear> year(int year) {
    return years.computeIfAbsent(year, y -> files.apply(y).map(text -> WorkingYear.parse(y, text)));
  }

  private static Optional<String> file(int year) {
    try (InputStream file = WorkingCalendar.class.getResourceAsStream(year + ".txt")) {
      return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
