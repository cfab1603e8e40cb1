package org.numberrefresh.usecase.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.event.SettledCounts;
import org.numberrefresh.domain.key.FeedCursors;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.sink.PushFault;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.SinkSettings;
import org.numberrefresh.domain.sink.SinkState;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeSinkCaller;
import org.numberrefresh.fake.Heard;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.feed.Feed;

/** The push of a feed, step by step. */
class PushTest {

  private static final String CARRIER = World.CARRIER;
  private static final URI URL = URI.create("https://east.example/events");
  private static final OrderId ORDER = OrderId.of(CARRIER, "pushed");
  private static final Duration MINUTES = Duration.ofMinutes(2);

  private final World world = new World();

  private SinkRegistry.Registered put(boolean batch, EventType... types) {
    return world.sinkRegistry().put(CARRIER, new SinkSettings(URL, Set.of(types), batch));
  }

  private void tell(int from, int count) {
    tell(IntStream.range(from, from + count).mapToObj(n -> event("event/" + n, new EventData.OrderStarted(ORDER, n))));
  }

  private void tell(Stream<FeedEvent> events) {
    new Feed(world.core()).tell(CARRIER, events.toList());
    world.run();
  }

  private FeedEvent event(String id, EventData data) {
    return new FeedEvent(new EventId(id), world.clock.instant(), data);
  }

  private Sink sink() {
    return world.sinks.find(CARRIER).orElseThrow();
  }

  private PushFault fault() {
    return sink().push().fault().orElseThrow();
  }

  private List<String> ids() {
    return world.sink.taken().stream().map(event -> event.path("id").asText()).toList();
  }

  @Test
  void an_event_is_pushed_as_the_feed_has_it_once_its_url_is_verified() {
    world.sink.passChallenges(false);
    assertEquals(SinkState.PAUSED, put(false).view().sink().state());
    tell(0, 2);
    world.after(Duration.ofDays(1));
    assertEquals(List.of(), world.sink.calls());
    world.sink.passChallenges(true);
    assertEquals(SinkState.HEALTHY, world.sinkRegistry().verify(CARRIER).view().sink().state());
    world.run();
    assertEquals(List.of("event/0", "event/1"), ids());
    assertEquals(0, world.sinkRegistry().view(CARRIER).behind());
  }

  @Test
  void a_first_sink_begins_with_what_comes_next_and_shows_its_secret_once() {
    tell(0, 3);
    assertTrue(put(false).made().isPresent());
    tell(3, 1);
    assertTrue(put(true).made().isEmpty());
    assertEquals(List.of("event/3"), ids());
  }

