package org.numberrefresh.domain.number;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.numberrefresh.problem.Unavailable;

/** The race of several calls that write the same numbers' records. A call that lost reads again and tries again. */
public final class RecordRace {

  private static final int MAX_TRIES = 10;

  private RecordRace() {}

  /**
   * Writes records.
   *
   * @param round reads and writes the records of some numbers, and returns those that another call wrote meanwhile
   * @return the numbers that lost ten times in a row
   */
  public static <T> List<T> run(Collection<T> numbers, UnaryOperator<List<T>> round) {
    List<T> open = List.copyOf(numbers);
    for (int i = 0; i < MAX_TRIES && !open.isEmpty(); i++) {
      open = round.apply(open);
    }
    return open;
  }

  /**
   * Writes the records of all numbers.
   *
   * @throws Unavailable if some lost ten times in a row
   */
  public static <T> void runToTheEnd(Collection<T> numbers, UnaryOperator<List<T>> round) {
    List<T> open = run(numbers, round);
    if (!open.isEmpty()) {
      throw new Unavailable(open.size() + " numbers were written by others " + MAX_TRIES + " times in a row.");
    }
  }
}
