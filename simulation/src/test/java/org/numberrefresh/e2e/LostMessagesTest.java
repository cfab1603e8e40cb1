package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.numberrefresh.domain.event.Feeds;

/** Queues that lose, and messages that nobody can read. The hub is this test's own, since it plays with its queues. */
@Execution(ExecutionMode.SAME_THREAD)
class LostMessagesTest {

  private static final String POISON = "this is nothing that anybody sent";

  /** The orders of one number. The tasks of each share a message; the workers hold 80 messages at most. */
  private static final int ORDERS = 100;

  private static Hub hub;
  private static QueueRoom queues;

  @BeforeAll
  static void start() {
    hub = Hub.start(options -> options);
    queues = new QueueRoom(hub);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  /** Apps that share an endpoint and have a place for every worker. */
  private static List<String> register(TestApp endpoint, int count) {
    List<String> ids = IntStream.range(0, count).mapToObj(i -> endpoint.id() + "-" + i).toList();
    for (String id : ids) {
      ObjectNode profile = endpoint.profile().put("name", id).put("timeLimit", "PT30S").put("concurrency", 32);
      hub.operator().put("apps/" + id, profile).expect(201);
    }
    return ids;
  }

  @Test
  void a_task_queue_that_is_purged_in_mid_run_costs_time_and_no_pair() {
    var purged = new CountDownLatch(1);
    int dead = queues.deadLetters();
    try (var app = hub.app("held", BadApps.waitingFor(purged, TestApp.all("UNBOUND")))) {
      List<String> apps = register(app, 3);
      List<PlacedOrder> orders = new ArrayList<>();
      for (int i = 0; i < ORDERS; i++) {
        orders.add(hub.place(Orders.batch(apps, Hub.numbers(1), hub.longAgo())));
      }
      // No worker comes back before the queue is purged, and all of them together cannot hold so many messages.
      Eventually.until("every batch is fanned out", () -> queues.all("tasks"), all -> all == ORDERS);
      // How many a worker holds depends on how many waited when it came: never so many that none is left to lose.
      Eventually.until("workers are busy", () -> queues.waiting("tasks"), waiting -> waiting < ORDERS);
      int lost = queues.waiting("tasks");
      QueueRoom.LANES.forEach(queues::purge);
      purged.countDown();
      Eventually.until(
          "what was taken is answered", () -> app.items().size(), asked -> asked >= apps.size() * (ORDERS - lost));
      assertTrue(lost > 0, "Nothing was lost.");
      assertTrue(orders.stream().anyMatch(order -> order.count("PENDING") > 0), "No order misses anything.");
      hub.advance(Duration.ofMinutes(16));
      for (PlacedOrder order : orders) {
        order.settled();
        assertEquals(apps.size(), order.count("CLEAR"));
      }
      assertEquals(dead, queues.deadLetters());
    }
  }

  @Test
  void a_message_that_nobody_can_read_becomes_a_dead_letter_and_a_failing_app_s_tasks_never_do() {
    queues.visibility("tasks", 0);
    try (var failing = hub.app("failing", TestApp.status(503), profile -> profile.put("deadlineWorkingDays", 5));
        var rude = hub.app("rude", TestApp.text(200, "text/html", "<html>"))) {
      queues.send("tasks", POISON);
      Eventually.until("the poison is a dead letter", () -> queues.waiting("tasks-dead"), dead -> dead == 1);
      queues.visibility("tasks", 360);
      List<String> numbers = Hub.numbers(2);
      PlacedOrder order = hub.batch(List.of(failing, rude), numbers);
      for (int tries = 1; tries <= 6; tries++) {
        int wanted = tries;
        Eventually.until(
            "the app is tried again", () -> order.attempts(numbers.get(0), failing), done -> done >= wanted);
        hub.advance(Duration.ofHours(6));
      }
      order.settledWithin(Duration.ofDays(8));
      assertEquals(4, order.count("UNDELIVERABLE"));
      assertEquals(1, queues.deadLetters(), "Only what nobody can read spends its receives.");
      redriven();
    }
  }

  @Test
  void events_that_were_not_pushed_while_they_were_kept_are_told_as_a_gap() {
    Caller west = hub.west();
    try (var sink = new TestSink();
        var app = hub.app("kept", TestApp.all("UNBOUND"))) {
      sink.verifies(false);
      west.put("sink", Hub.object().put("url", sink.url())).expect(201);
      var body = Orders.batch(List.of(app.id()), List.of(Hub.numberOfWest()), hub.longAgo());
      new PlacedOrder(hub, west, Hub.submit(west, body).expect(202)).settled();
      Eventually.until(
          "its events wait", () -> west.get("sink").expect(200).body().path("behind").asInt(), behind -> behind >= 4);
      hub.advance(Feeds.KEPT.plusDays(1));
      sink.verifies(true);
      west.post("sink/verify", Hub.object()).expect(200);
      JsonNode gap = sink.await("feed.gap.v1", 1);
      assertEquals(gap.path("sequence"), gap.path("data").path("to"));
      assertEquals(1, sink.calls().size());
    }
  }

  /** Messages that can be read go back and are worked off; the poison stays. */
  private static void redriven() {
    String task = "{\"batch\":\"00000000000000000000-0\",\"app\":1,\"appId\":\"nobody\"}";
    queues.send("tasks-dead", task);
    queues.send("tasks-slow-dead", task, POISON);
    queues.send("batches-dead", "{\"batch\":\"00000000000000000000-0\"}", POISON);
    queues.send("pushes-dead", "{\"carrier\":\"nobody\"}", POISON);
    JsonNode all = hub.operator().post("tasks/redrive", Hub.object()).expect(200).body();
    assertEquals(
        "[{\"queue\":\"batches\",\"redriven\":1,\"unreadable\":1},{\"queue\":\"tasks\",\"redriven\":1,\"unreadable\":1},"
            + "{\"queue\":\"tasks-slow\",\"redriven\":1,\"unreadable\":1},"
            + "{\"queue\":\"pushes\",\"redriven\":1,\"unreadable\":1}]",
        all.path("queues").toString());
    assertEquals(false, all.path("moreRemain").asBoolean(true));
    Eventually.until("what went back is worked off", LostMessagesTest::atWork, n -> n == 0);
    assertEquals(4, queues.deadLetters());
    JsonNode again = hub.operator().post("tasks/redrive", Hub.object().put("queue", "tasks")).expect(200).body();
    assertEquals("[{\"queue\":\"tasks\",\"redriven\":0,\"unreadable\":1}]", again.path("queues").toString());
  }

  private static int atWork() {
    return queues.all("tasks") + queues.all("tasks-slow") + queues.all("batches") + queues.all("pushes");
  }
}