  @Test
  void an_order_is_pushed_as_accepted_and_started_before_any_app_has_answered() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    put(false);
    world.submit("k", 0, 3);
    world.run();
    assertEquals(
        List.of("org.numberrefresh.order.accepted.v1", "org.numberrefresh.order.started.v1"),
        world.sink.taken().stream().map(event -> event.path("type").asText()).toList());
  }

  @Test
  void types_that_are_not_wanted_are_passed_over() {
    put(false, EventType.ORDER_SETTLED);
    tell(0, 2);
    tell(Stream.of(event("settled", new EventData.OrderSettled(ORDER, SettledCounts.NONE))));
    tell(2, 1);
    assertEquals(List.of("settled"), ids());
    assertEquals(5, sink().position());
  }

  @Test
  void a_list_has_a_hundred_events_at_most() {
    world.sink.passChallenges(false);
    put(true);
    tell(0, 250);
    world.sink.passChallenges(true);
    world.sinkRegistry().verify(CARRIER);
    world.run();
    assertEquals(
        List.of(100, 100, 50), world.sink.calls().stream().map(call -> FakeSinkCaller.events(call).size()).toList());
  }

  @Test
  void a_failing_sink_waits_as_tasks_do_and_obeys_retry_after() {
    put(false);
    Instant start = world.clock.instant();
    world.sink.answers(503);
    tell(0, 1);
    assertEquals(SinkState.FAILING, sink().state());
    assertEquals(Fault.SERVER_ERROR, fault().kind());
    assertEquals(503, fault().status().orElseThrow());
    assertEquals(start, fault().since());
    assertTrue(
        !fault().nextTryAt().isBefore(start.plusSeconds(60)) && fault().nextTryAt().isBefore(start.plusSeconds(67)));
    tell(1, 1);
    assertEquals(1, world.sink.calls().size(), "It was called before its time.");
    byte[] none = {};
    world.sink.answers(call -> new AppCaller.Reply.Answered(429, none, Optional.of("7200")));
    world.after(MINUTES);
    assertEquals(2, fault().attempts());
    assertEquals(Fault.THROTTLED, fault().kind());
    assertTrue(!fault().nextTryAt().isBefore(world.clock.instant().plusSeconds(7_199)));
    world.sink.takes();
    world.after(Duration.ofHours(1));
    assertEquals(List.of(), ids());
    world.after(Duration.ofMinutes(90));
    assertEquals(List.of("event/0", "event/1"), ids());
    assertEquals(SinkState.HEALTHY, sink().state());
  }

  /** Pushes with time for quick retries, while the carrier does something during the first call, which fails. */
  private int callsOfAFailing(Runnable meanwhile) {
    put(false);
    world.sink.answers(
        call -> {
          meanwhile.run();
          return FakeAppCaller.answered(503, "");
        });
    new Feed(world.core()).tell(CARRIER, List.of(event("event/0", new EventData.OrderStarted(ORDER, 0))));
    new PushFeed(world.core(), world.sinkCalls(), (sink, failing) -> {}).push(CARRIER, time -> true);
    return world.sink.calls().size();
  }

  @Test
  void a_failed_call_is_not_repeated_to_a_sink_that_was_removed_or_moved_meanwhile() {
    assertEquals(1, callsOfAFailing(() -> world.sinkRegistry().remove(CARRIER)));
    var moving = new PushTest();
    var elsewhere = new SinkSettings(URI.create("https://east.example/moved"), Set.of(), false);
    moving.world.sink.passChallenges(true);
    assertEquals(
        1,
        moving.callsOfAFailing(
            () -> {
              moving.world.sink.passChallenges(false);
              moving.world.sinkRegistry().put(CARRIER, elsewhere);
            }));
    assertEquals(SinkState.PAUSED, moving.sink().state());
  }

  @Test
  void a_sink_that_asks_for_months_is_tried_again_after_a_day_and_told_of() {
    put(false);
    byte[] none = {};
    world.sink.answers(call -> new AppCaller.Reply.Answered(503, none, Optional.of("99999999")));
    tell(0, 1);
    assertEquals(world.clock.instant().plus(Duration.ofDays(1)), fault().nextTryAt());
    world.told.clear();
    world.after(Duration.ofDays(1));
    assertEquals(List.of(CARRIER + " failing PT24H"), world.told);
    world.sink.takes();
    world.after(Duration.ofDays(1));
    assertEquals(List.of("event/0"), ids());
  }

  @Test
  void a_sink_that_is_gone_for_days_is_told_of_and_gets_all_when_it_is_back() {
    put(true);
    world.sink.answers(410);
    tell(0, 1);
    world.pass(Duration.ofDays(6), Duration.ofHours(1));
    tell(1, 1);
    assertEquals(Fault.GONE, fault().kind());
    assertTrue(world.told.size() > 9, () -> "The operator heard " + world.told);
    assertTrue(world.told.getLast().startsWith(CARRIER + " failing PT1"), world.told.getLast());
    world.sink.takes();
    world.sinkRegistry().verify(CARRIER);
    world.run();
    assertEquals(List.of("event/0", "event/1"), ids());
  }

  @Test
  void what_is_no_longer_kept_is_told_as_a_gap() {
    put(true, EventType.ORDER_STARTED);
    tell(0, 1);
    world.sink.answers(500);
    tell(1, 41);
    world.pass(Duration.ofDays(20), Duration.ofHours(12));
    tell(42, 2);
    world.pass(Duration.ofDays(11), Duration.ofHours(12));
    world.sink.takes();
    world.pass(Duration.ofDays(1), Duration.ofHours(6));
    JsonNode gap = world.sink.taken().get(1);
    assertEquals("org.numberrefresh.feed.gap.v1", gap.path("type").asText());
    assertEquals("gap/2/42", gap.path("id").asText());
    assertEquals("%019d".formatted(42), gap.path("sequence").asText());
    assertEquals("{\"from\":\"%019d\",\"to\":\"%019d\"}".formatted(2, 42), gap.path("data").toString());
    assertTrue(Rfc3339.time(gap.path("time").asText()).isPresent());
    assertEquals(List.of("event/0", "gap/2/42", "event/42", "event/43"), ids());
    world.sink.answers(500);
    tell(44, 1);
    world.clock.advance(Feeds.KEPT.plusDays(2));
    world.sink.takes();
    world.after(Duration.ofMinutes(1));
    assertEquals("gap/45/45", ids().getLast(), "A gap with nothing behind it is told too.");
  }

  @Test
  void during_a_rotation_both_secrets_sign() {
    SigningSecrets first = put(false).view().sink().secrets();
    SigningSecrets next = world.sinkRegistry().rotate(CARRIER, false);
    Problem running = assertThrows(Problem.class, () -> world.sinkRegistry().rotate(CARRIER, false));
    assertEquals(ProblemCode.ROTATION_RUNNING, running.code());
    tell(0, 1);
    AppCaller.Call call = world.sink.calls().getFirst();
    Instant at = Instant.ofEpochSecond(Long.parseLong(call.headers().get("webhook-timestamp")));
    for (var secret : List.of(first.newest(), next.newest())) {
      String signature = secret.sign(call.headers().get("webhook-id"), at, call.body());
      assertTrue(List.of(call.headers().get("webhook-signature").split(" ")).contains(signature));
    }
    assertEquals("application/cloudevents+json", call.headers().get("content-type"));
    assertTrue(new String(call.body(), StandardCharsets.UTF_8).startsWith("{"));
    assertNotEquals(next, world.sinkRegistry().rotate(CARRIER, true));
  }

  @Test
  void a_removed_sink_gets_nothing_and_stands_in_no_index() {
    put(false);
    tell(0, 1);
    world.sinkRegistry().remove(CARRIER);
    tell(1, 1);
    world.after(Duration.ofDays(1));
    assertEquals(List.of("event/0"), ids());
    assertEquals(List.of(), world.batches.index());
    Problem none = assertThrows(Problem.class, () -> world.sinkRegistry().view(CARRIER));
    assertEquals(ProblemCode.NOT_FOUND, none.code());
    put(false);
    tell(2, 1);
    assertEquals(List.of("event/0", "event/2"), ids());
  }

  private Cause refused(String from) {
    return assertThrows(Problem.class, () -> world.sinkRegistry().replay(CARRIER, from)).detail().orElseThrow().cause();
  }

  @Test
  void a_replay_begins_at_a_cursor_of_the_carriers_own_that_is_kept() {
    put(false);
    tell(0, 3);
    FeedCursors cursors = new FeedCursors(world.core().keys().ring());
    world.sinkRegistry().replay(CARRIER, cursors.of(CARRIER, 2));
    world.run();
    assertEquals(List.of("event/0", "event/1", "event/2", "event/1", "event/2"), ids());
    assertEquals(Cause.CURSOR_OF_ANOTHER, refused(cursors.of("west", 1)));
    assertEquals(Cause.FEED_CURSOR, refused("forged"));
    world.clock.advance(Feeds.KEPT.plusDays(1));
    assertEquals(Cause.CURSOR_TOO_OLD, refused(cursors.of(CARRIER, 1)));
  }

  @Test
  void telling_a_carrier_without_a_sink_costs_one_read_and_no_message() {
    var heard = new Heard();
    new Feed(heard.core(world.core()))
        .tell(
            CARRIER,
            List.of(
                event("one", new EventData.OrderStarted(ORDER, 1)),
                event("two", new EventData.OrderStarted(ORDER, 2))));
    assertEquals(1, heard.count(Sinks.class));
    assertEquals(1, heard.count(Sinks.class, sinks -> sinks.find("")));
    assertEquals(0, heard.count(Queues.class));
  }

  @Test
  void a_push_costs_two_writes_and_a_message_without_news_none() {
    put(true);
    world.run();
    world.after(Sink.REST.plusMinutes(1));
    int before = world.sinks.writes();
    tell(0, 20);
    assertEquals(before + 2, world.sinks.writes());
    world.queues.pushes(List.of(CARRIER));
    world.run();
    assertEquals(before + 2, world.sinks.writes());
  }

  @Test
  void a_sink_that_fails_for_a_moment_is_called_again_at_once() {
    put(false);
    world.run();
    new Feed(world.core()).tell(CARRIER, List.of(event("one", new EventData.OrderStarted(ORDER, 1))));
    world.sink.answers(
        call -> {
          world.sink.takes();
          return FakeAppCaller.answered(503, "");
        });
    new PushFeed(world.core(), world.sinkCalls(), (sink, failing) -> {}).push(CARRIER, time -> true);
    assertEquals(List.of("one"), ids());
    assertEquals(2, world.sink.calls().size());
    assertEquals(SinkState.HEALTHY, sink().state());
  }

  @Test
  void a_run_whose_time_is_over_is_due_again_within_a_minute() {
    put(false);
    world.run();
    new Feed(world.core())
        .tell(
            CARRIER,
            List.of(
                event("one", new EventData.OrderStarted(ORDER, 1)),
                event("two", new EventData.OrderStarted(ORDER, 2))));
    world.queues.purge();
    new PushFeed(world.core(), world.sinkCalls(), (sink, failing) -> {})
        .push(CARRIER, time -> world.sink.calls().isEmpty());
    assertEquals(List.of("one"), ids());
    world.after(Duration.ofSeconds(61));
    assertEquals(List.of("one", "two"), ids());
  }
}
