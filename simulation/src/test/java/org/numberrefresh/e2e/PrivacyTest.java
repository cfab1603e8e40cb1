package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.numberrefresh.stack.Stack;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Nothing in store, queues or logs shows a number that a run used. */
class PrivacyTest {

  @Test
  void no_store_queue_or_log_shows_a_number_that_was_used() throws Exception {
    List<String> numbers = Hub.numbers(40);
    var log = new ByteArrayOutputStream();
    var out = new PrintStream(log, true, StandardCharsets.UTF_8);
    PrintStream standardOut = System.out;
    PrintStream standardError = System.err;
    System.setOut(out);
    System.setErr(out);
    try (Hub hub = Hub.start(options -> options.withLog(out))) {
      List<Message> glimpsed = new ArrayList<>();
      try (var batches = new Glimpse(hub.stack(), "-batches");
          var tasks = new Glimpse(hub.stack(), "-tasks")) {
        useEverything(hub, numbers);
        askUntilSeen(hub, batches, tasks);
        glimpsed.addAll(batches.seen());
        glimpsed.addAll(tasks.seen());
      }
      var traces = new Traces(numbers);
      traces.lookAtTables(hub.stack());
      int items = traces.looked();
      assertTrue(items > 100, "Only " + items + " values were looked at");
      traces.lookAtQueues(hub.stack());
      glimpsed.forEach(message -> traces.look("glimpsed", message));
      out.flush();
      traces.look("log", log.toByteArray());
      assertTrue(log.size() > 0, "Nothing was logged");
      assertEquals(List.of(), traces.found());

      plantAndFind(hub.stack(), numbers.getFirst());
    } finally {
      System.setOut(standardOut);
      System.setErr(standardError);
    }
  }

  /** Good and bad lines, apps of all kinds, an app that says numbers where none belong, failures, poison. */
  private static void useEverything(Hub hub, List<String> numbers) {
    List<TestApp> apps = new ArrayList<>();
    apps.add(hub.app("clear", TestApp.all("UNBOUND")));
    apps.add(hub.app("blind", TestApp.all("NOT_BOUND"), profile -> profile.put("numberForm", "BLINDED")));
    apps.add(hub.app("talks", TestApp.each(PrivacyTest::withTheNumber)));
    apps.add(hub.app("html", TestApp.text(200, "text/html", "<b>" + numbers.getFirst() + "</b>")));
    apps.add(hub.app("later", TestApp.later()));
    TestApp later = apps.getLast();
    String number = numbers.get(39);
    ObjectNode body = Orders.batch(List.of("all"), numbers.subList(0, 20), hub.longAgo());
    body.withArray("numbers").addObject().put("phoneNumber", number + "0").put("deactivatedAt", hub.longAgo());
    body.withArray("numbers").addObject().put("phoneNumber", numbers.get(38)).put("deactivatedAt", numbers.get(38));
    PlacedOrder batch = hub.place(body);
    PlacedOrder active = hub.active(apps, numbers.subList(20, 38));
    ObjectNode bad = Orders.batch(List.of(number), List.of(number), hub.longAgo());
    Hub.submit(hub.east(), bad).expect(400);
    Hub.submit(hub.east(), bad.put("x" + number.substring(1), 1)).expect(400);
    Hub.submit(hub.east(), body.put("mode", number)).expect(400);
    hub.east().send("POST", "orders", "{\"phoneNumber\":\"" + number + "\",", "Idempotency-Key", "k1").expect(400);
    hub.east().get("orders/" + number.substring(1)).expect(404);
    ObjectNode report = Hub.object();
    ObjectNode line = report.putArray("numbers").addObject();
    line.put("phoneNumber", number).put("event", "ACTIVATED").put("at", hub.longAgo());
    hub.east().post("numbers/report", report).expect(200);
    hub.east().post("numbers/report", report.put("x" + number.substring(1), 1)).expect(400);
    report.remove("x" + number.substring(1));
    line.put("event", number);
    hub.east().post("numbers/report", report).expect(200);
    Eventually.until("the later app was asked", later::items, items -> items.size() == 38);
    later.send(TestApp.result(later.ref(numbers.getFirst()), "FAILED").put("caseId", numbers.getFirst())).expect(200);
    hub.stack()
        .stores()
        .sqs()
        .sendMessage(request -> request.queueUrl(url(hub.stack(), "-tasks")).messageBody("{\"not\":\"a task\"}"));
    batch.settledWithin(Duration.ofDays(8));
    active.settled();
    batch.status(numbers.getFirst());
    batch.grade(numbers.getFirst());
    assertEquals(20, batch.results(100).size());
    apps.forEach(TestApp::close);
  }

