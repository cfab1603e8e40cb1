package org.numberrefresh.simulation.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.simulation.session.Comparison;
import org.numberrefresh.simulation.session.OrdersProgress;

/** The promises of a run. Each one that it broke is a sentence. */
final class PromiseCheck {

  private final DemoTexts texts;
  private final List<String> broken = new ArrayList<>();

  PromiseCheck(DemoTexts texts) {
    this.texts = texts;
  }

  private void check(boolean kept, String key, Object... figures) {
    if (!kept) {
      broken.add(texts.of(key, figures));
    }
  }

  /** Checks the orders against what was submitted. */
  void orders(BatchOrders batch, DemoOptions options) {
    check(batch.accepted() == options.numbers(), "broken.accepted", batch.accepted(), options.numbers());
    check(batch.allRight(), "broken.rejected");
  }

  /** Checks that the counts of the orders make up their pairs, and that all of them are final. */
  void counts(OrdersProgress progress, long numbers, long apps, Comparison comparison) {
    long pairs = numbers * apps;
    check(progress.settled(), "broken.settled");
    check(progress.addsUp(), "broken.sum");
    check(progress.pairs() == pairs, "broken.pairs", progress.pairs(), pairs);
    check(comparison.numbersCompared() == numbers, "broken.numbers", comparison.numbersCompared(), numbers);
    check(comparison.outcomesWithoutReason().equals(nonZero(progress)), "broken.results");
    check(comparison.differing() == 0, "broken.differ", comparison.differing());
  }

  /** Checks what reached the carrier without being asked for, an appeal and a certificate. */
  void wayBack(WayBack.Shown shown, Comparison comparison) {
    WayBack.Pushed pushed = shown.pushed();
    check(shown.told().once(), "broken.told");
    check(shown.told().outcomes().equals(comparison.outcomesWithoutReason()), "broken.toldPairs");
    check(pushed.faulty() == 0, "broken.pushed", pushed.faulty());
    check(pushed.same() == pushed.fed(), "broken.feed", pushed.same(), pushed.fed());
    check(shown.appeal().stream().allMatch(WayBack.Appeal::right), "broken.appeal");
    check(shown.certificate().valid() && shown.certificate().stillHeld(), "broken.certificate");
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
