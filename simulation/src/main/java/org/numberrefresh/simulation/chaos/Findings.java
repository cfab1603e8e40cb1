package org.numberrefresh.simulation.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.simulation.session.Comparison;
import org.numberrefresh.simulation.session.Session;

/** The findings of a run. Each promise that was broken is a sentence. */
final class Findings {

  private static final int EXAMPLES = 5;

  private final List<String> broken = new ArrayList<>();
  private final List<String> moreFigures = new ArrayList<>();
  private long looks;
  private long looksThatDidNotAddUp;
  private long pairs;
  private long lost;
  private long wrong;
  private long repeats;
  private long otherRefs;

  /** Notes a look at an order. */
  void look(boolean addsUp) {
    looks++;
    looksThatDidNotAddUp += addsUp ? 0 : 1;
  }

  /** Notes what must not be. */
  void broken(String promise) {
    broken.add(promise);
  }

  /** Adds a figure, in words. */
  void figure(String words) {
    moreFigures.add(words);
  }

  /**
   * Compares every pair of every order with the truth, and hears the apps.
   *
   * @return the comparison of each order
   */
  Map<String, Comparison> conclude(Session session, List<String> orders, long expectedPairs)
      throws IOException, InterruptedException {
    var compared = new LinkedHashMap<String, Comparison>();
    for (String order : orders) {
      var comparison = new Comparison(session.carrier(), session.apps());
      comparison.compare(order);
      compared.put(order, comparison);
    }
    pairs = compared.values().stream().mapToLong(Comparison::compared).sum();
    lost = compared.values().stream().mapToLong(Comparison::lost).sum();
    wrong = compared.values().stream().mapToLong(Comparison::differing).sum() - lost;
    JsonNode stats = session.apps().stats();
    repeats = stats.path("repeats").asLong();
    otherRefs = stats.path("changedRefs").asLong() + stats.path("askedAnew").asLong();
    broken.addAll(session.apps().complaints());
    compared.values().stream().flatMap(one -> one.examples().stream()).limit(EXAMPLES).forEach(broken::add);
    check(pairs == expectedPairs, "%,d pairs were compared, there are %,d".formatted(pairs, expectedPairs));
    check(lost == 0, "%,d pairs were lost".formatted(lost));
    check(wrong == 0, "%,d pairs are wrong".formatted(wrong));
    check(otherRefs == 0, "%,d items were repeated under another ref".formatted(otherRefs));
    check(
        looksThatDidNotAddUp == 0,
        "at %,d looks the counts of an order did not make up its pairs".formatted(looksThatDidNotAddUp));
    return compared;
  }

  /** Notes a promise that was not kept. */
  void check(boolean kept, String otherwise) {
    if (!kept) {
      broken.add(otherwise);
    }
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  /** The figures in words. */
  List<String> figures() {
    var figures = new ArrayList<String>();
    figures.add("%,d pairs compared: %,d lost, %,d wrong".formatted(pairs, lost, wrong));
    figures.add("apps were sent %,d items again, %,d of them under another ref".formatted(repeats, otherRefs));
    figures.add("%,d looks at orders, the counts did not add up at %,d".formatted(looks, looksThatDidNotAddUp));
    figures.addAll(moreFigures);
    return figures;
  }

  long pairs() {
    return pairs;
  }
}
