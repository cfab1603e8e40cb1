package org.numberrefresh.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.stack.data.DataLock;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.token.Client;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The stack brings a small template to life as AWS would. */
class StackTest {

  private static final ToyApplication TOYS = new ToyApplication();

  private static Stack stack;
  private static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    stack = Stack.start(ToyApplication.options(), TOYS);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    stack.close();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(stack.url().resolve(path));
  }

  private static HttpRequest.Builder post(String path, String type, String body) {
    return to(path).header("content-type", type).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String operatorToken() {
    return "Bearer " + stack.token(stack.client(ToyApplication.KEEPER));
  }

  @Test
  void a_request_reaches_its_function_with_path_query_authorizer_and_environment() throws Exception {
    var answer = send(to("/things/a%20b?x=1&x=2").header("Authorization", "please"));
    assertEquals(201, answer.statusCode());
    assertEquals("GET /things/{id}|a b|east|null|{x=1,2}|" + stack.url() + "/x|64", answer.body());
    assertEquals("yes", answer.headers().firstValue("x-toy").orElseThrow());
  }

  @Test
  void a_body_that_is_no_utf8_is_handed_over_byte_for_byte() throws Exception {
    byte[] body = "{\"name\":\"\u4e1c\"}".getBytes(Charset.forName("GBK"));
    for (String type : List.of("application/json", "Text/Plain; charset=GBK")) {
      var answer = send(to("/things").header("content-type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
      assertTrue(answer.body().contains("|" + Base64.getEncoder().encodeToString(body) + "|"), answer::body);
    }
  }

  @Test
  void a_function_may_do_what_its_policies_allow_and_nothing_else() throws Exception {
    var answer = send(post("/filed", "application/json", "{}"));
    assertEquals("done|AccessDeniedException|AccessDeniedException|AccessDeniedException", answer.body());
  }

  @Test
  void the_most_specific_route_wins() throws Exception {
    var answer = send(to("/things/health").header("Authorization", "please"));
    assertTrue(answer.body().startsWith("GET /things/health|-|"), answer.body());
  }

  @Test
  void an_unknown_route_is_answered_as_api_gateway_does() throws Exception {
    var answer = send(to("/nothing/here"));
    assertEquals(404, answer.statusCode());
    assertEquals("{\"message\":\"Not Found\"}", answer.body());
  }

  @Test
  void the_authorizer_stops_a_request_even_without_a_header() throws Exception {
    assertEquals(403, send(to("/things/1")).statusCode());
    assertEquals(403, send(to("/things/1").header("Authorization", "now")).statusCode());
  }

  @Test
  void a_cached_authorizer_is_asked_once_and_needs_its_header() throws Exception {
    assertEquals(401, send(to("/cached")).statusCode());
    send(to("/cached").header("Authorization", "please"));
    int asked = ToyHandlers.ASKED_AT_THE_DOOR.get();
    assertEquals(201, send(to("/cached").header("Authorization", "please")).statusCode());
    assertEquals(asked, ToyHandlers.ASKED_AT_THE_DOOR.get());
  }

  @Test
  void a_failing_function_is_an_internal_error_that_tells_nothing() throws Exception {
    var answer = send(to("/things/broken").header("Authorization", "please"));
    assertEquals(500, answer.statusCode());
    assertEquals("{\"message\":\"Internal Server Error\"}", answer.body());
  }

  @Test
  void a_function_past_its_time_limit_is_abandoned() throws Exception {
    assertEquals(500, send(to("/things/slow").header("Authorization", "please")).statusCode());
  }

  @Test
  void a_body_over_a_functions_limit_is_refused_in_the_applications_form() throws Exception {
    for (int megabytes : List.of(7, 11)) {
      var answer = send(post("/things", "text/plain", "x".repeat(megabytes << 20)));
      assertEquals(413, answer.statusCode());
      assertEquals("TOO_LARGE", json(answer).path("why").asText());
      assertTrue(json(answer).path("message").asText().contains("Split it"), answer::body);
    }
  }

  @Test
  void messages_are_handed_over_failed_ones_come_again_and_end_among_the_dead_letters() throws Exception {
    String queue = stack.stores().surroundings().queueUrl().apply("toy-work");
    // A good message whose run takes longer would come again too.
    visibility(queue, 5);
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    SendMessageBatchRequestEntry.builder()
                        .id("m" + i)
                        .messageBody(i == 3 ? "bad" : "good" + i)
                        .messageGroupId("app" + i % 2)
                        .build())
            .toList();
    stack.stores().sqs().sendMessageBatch(request -> request.queueUrl(queue).entries(entries));

    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < 11; i++) {
      SQSEvent.SQSMessage message = ToyHandlers.RECEIVED.poll(1, TimeUnit.MINUTES);
      assertNotNull(message, "after " + seen);
      assertNotNull(message.getAttributes().get("ApproximateReceiveCount"));
      assertNotNull(message.getAttributes().get("SentTimestamp"));
      assertNotNull(message.getAttributes().get("MessageGroupId"), message.getAttributes().toString());
      assertTrue(message.getEventSourceArn().endsWith(":toy-work"));
      seen.merge(message.getBody(), 1, Integer::sum);
    }
    assertEquals(2, seen.get("bad"));
    assertEquals(1, seen.get("good0"));
    visibility(queue, 1);

    String dead = stack.stores().surroundings().queueUrl().apply("toy-dead");
    // ElasticMQ wakes no long poll for a message that was moved, so several short ones ask.
    List<Message> letters = List.of();
    for (int i = 0; i < 20 && letters.isEmpty(); i++) {
      letters = stack.stores().sqs().receiveMessage(request -> request.queueUrl(dead).waitTimeSeconds(1)).messages();
    }
    assertEquals("bad", letters.getFirst().body());
  }

  @Test
  void without_partial_responses_in_the_template_the_answer_is_ignored() throws Exception {
    String queue = stack.stores().surroundings().queueUrl().apply("toy-careless");
    stack.stores().sqs().sendMessage(request -> request.queueUrl(queue).messageBody("bad"));
    // A message that failed would come again and again: this queue has no other for dead letters.
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (kept(queue) > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    assertEquals(0, kept(queue));
  }

  @Test
  void a_function_that_takes_long_is_not_what_the_next_message_waits_for() throws Exception {
    String queue = stack.stores().surroundings().queueUrl().apply("toy-work");
    visibility(queue, 30);
    for (String body : List.of("held", "behind", "behind again")) {
      stack.stores().sqs().sendMessage(request -> request.queueUrl(queue).messageBody(body));
      assertEquals(body, ToyHandlers.RECEIVED.poll(1, TimeUnit.MINUTES).getBody());
    }
    visibility(queue, 1);
    assertEquals(0, ToyHandlers.GONE.get(), "The function was still at work.");
    ToyHandlers.GO.countDown();
  }

  /** The count of a queue's messages, with those that were taken. */
  private static int kept(String queue) {
    return stack
        .stores()
        .sqs()
        .getQueueAttributes(
            request ->
                request
                    .queueUrl(queue)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  private static void visibility(String queue, int seconds) {
    Map<QueueAttributeName, String> attributes =
        Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(seconds));
    stack.stores().sqs().setQueueAttributes(request -> request.queueUrl(queue).attributes(attributes));
  }

  @Test
  void moving_the_clock_runs_the_schedule_before_it_is_answered() throws Exception {
    ToyHandlers.TICKS.clear();
    Instant before = stack.clock().instant();
    String ended = operatorToken();
    var answer =
        send(
            post("/local/clock", "application/json", "{\"advance\":\"P90D\"}")
                .header("Authorization", operatorToken()));
    assertEquals(200, answer.statusCode());
    assertTrue(ToyHandlers.TICKS.remove().endsWith("Scheduled Event"));
    Instant now = Instant.parse(json(answer).path("now").asText());
    assertTrue(Duration.between(before, now).toDays() >= 90);
    assertEquals(401, send(post("/local/clock", "application/json", "{}")).statusCode());
    assertEquals(401, send(to("/local/clock").header("Authorization", ended)).statusCode());
    String wrong = "Bearer " + stack.token(stack.client(ToyApplication.GUEST));
    assertEquals(403, send(to("/local/clock").header("Authorization", wrong)).statusCode());
    var bad =
        send(
            post("/local/clock", "application/json", "{\"advance\":\"-P1D\"}")
                .header("Authorization", operatorToken()));
    assertEquals(400, bad.statusCode());
  }

  @Test
  void the_token_endpoint_speaks_oauth() throws Exception {
    Client operator = stack.client(ToyApplication.KEEPER);
    String form = "application/x-www-form-urlencoded";
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((operator.id() + ":" + operator.secret()).getBytes(StandardCharsets.UTF_8));
    var good = send(post("/oauth2/token", form, "grant_type=client_credentials").header("Authorization", basic));
    assertEquals(200, good.statusCode());
    assertEquals("toy:keep", json(good).path("scope").asText());
    var otherCase =
        post("/oauth2/token", "Application/X-WWW-Form-URLEncoded; charset=UTF-8", "grant_type=client_credentials")
            .header("Authorization", basic.replace("Basic", "bASIC"));
    assertEquals(200, send(otherCase).statusCode());
    assertEquals(400, send(post("/oauth2/token", form + "x", "grant_type=client_credentials")).statusCode());
    String posted = "grant_type=client_credentials&client_id=" + operator.id() + "&client_secret=";
    assertEquals(200, send(post("/oauth2/token", form, posted + operator.secret())).statusCode());
    var denied = send(post("/oauth2/token", form, posted + "wrong"));
    assertEquals(401, denied.statusCode());
    assertEquals("invalid_client", json(denied).path("error").asText());
    var greedy = send(post("/oauth2/token", form, posted + operator.secret() + "&scope=everything"));
    assertEquals("invalid_scope", json(greedy).path("error").asText());
    assertTrue(json(send(to("/oauth2/jwks"))).path("keys").get(0).path("d").isMissingNode());
  }

  @Test
  void the_meters_count_and_more_clients_are_made() throws Exception {
    var meters = json(send(to("/local/meters").header("Authorization", operatorToken())));
    assertTrue(meters.path("queueRequests").asLong() > 0);
    assertTrue(meters.path("invocations").has("Worker"));
    var body = "{\"role\":\"GUEST\",\"count\":3}";
    var made = send(post("/local/clients", "application/json", body).header("Authorization", operatorToken()));
    assertEquals(3, json(made).path("clients").size());
  }

  @Test
  void clients_are_made_on_demand_of_those_roles_alone_that_allow_it() throws Exception {
    for (String body : List.of("{\"role\":\"KEEPER\",\"count\":1}", "{\"role\":\"GUEST\",\"count\":0}", "[]")) {
      var refused = send(post("/local/clients", "application/json", body).header("Authorization", operatorToken()));
      assertEquals(400, refused.statusCode());
      assertEquals("The body is {\"role\": \"GUEST\", \"count\": 1 to 10000}.", json(refused).path("message").asText());
    }
  }

  @Test
  void the_application_is_told_that_the_stack_has_started() {
    assertEquals(stack.url(), TOYS.startedAt().orElseThrow());
  }

  @Test
  void the_application_has_routes_of_its_own_and_some_for_operators_alone() throws Exception {
    assertEquals("\"toys\"", send(to("/about")).body());
    assertEquals(401, send(to("/local/cupboard")).statusCode());
    assertEquals("\"full\"", send(to("/local/cupboard").header("Authorization", operatorToken())).body());
    var unknown = send(to("/local/cellar").header("Authorization", operatorToken()));
    assertEquals(404, unknown.statusCode());
    assertEquals("NOT_FOUND", json(unknown).path("why").asText());
  }

  @Test
  void a_taken_port_is_an_error_that_names_it_and_the_remedy() {
    StackOptions options = ToyApplication.options().withPort(stack.url().getPort());
    String message = refusalToStart(options);
    assertTrue(message.contains(Integer.toString(stack.url().getPort())) && message.contains("--port 0"), message);
  }

  @Test
  void a_directory_is_for_one_stack_at_a_time(@TempDir Path data) throws Exception {
    try (DataLock held = DataLock.take(data)) {
      String message = refusalToStart(ToyApplication.options().withData(data));
      assertTrue(message.contains(data.toString()) && message.contains("--data"), message);
      assertNotNull(held);
    }
  }

  private static String refusalToStart(StackOptions options) {
    return assertThrows(IllegalStateException.class, () -> Stack.start(options, new ToyApplication())).getMessage();
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return StackJson.MAPPER.readTree(answer.body());
  }
}
