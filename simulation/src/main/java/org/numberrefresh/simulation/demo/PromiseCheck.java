package org.numberrefresh.simulation.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.simulation.session.Comparison;
import org.numberrefresh.simulation.session.OrdersProgress;

/** The promises of a run. Each one that it broke is a sentence. */
final class PromiseCheck {

  private final List<String> broken = new ArrayList<>();

  private void check(boolean kept, String otherwise) {
    if (!kept) {
      broken.add(otherwise);
    }
  }

  /** Checks the orders against what was submitted. */
  void orders(BatchOrders batch, DemoOptions options) {
    check(
        batch.accepted() == options.numbers(),
        "%,d lines were accepted, %,d are good".formatted(batch.accepted(), options.numbers()));
    check(batch.allRight(), "lines were not rejected as they must be, see the table above");
  }

  /** Checks that the counts of the orders make up their pairs, and that all of them are final. */
  void counts(OrdersProgress progress, long numbers, long apps, Comparison comparison) {
    long pairs = numbers * apps;
    check(progress.settled(), "an order is not settled after its deadline");
    check(progress.addsUp(), "the counts of an order do not make up its pairs");
    check(progress.pairs() == pairs, "the orders count %,d pairs of %,d".formatted(progress.pairs(), pairs));
    check(
        comparison.numbersCompared() == numbers,
        "the results list %,d numbers of %,d".formatted(comparison.numbersCompared(), numbers));
    check(
        comparison.outcomesWithoutReason().equals(nonZero(progress)),
        "the counts of the orders are not those of their results");
    check(comparison.differing() == 0, "%,d pairs differ from the truth".formatted(comparison.differing()));
  }

  /** Takes in what the simulated apps complain of. */
  void apps(List<String> complaints) {
    broken.addAll(complaints);
  }

  private static Map<String, Long> nonZero(OrdersProgress progress) {
    var counts = new TreeMap<>(progress.outcomes());
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  List<String> broken() {
    return List.copyOf(broken);
  }
}
