package org.numberrefresh.simulation.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.simulation.session.Comparison;
import org.numberrefresh.simulation.session.Session;

/** The findings of a run. Each promise that was broken is a sentence. */
final class Findings {

  private final List<String> broken = new ArrayList<>();
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

  /** Compares every pair of every order with the truth, and hears the apps. */
  void conclude(Session session, List<String> orders, long expectedPairs) throws IOException, InterruptedException {
    var comparison = new Comparison(session.carrier(), session.apps());
    for (String order : orders) {
      comparison.compare(order);
    }
    pairs = comparison.compared();
    lost = comparison.lost();
    wrong = comparison.differing() - comparison.lost();
    JsonNode stats = session.apps().stats();
    repeats = stats.path("repeats").asLong();
    otherRefs = stats.path("changedRefs").asLong() + stats.path("askedAnew").asLong();
    broken.addAll(session.apps().complaints());
    broken.addAll(comparison.examples());
    check(pairs == expectedPairs, "%,d pairs were compared, there are %,d".formatted(pairs, expectedPairs));
    check(lost == 0, "%,d pairs were lost".formatted(lost));
    check(wrong == 0, "%,d pairs are wrong".formatted(wrong));
    check(otherRefs == 0, "%,d items were repeated under another ref".formatted(otherRefs));
    check(
        looksThatDidNotAddUp == 0,
        "at %,d looks the counts of an order did not make up its pairs".formatted(looksThatDidNotAddUp));
  }

  private void check(boolean kept, String otherwise) {
    if (!kept) {
      broken.add(otherwise);
    }
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  /** The figures in words. */
  List<String> figures() {
    return List.of(
        "%,d pairs compared: %,d lost, %,d wrong".formatted(pairs, lost, wrong),
        "apps were sent %,d items again, %,d of them under another ref".formatted(repeats, otherRefs),
        "%,d looks at orders, the counts did not add up at %,d".formatted(looks, looksThatDidNotAddUp));
  }

  long pairs() {
    return pairs;
  }
}
