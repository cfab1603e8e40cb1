package org.numberrefresh.bench.naive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.adapter.http.HttpAppCaller;
import org.numberrefresh.domain.app.SigningSecret;

/** One signed call a pair, by the same client as the real system's and in the same form. */
final class NaiveCalls {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int ANSWER_LIMIT = 64 * 1024;

  private final String endpoints;
  private final int atOnce;
  private final AppCaller caller = new HttpAppCaller(new EndpointRules(Reach.LOOPBACK_TOO));
  private final SigningSecret secret = SigningSecret.draw(new SecureRandom());
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

  /**
   * Makes the calls.
   *
   * @param endpoints what the endpoint of each app begins with, before its id
   * @param atOnce the most calls at a time to an app
   */
  NaiveCalls(String endpoints, int atOnce) {
    this.endpoints = endpoints;
    this.atOnce = atOnce;
  }

  /**
   * Asks an app about a number and returns its answer.
   *
   * @throws IOException if it gives none
   */
  String ask(NaivePair pair) throws IOException {
    byte[] body = body(pair);
    String id = "msg_" + pair.id();
    Instant now = Instant.now();
    Map<String, String> headers =
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            secret.sign(id, now, body));
    var call = new AppCaller.Call(pair.app(), URI.create(endpoints + pair.app()), headers, body, LIMIT, ANSWER_LIMIT);
    Semaphore place = places.computeIfAbsent(pair.app(), _ -> new Semaphore(atOnce));
    place.acquireUninterruptibly();
    try {
      return outcome(caller.call(call));
    } finally {
      place.release();
    }
  }

  private static String outcome(AppCaller.Reply reply) throws IOException {
    if (reply instanceof AppCaller.Reply.Answered answered && answered.status() == 200) {
      return MAPPER.readTree(answered.body()).path("results").path(0).path("outcome").asText();
    }
    throw new IOException("An app gave no answer.");
  }

  private static byte[] body(NaivePair pair) throws IOException {
    JsonNode body =
        MAPPER
            .createObjectNode()
            .put("type", "unbind")
            .set(
                "items",
                MAPPER
                    .createArrayNode()
                    .add(
                        MAPPER
                            .createObjectNode()
                            .put("ref", pair.id())
                            .put("phoneNumber", pair.number())
                            .put("boundBefore", pair.boundBefore())));
    return MAPPER.writeValueAsBytes(body);
  }
}
