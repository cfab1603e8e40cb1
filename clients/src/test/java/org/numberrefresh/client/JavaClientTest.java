package org.numberrefresh.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.numberrefresh.client.api.OrdersApi;
import org.numberrefresh.client.model.AcceptedOrder;
import org.numberrefresh.client.model.LineCode;
import org.numberrefresh.client.model.Order;
import org.numberrefresh.client.model.Problem;
import org.numberrefresh.client.model.ProblemCode;

/** The Java client that the generator makes of openapi.yaml, with the types that it makes. */
class JavaClientTest {

  private static final ObjectMapper MAPPER =
      ApiClient.createDefaultObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Bodies that are no objects with properties: the generator makes no types of them. */
  private static final Set<String> WITHOUT_TYPE =
      Set.of(
          "Nothing",
          "SecurityEventToken",
          "OrderResultsLines",
          "OrderResultsCsv",
          "MonthlyReportCsv",
          "HtmlPage",
          "PushedEvents");

  static Stream<Examples.Example> examples() {
    return Examples.all().stream().filter(example -> !WITHOUT_TYPE.contains(example.schema()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_read_into_its_type_and_written_again(Examples.Example example) throws Exception {
    Object read =
        MAPPER.treeToValue(example.value(), Class.forName("org.numberrefresh.client.model." + example.schema()));
    assertKept(example.value(), MAPPER.valueToTree(read), example.toString());
  }

  /** Holds what was read to be written again. Defaults may come in addition, and a time may be in another zone. */
  private static void assertKept(JsonNode expected, JsonNode written, String where) {
    if (expected.isObject()) {
      expected.properties().forEach(e -> assertKept(e.getValue(), written.path(e.getKey()), where + "/" + e.getKey()));
    } else if (expected.isArray()) {
      assertEquals(expected.size(), written.size(), where);
      for (int i = 0; i < expected.size(); i++) {
        assertKept(expected.get(i), written.path(i), where + "/" + i);
      }
    } else if (expected.isNumber() && written.isNumber()) {
      assertEquals(0, expected.decimalValue().compareTo(written.decimalValue()), where);
    } else if (isTime(expected) && isTime(written)) {
      assertEquals(time(expected), time(written), where);
    } else {
      assertEquals(expected.asText(), written.asText(), where);
    }
  }

  private static boolean isTime(JsonNode value) {
    return value.asText().matches("\\d{4}-\\d\\d-\\d\\dT.*");
  }

  private static Instant time(JsonNode value) {
    return OffsetDateTime.parse(value.asText()).toInstant();
  }

  @Test
  void a_call_sends_what_is_described_and_reads_the_answer() throws Exception {
    var heard = new CompletableFuture<String>();
    JsonNode order = Examples.named("OrderOfANewSubscriber");
    HttpServer server = answering(202, Examples.named("AcceptedOrder"), heard);
    try {
      AcceptedOrder accepted =
          orders(server).submitOrder("monday-1", MAPPER.treeToValue(order, Order.class), "zh-CN", null);
      assertEquals("4a1f09c2d7e86b3590fe", accepted.getOrderId());
      assertEquals(LineCode.UNSUPPORTED_IDENTIFIER, accepted.getRejected().get(0).getCode());
      assertTrue(heard.get().startsWith("POST /number-refresh/v1/orders monday-1 zh-CN {"), heard::join);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void an_error_is_read_as_a_problem() throws Exception {
    HttpServer server = answering(409, Examples.named("OrderSettled"), new CompletableFuture<>());
    try {
      ApiException error =
          assertThrows(ApiException.class, () -> orders(server).cancelOrder("4a1f09c2d7e86b3590fe", null, null, null));
      Problem problem = MAPPER.readValue(error.getResponseBody(), Problem.class);
      assertEquals(409, error.getCode());
      assertEquals(ProblemCode.CONFLICT, problem.getCode());
    } finally {
      server.stop(0);
    }
  }

  private static OrdersApi orders(HttpServer server) {
    var client = new ApiClient();
    client.updateBaseUri("http://127.0.0.1:" + server.getAddress().getPort());
    return new OrdersApi(client);
  }

  /** A server that answers each request alike, and tells the first: method, path, key, language and body. */
  private static HttpServer answering(int status, JsonNode body, CompletableFuture<String> heard) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
          String language = exchange.getRequestHeaders().getFirst("Accept-Language");
          heard.complete(
              String.join(
                  " ", exchange.getRequestMethod(), exchange.getRequestURI().getPath(), key + "", language + "", sent));
          byte[] answer = MAPPER.writeValueAsBytes(body);
          exchange.getResponseHeaders().add("content-type", "application/json");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }
}
