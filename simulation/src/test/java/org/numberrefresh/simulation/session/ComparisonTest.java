package org.numberrefresh.simulation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.simulation.apps.HubClient;

/** The comparison over real HTTP, with a hub and apps that say what a test wants them to say. */
class ComparisonTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CLEAR = result("1", "{'app':'a','outcome':'CLEAR'}");

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, String> truths = new ConcurrentHashMap<>();
  private final HttpClient http = HubClient.http();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/oauth2/token", exchange -> answer(exchange, "{'access_token':'t'}"));
    server.createContext("/number-refresh/v1/orders/o/results", this::page);
    server.createContext(
        "/apps",
        exchange ->
            answer(exchange, "{'apps':[{'app':'a','answers':'AT_ONCE'},{'app':'none','answers':'NOT_ASKED'}]}"));
    server.createContext("/truth", this::truth);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.shutdownNow();
  }

  @Test
  void pages_are_followed_and_every_pair_is_compared() throws Exception {
    pages.put("", "{'results':[" + CLEAR + "],'cursor':'next'}");
    pages.put("next", "{'results':[" + result("2", "{'app':'a','outcome':'BLOCKED','reason':'OTHER'}") + "]}");
    truths.put("1", "CLEAR");
    truths.put("2", "BLOCKED/OTHER");
    Comparison comparison = compare();

    assertEquals(2, comparison.compared());
    assertEquals(0, comparison.differing());
    assertEquals(Map.of("CLEAR", 1L, "BLOCKED/OTHER", 1L), comparison.outcomes());
    assertEquals(Map.of("CLEAR", 1L, "BLOCKED", 1L), comparison.outcomesWithoutReason());
    assertEquals("2", comparison.mostLeft());
  }

  @Test
  void another_outcome_than_the_apps_differs_and_is_told_without_the_number() throws Exception {
    pages.put("", "{'results':[" + CLEAR + "]}");
    truths.put("1", "BLOCKED/ACCOUNT_BANNED");
    Comparison comparison = compare();

    assertEquals(1, comparison.differing());
    assertEquals(0, comparison.lost());
    assertEquals(List.of("a says BLOCKED/ACCOUNT_BANNED, the carrier sees CLEAR"), comparison.examples());
  }

  @Test
  void an_app_that_was_never_asked_lost_the_question() throws Exception {
    pages.put("", "{'results':[" + CLEAR + "]}");

    Comparison comparison = compare();
    assertEquals(1, comparison.differing());
    assertEquals(1, comparison.lost());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{'app':'a','outcome':'NO_RESPONSE'}", "{'app':'a','outcome':'PENDING'}"})
  void an_app_that_answered_and_shows_no_answer_lost_it(String shown) throws Exception {
    pages.put("", "{'results':[" + result("1", shown) + "]}");
    truths.put("1", "CLEAR");

    Comparison comparison = compare();
    assertEquals(1, comparison.differing());
    assertEquals(1, comparison.lost());
  }

  @Test
  void an_app_that_takes_no_part_may_be_listed_as_such_but_with_no_outcome() throws Exception {
    truths.put("1", "CLEAR");
    pages.put(
        "",
        "{'results':[" + result("1", "{'app':'a','outcome':'CLEAR'},{'app':'none','outcome':'NOT_COVERED'}") + "]}");
    assertEquals(0, compare().differing());
    pages.put(
        "", "{'results':[" + result("1", "{'app':'a','outcome':'CLEAR'},{'app':'none','outcome':'CLEAR'}") + "]}");
    assertEquals(1, compare().differing());
  }

  @Test
  void a_cursor_that_stands_still_is_an_error_and_no_endless_loop() {
    pages.put("", "{'results':[],'cursor':'next'}");
    pages.put("next", "{'results':[],'cursor':'next'}");

    assertThrows(IOException.class, this::compare);
  }

  private Comparison compare() throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var comparison =
        new Comparison(
            new SimulatedCarrier(new HubClient(http, address, "id", "secret")), new SimulatedApps(http, address));
    comparison.compare("o");
    return comparison;
  }

  private static String result(String number, String apps) {
    return "{'phoneNumber':'" + number + "','apps':[" + apps + "]}";
  }

  private void page(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    answer(exchange, pages.get(query.contains("cursor=") ? query.replaceAll(".*cursor=", "") : ""));
  }

  private void truth(HttpExchange exchange) throws IOException {
    JsonNode question = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    var outcomes = MAPPER.createArrayNode();
    question.path("phoneNumbers").forEach(number -> outcomes.add(truths.get(number.asText())));
    answer(exchange, MAPPER.createObjectNode().set("outcomes", outcomes).toString());
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
