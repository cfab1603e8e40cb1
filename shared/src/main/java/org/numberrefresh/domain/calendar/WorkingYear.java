package org.numberrefresh.domain.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The days of a year that its notice makes different from the plain week.
 *
 * @param off the days off of its holidays, weekend days among them
 * @param work the weekend days that are worked to make up for others (调休)
 */
record WorkingYear(Set<LocalDate> off, Set<LocalDate> work) {

  WorkingYear {
    off = Set.copyOf(off);
    work = Set.copyOf(work);
  }

  /** True if a day that the notice names is a working day; empty if it names it not. */
  Optional<Boolean> exception(LocalDate day) {
    return off.contains(day) ? Optional.of(false) : work.contains(day) ? Optional.of(true) : Optional.empty();
  }

  /**
   * Reads a year's file: lines {@code off FIRST LAST NAME} and {@code work DAY}, and comments after {@code #}.
   *
   * @throws IllegalStateException if a line is neither, names a day of another year but the December before, or names a
   *     day twice
   */
  static WorkingYear parse(int year, String file) {
    var off = new HashSet<LocalDate>();
    var work = new HashSet<LocalDate>();
    for (String line : file.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      List<String> words = List.of(line.split(" ", -1));
      boolean known = words.getFirst().equals("off") ? words.size() == 4 : line.matches("work \\S+");
      if (!known) {
        throw new IllegalStateException("The calendar of " + year + " has a line that is none: " + line);
      }
      LocalDate first = LocalDate.parse(words.get(1));
      LocalDate last = words.getFirst().equals("off") ? LocalDate.parse(words.get(2)) : first;
      for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
        boolean twice = off.contains(day) || work.contains(day);
        if (twice || !isNamedBy(year, day)) {
          throw new IllegalStateException("The calendar of " + year + " has a wrong day: " + day);
        }
        (words.getFirst().equals("off") ? off : work).add(day);
      }
    }
    return new WorkingYear(off, work);
  }

  /** A notice names days of its year. The one of a New Year's holiday may reach back into December. */
  private static boolean isNamedBy(int year, LocalDate day) {
    return day.getYear() == year || (day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER);
  }
}
