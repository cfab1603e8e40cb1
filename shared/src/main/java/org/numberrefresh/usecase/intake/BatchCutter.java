package org.numberrefresh.usecase.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.numberrefresh.domain.batch.BatchNumber;

/** Cuts the accepted lines of an order into batches: at most 500 numbers that may be opened at the same time. */
public final class BatchCutter {

  /** The highest count of numbers in a batch. */
  public static final int MAX_NUMBERS = 500;

  /**
   * Numbers that make one batch.
   *
   * @param startsAt the time from which the batch may be opened
   * @param numbers its numbers in the order of their lines, 1 to {@value #MAX_NUMBERS}
   */
  public record Cut(Instant startsAt, List<BatchNumber> numbers) {
    public Cut {
      numbers = List.copyOf(numbers);
    }
  }

  private BatchCutter() {}

  /**
   * Cuts numbers.
   *
   * @param numbers the accepted numbers
   * @param startsAt gives the time when each number's refresh may start
   * @return the batches, the earliest first
   */
  public static List<Cut> cut(List<BatchNumber> numbers, Function<BatchNumber, Instant> startsAt) {
    var byStart = new TreeMap<Instant, List<BatchNumber>>();
    numbers.stream()
        .sorted(Comparator.comparingInt(BatchNumber::line))
        .forEach(n -> byStart.computeIfAbsent(startsAt.apply(n), start -> new ArrayList<>()).add(n));
    var cuts = new ArrayList<Cut>();
    byStart.forEach(
        (start, all) -> {
          for (int from = 0; from < all.size(); from += MAX_NUMBERS) {
            cuts.add(new Cut(start, all.subList(from, Math.min(all.size(), from + MAX_NUMBERS))));
          }
        });
    return cuts;
  }
}
