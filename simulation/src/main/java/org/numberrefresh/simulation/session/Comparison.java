package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds every pair of an order, as the carrier sees it, against what the app says it answered. */
public final class Comparison {

  private static final int AT_ONCE = 2000;
  private static final int EXAMPLES = 5;

  /** The truth of an app that must have been asked and was not. */
  static final String NEVER_ASKED = "never asked";

  private static final String ABSENT = "absent";
  private static final Set<String> NO_ANSWER = Set.of(ABSENT, "PENDING", "NO_RESPONSE", "UNDELIVERABLE");

  private final SimulatedCarrier carrier;
  private final SimulatedApps apps;
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final List<String> examples = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();
  private final List<Map<String, String>> seen = new ArrayList<>();
  private long compared;
  private long differing;
  private long lost;
  private long numbersCompared;
  private String mostLeft = "";
  private long mostLeftCount = -1;

  public Comparison(SimulatedCarrier carrier, SimulatedApps apps) {
    this.carrier = carrier;
    this.apps = apps;
  }

  /** Compares a whole order, page by page. */
  public void compare(String order) throws IOException, InterruptedException {
    String cursor = "";
    do {
      JsonNode page = carrier.results(order, cursor);
      page.path("results").forEach(this::collect);
      if (numbers.size() >= AT_ONCE) {
        compareCollected();
      }
      String next = page.path("cursor").asText("");
      if (next.equals(cursor) && !next.isEmpty()) {
        throw new IOException("the cursor of the results does not move on");
      }
      cursor = next;
    } while (!cursor.isEmpty());
    compareCollected();
  }

  private void collect(JsonNode result) {
    var found = new HashMap<String, String>();
    for (JsonNode app : result.path("apps")) {
      String reason = app.path("reason").asText("");
      String outcome = app.path("outcome").asText();
      found.put(app.path("app").asText().intern(), (reason.isEmpty() ? outcome : outcome + "/" + reason).intern());
    }
    String number = result.path("phoneNumber").asText();
    numbers.add(number);
    seen.add(found);
    long answeredNo =
        found.values().stream()
            .filter(outcome -> outcome.startsWith("BLOCKED") || outcome.startsWith("REFUSED"))
            .count();
    if (answeredNo > mostLeftCount) {
      mostLeft = number;
      mostLeftCount = answeredNo;
    }
  }

  private void compareCollected() throws IOException, InterruptedException {
    for (String app : apps.covered()) {
      List<String> truth = apps.truth(app, numbers);
      for (int i = 0; i < numbers.size(); i++) {
        String found = seen.get(i).remove(app);
        compare(app, truth.get(i), found == null ? ABSENT : found);
      }
    }
    // The pairs left name apps that take no part, or that nobody knows.
    for (Map<String, String> others : seen) {
      others.forEach(
          (app, outcome) -> {
            if (!outcome.equals("NOT_COVERED")) {
              compare(app, ABSENT, outcome);
            }
          });
    }
    numbersCompared += numbers.size();
    numbers.clear();
    seen.clear();
  }

  private void compare(String app, String truth, String found) {
    compared++;
    outcomes.merge(found, 1L, Long::sum);
    if (!truth.equals(found)) {
      differing++;
      lost += NO_ANSWER.contains(found) || truth.equals(NEVER_ASKED) ? 1 : 0;
      if (examples.size() < EXAMPLES) {
        examples.add(app + " says " + truth + ", the carrier sees " + found);
      }
    }
  }

  public long compared() {
    return compared;
  }

  public long differing() {
    return differing;
  }

  /** The pairs that differ because a question, or the answer to it, was lost. */
  public long lost() {
    return lost;
  }

  public long numbersCompared() {
    return numbersCompared;
  }

  /** Some of the pairs that differ, without their numbers. */
  public List<String> examples() {
    return List.copyOf(examples);
  }

  /** Pairs by outward outcome and reason. */
  public Map<String, Long> outcomes() {
    return Map.copyOf(outcomes);
  }

  /** Pairs by outward outcome alone, as an order counts them. */
  public Map<String, Long> outcomesWithoutReason() {
    var sums = new TreeMap<String, Long>();
    outcomes.forEach((outcome, count) -> sums.merge(outcome.replaceAll("/.*", ""), count, Long::sum));
    return sums;
  }

  /** The number on which most was left. */
  public String mostLeft() {
    return mostLeft;
  }
}
