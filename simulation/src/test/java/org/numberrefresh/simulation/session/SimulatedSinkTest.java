package org.numberrefresh.simulation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.simulation.apps.HubClient;

/** The sink over real HTTP, pushed to by a test. */
class SimulatedSinkTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SECRET = secret("a secret of 24 bytes or so");

  private final HttpClient http = HubClient.http();
  private SimulatedSink sink;

  @BeforeEach
  void open() throws IOException {
    sink = SimulatedSink.open();
    sink.trust(SECRET);
  }

  @AfterEach
  void close() {
    sink.close();
    http.shutdownNow();
  }

  private static String secret(String text) {
    return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static ObjectNode event(String id, int sequence) {
    return MAPPER.createObjectNode().put("id", id).put("sequence", "%019d".formatted(sequence));
  }

  private HttpResponse<byte[]> push(String secret, JsonNode body) throws Exception {
    String text = body.toString();
    var request =
        HttpRequest.newBuilder(sink.url())
            .header("webhook-id", "call-1")
            .header("webhook-timestamp", "1790000000")
            .header("webhook-signature", new Webhook(secret).sign("call-1", 1_790_000_000, text))
            .POST(BodyPublishers.ofString(text))
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  private static ArrayNode list(JsonNode... events) {
    return MAPPER.createArrayNode().addAll(List.of(events));
  }

  @Test
  void a_challenge_is_answered_before_any_secret_is_known() throws Exception {
    try (var fresh = SimulatedSink.open()) {
      var request =
          HttpRequest.newBuilder(fresh.url())
              .POST(BodyPublishers.ofString("{\"type\":\"verify\",\"challenge\":\"c-1\"}"))
              .build();
      assertEquals("{\"challenge\":\"c-1\"}", http.send(request, BodyHandlers.ofString()).body());
    }
  }

  @Test
  void events_are_kept_in_order_and_one_that_comes_again_is_counted_once() throws Exception {
    assertEquals(204, push(SECRET, list(event("a", 7), event("b", 8))).statusCode());
    push(SECRET, event("b", 8));
    push(SECRET, event("c", 9));

    assertEquals(List.of(event("a", 7), event("b", 8), event("c", 9)), sink.events());
    assertEquals(1, sink.repeats());
    assertEquals(List.of(), sink.faults());
    assertTrue(sink.await(events -> events.size() == 3, Duration.ZERO));
    assertFalse(sink.await(events -> events.size() == 4, Duration.ZERO));
  }

  @Test
  void a_push_that_is_signed_by_another_is_refused_and_told() throws Exception {
    assertEquals(401, push(secret("another secret of 24 bytes"), event("a", 1)).statusCode());

    assertEquals(List.of(), sink.events());
    assertEquals(List.of("a push had no right signature"), sink.faults());
  }

  @Test
  void a_gap_and_an_id_that_comes_again_with_another_event_are_told() throws Exception {
    push(SECRET, list(event("a", 1), event("b", 3)));
    push(SECRET, event("b", 4));

    assertEquals(List.of("event 3 came after event 1", "an id came again with another event"), sink.faults());
    assertEquals(2, sink.faulty());
  }
}
