package org.numberrefresh.simulation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.simulation.session.OrdersProgress;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.synthetic.MobileRanges;
import org.numberrefresh.synthetic.SyntheticNumbers;

/**
 * One number whose new holder asks for a refresh, timed while nothing else runs.
 *
 * @param order its id
 * @param took from submission until every app that answers without being asked again has answered
 * @param answered the apps that had answered by then
 * @param number its number
 * @param holderSince the day on which its holder got it, RFC 3339
 */
record ActiveOrder(String order, Duration took, long answered, String number, String holderSince) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Beyond every number of a batch order. */
  private static final long INDEX = 3_000_000;

  static ActiveOrder run(Session session, long seed) throws IOException, InterruptedException, RunFailure {
    Instant now = session.operator().now();
    String since = now.minus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS).toString();
    String number = new SyntheticNumbers(seed).of(MobileRanges.SyntheticCarrier.EAST, INDEX);
    long start = System.nanoTime();
    JsonNode answer = session.carrier().submit(body(number, since));
    if (answer.path("accepted").asInt() != 1) {
      throw new RunFailure(
          "The active order was not accepted: " + answer.path("rejected").path(0).path("code").asText("no code") + ".");
    }
    String order = answer.path("orderId").asText();
    long answers = session.apps().answering();
    OrdersProgress progress = session.carrier().progress(List.of(order));
    while (progress.done() < answers) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new RunFailure(
            "After a minute the active order still waits for "
                + (answers - progress.done())
                + " apps that answer at once. The stack's log may say why.");
      }
      // Each look is work for the stack that is being timed.
      TimeUnit.MILLISECONDS.sleep(100);
      progress = session.carrier().progress(List.of(order));
    }
    return new ActiveOrder(order, Duration.ofNanos(System.nanoTime() - start), progress.done(), number, since);
  }

  private static ObjectNode body(String number, String since) {
    ObjectNode body = new ObjectMapper().createObjectNode().put("mode", "ACTIVE");
    body.putArray("apps").add("all");
    body.putArray("numbers")
        .addObject()
        .put("phoneNumber", number)
        .put("holderSince", since)
        .put("consent", "demo-consent-1");
    return body;
  }
}