  /** Places orders until messages of both queues were glimpsed, since those who they are for take them too. */
  private static void askUntilSeen(Hub hub, Glimpse batches, Glimpse tasks) {
    try (var app = hub.app("more", TestApp.all("UNBOUND"))) {
      for (int i = 0; i < 200 && (batches.seen().isEmpty() || tasks.seen().isEmpty()); i++) {
        hub.batch(List.of(app), Hub.numbers(1)).settled();
      }
    }
    assertFalse(batches.seen().isEmpty() || tasks.seen().isEmpty(), "No message was glimpsed");
  }

  private static ObjectNode withTheNumber(JsonNode item) {
    String number = item.path("phoneNumber").asText();
    return TestApp.result(item.path("ref").asText(), "BLOCKED", "ACCOUNT_BANNED")
        .put("caseId", "case of " + number)
        .put("providerCode", number.substring(3));
  }

  private static String url(Stack stack, String name) {
    String queue =
        stack.template().queues().stream()
            .map(spec -> spec.name())
            .filter(each -> each.endsWith(name))
            .findFirst()
            .orElseThrow();
    return stack.stores().surroundings().queueUrl().apply(queue);
  }

  /** Puts a number wherever one could be, and sees that it is found there. */
  private static void plantAndFind(Stack stack, String number) {
    byte[] asLong = ByteBuffer.allocate(12).putInt(7).putLong(Long.parseLong(number.substring(1))).array();
    String table =
        stack.template().tables().stream()
            .map(spec -> spec.name())
            .filter(name -> name.endsWith("orders"))
            .findFirst()
            .orElseThrow();
    stack
        .stores()
        .dynamoDb()
        .putItem(
            request ->
                request
                    .tableName(table)
                    .item(
                        Map.of(
                            "order", AttributeValue.fromS("planted"),
                            "part", AttributeValue.fromS("x" + number),
                            "national", AttributeValue.fromS("." + number.substring(3)),
                            "bytes", AttributeValue.fromB(SdkBytes.fromByteArray(asLong)),
                            "list", AttributeValue.fromL(List.of(AttributeValue.fromN(number.substring(1)))),
                            "base64", AttributeValue.fromS(base64(number)))));
    stack.stores().sqs().sendMessage(request -> request.queueUrl(url(stack, "tasks-dead")).messageBody(number));
    var traces = new Traces(List.of(number));
    traces.lookAtTables(stack);
    traces.lookAtQueues(stack);
    List<String> found = traces.found().stream().distinct().toList();
    for (String attribute : List.of("part", "national", "bytes", "list", "base64, as base64")) {
      assertTrue(found.contains(table + "." + attribute), () -> attribute + " is not among " + found);
    }
    assertTrue(found.stream().anyMatch(where -> where.endsWith("tasks-dead")), found::toString);
    assertFalse(found.stream().anyMatch(where -> where.contains("numbers")), found::toString);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes a few messages from a queue, and puts each back as a new one for whom it is for. */
  private static final class Glimpse implements AutoCloseable {

    private static final int ENOUGH = 5;

    private final Queue<Message> seen = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService eyes = Executors.newVirtualThreadPerTaskExecutor();

    Glimpse(Stack stack, String queue) {
      eyes.execute(() -> look(stack.stores().sqs(), url(stack, queue)));
    }

    Queue<Message> seen() {
      return seen;
    }

    private void look(SqsClient sqs, String url) {
      while (!closed.get() && seen.size() < ENOUGH) {
        for (Message message : sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(1)).messages()) {
          sqs.sendMessage(request -> request.queueUrl(url).messageBody(message.body()));
          sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
          seen.add(message);
        }
      }
    }

    @Override
    public void close() {
      closed.set(true);
      eyes.close();
    }
  }
}
