package org.numberrefresh.simulation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.simulation.session.SyntheticOrder;

/**
 * The batch orders of a run, submitted and checked line by line. One order takes 10,000 lines; more numbers make more
 * orders.
 *
 * @param orders their ids
 * @param accepted lines accepted
 * @param rejections the answers to the lines that must be rejected, by kind
 * @param took the time of the submission
 */
record BatchOrders(List<String> orders, long accepted, List<Rejection> rejections, Duration took) {

  /** Leaves room for the bad lines. */
  private static final int GOOD_LINES = SyntheticOrder.MOST - 100;

  /**
   * The answers to the lines of one kind.
   *
   * @param kind their flaw
   * @param code the code that they must be rejected with
   * @param lines the number of lines
   * @param asExpected the number of lines that were rejected with it
   * @param instead the answer that some got instead; empty for none
   */
  record Rejection(String kind, String code, int lines, int asExpected, String instead) {

    static Rejection none(String kind, String code) {
      return new Rejection(kind, code, 0, 0, "");
    }

    Rejection with(String found) {
      boolean right = found.equals(code);
      return new Rejection(kind, code, lines + 1, asExpected + (right ? 1 : 0), right ? instead : found);
    }

    boolean allRight() {
      return lines == asExpected;
    }
  }

  static BatchOrders submit(Session session, DemoOptions options) throws IOException, InterruptedException, RunFailure {
    Instant now = session.operator().now();
    var parts = new ArrayList<SyntheticOrder>();
    for (int from = 0; from < options.numbers(); from += GOOD_LINES) {
      int count = Math.min(GOOD_LINES, options.numbers() - from);
      parts.add(SyntheticOrder.make(options.seed(), from, count, now));
    }
    var ids = new ArrayList<String>();
    var rejections = new TreeMap<String, Rejection>();
    long accepted = 0;
    long start = System.nanoTime();
    for (SyntheticOrder part : parts) {
      JsonNode answer = session.carrier().submit(part.body());
      ids.add(answer.path("orderId").asText());
      accepted += answer.path("accepted").asLong();
      check(part, answer.path("rejected"), rejections);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new BatchOrders(ids, accepted, List.copyOf(rejections.values()), took);
  }

  static void check(SyntheticOrder part, JsonNode rejected, Map<String, Rejection> rejections) {
    var found = new TreeMap<Integer, String>();
    rejected.forEach(line -> found.put(line.path("index").asInt(), line.path("code").asText()));
    part.mustBeRejected()
        .forEach(
            (index, line) -> {
              String code = found.containsKey(index) ? found.remove(index) : "accepted";
              rejections.merge(
                  line.kind(), Rejection.none(line.kind(), line.code()).with(code), (before, now) -> before.with(code));
            });
    found.forEach(
        (index, code) ->
            rejections.merge(
                "nothing wrong",
                Rejection.none("nothing wrong", "accepted").with(code),
                (before, now) -> before.with(code)));
  }

  /** The lines that must be rejected. */
  int badLines() {
    return rejections.stream().mapToInt(Rejection::lines).sum();
  }

  /** Those of them that were, with the right code. */
  int rightlyRejected() {
    return rejections.stream().mapToInt(Rejection::asExpected).sum();
  }

  boolean allRight() {
    return rejections.stream().allMatch(Rejection::allRight);
  }
}
