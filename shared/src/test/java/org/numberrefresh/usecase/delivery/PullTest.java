package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.limit.Obstacle;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.Polled;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.registry.AppHealth;
import org.numberrefresh.usecase.report.NumberReports;

/** Apps that have no endpoint and ask for their tasks. */
class PullTest {

  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int ALL = 500;

  private final World world = withPuller();

  private static World withPuller() {
    var world = new World();
    world.registry().putApp("pull", World.puller("pull"));
    return world;
  }

  private Order ordered(int numbers) {
    return ordered(world, numbers);
  }

  private static Order ordered(World world, int numbers) {
    Order order = world.submit("k", 0, numbers);
    world.run();
    return order;
  }

  private static void addsUp(World world, Order order, int apps) {
    OrderView view = world.view(order);
    assertEquals((long) view.numbers() * apps, view.outcomes().values().stream().mapToLong(n -> n).sum());
  }

  private BatchState state(Order order) {
    return world.batches.heads.find(order.batchIds().getFirst()).orElseThrow().state();
  }

  private AppHealth health() {
    return world.registry().health(world.registry().app("pull"));
  }

  // ---------------------------------------------------------------- the plain way

  @Test
  void an_app_asks_answers_and_the_order_settles() {
    Order order = ordered(3);
    Polled polled = world.poll("pull", ALL);
    JsonNode first = polled.items().getFirst();
    assertEquals(
        Set.copyOf(TestNumbers.texts(0, 3)),
        polled.items().stream().map(item -> item.path("phoneNumber").asText()).collect(Collectors.toSet()));
    assertEquals("2026-11-02T00:00:00+08:00", first.path("boundBefore").asText());
    assertTrue(first.has("dueAt"));
    assertFalse(polled.moreAvailable());
    assertEquals(3, world.results("pull", polled.results("UNBOUND")).applied());
    world.run();
    assertEquals(BatchState.SETTLED, state(order));
    assertEquals("CLEAR", world.pair(order, 1, "pull"));
    assertEquals(List.of(), world.poll("pull", ALL).items());
    assertEquals(List.of(), world.batches.index());
    addsUp(world, order, 1);
  }

  @Test
  void an_app_that_pulls_is_never_called() {
    ordered(3);
    assertEquals(List.of(), world.caller.asked());
    assertEquals(AppHealth.State.READY, health().state());
  }

  @Test
  void what_is_not_answered_comes_again_when_its_lease_is_over_under_the_same_ref() {
    ordered(3);
    Polled first = world.poll("pull", ALL);
    world.results("pull", Polled.results(first.refs().subList(0, 1), "NOT_BOUND"));
    world.clock.advance(LEASE.minusSeconds(1));
    assertEquals(List.of(), world.poll("pull", ALL).items());
    world.clock.advance(Duration.ofSeconds(1));
    assertEquals(first.refs().subList(1, 3), world.poll("pull", ALL).refs());
  }

  @Test
  void what_is_acknowledged_does_not_come_again() {
    ordered(2);
    world.results("pull", world.poll("pull", ALL).results("ACKNOWLEDGED"));
    world.clock.advance(LEASE);
    assertEquals(List.of(), world.poll("pull", ALL).items());
    assertEquals(List.of(), Due.tasks(world.batches.index()));
  }

  @Test
  void an_app_that_asks_and_never_answers_is_given_the_same_at_growing_distances() {
    Order order = ordered(2);
    int given = 0;
    for (int minute = 0; minute < 9 * 24 * 60; minute += 5) {
      given += world.poll("pull", ALL).items().size();
      world.after(LEASE);
    }
    assertTrue(given > 10 && given < 40, "given " + given);
    assertEquals("NO_RESPONSE", world.pair(order, 0, "pull"));
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void what_was_never_asked_for_ends_as_undeliverable() {
    Order order = ordered(2);
    world.pass(Duration.ofDays(9), Duration.ofHours(6));
    assertEquals("UNDELIVERABLE", world.pair(order, 0, "pull"));
    assertEquals(BatchState.SETTLED, state(order));
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void an_answer_after_the_deadline_raises_the_outcome() {
    Order order = ordered(2);
    Polled polled = world.poll("pull", ALL);
    world.pass(Duration.ofDays(9), Duration.ofHours(6));
    world.results("pull", polled.results("UNBOUND"));
    world.after(MINUTE);
    assertEquals("CLEAR", world.pair(order, 0, "pull"));
    addsUp(world, order, 1);
  }

  // ---------------------------------------------------------------- how much

  @Test
  void a_task_larger_than_what_is_asked_for_is_given_in_parts() {
    ordered(10);
    var refs = new ArrayList<String>();
    var more = new ArrayList<Boolean>();
    for (int i = 0; i < 4; i++) {
      Polled polled = world.poll("pull", 3);
      refs.addAll(polled.refs());
      more.add(polled.moreAvailable());
    }
    assertEquals(10, Set.copyOf(refs).size());
    assertEquals(10, refs.size());
    assertEquals(List.of(true, true, true, false), more);
    assertEquals(List.of(), world.poll("pull", 3).items());
    world.clock.advance(LEASE);
    assertEquals(Set.copyOf(refs), Set.copyOf(world.poll("pull", ALL).refs()));
  }

  @Test
  void an_answer_has_no_more_than_the_app_takes_in_bytes() {
    var limits = new CallLimits(100, 8, Duration.ofSeconds(5), CallLimits.LEAST_BODY);
    var small = new Delivery.Pull(NumberForm.E164, ALL, limits);
    world.registry().putApp("pull", World.profile("pull", small));
    List<Order> orders = IntStream.range(0, 3).mapToObj(i -> world.submit("k" + i, 500 * i, 500)).toList();
    world.run();
    assertEquals(1500, drained(Polled::refs));
    world.cancel(orders.get(0));
    world.cancel(orders.get(1));
    world.run();
    assertEquals(1000, drained(Polled::cancelled));
  }

  /** Asks until no more waits, and holds the size of each answer. */
  private int drained(Function<Polled, List<String>> part) {
    var refs = new HashSet<String>();
    Polled polled;
    do {
      polled = world.poll("pull", ALL);
      refs.addAll(part.apply(polled));
      assertTrue(polled.bytes() <= CallLimits.LEAST_BODY, polled.bytes() + " bytes");
    } while (polled.moreAvailable());
    return refs.size();
  }

  @Test
  void an_app_that_takes_little_and_loses_it_is_given_all_in_the_end() {
    Order order = ordered(10);
    world.poll("pull", 4);
    for (int i = 0; i < 200 && state(order) != BatchState.SETTLED; i++) {
      Polled polled = world.poll("pull", 3);
      if (i % 2 == 1 && !polled.items().isEmpty()) {
        world.results("pull", polled.results("UNBOUND"));
      }
      world.after(Duration.ofMinutes(30));
    }
    assertEquals(Set.of("CLEAR"), Set.copyOf(world.pairs(order).values()));
  }

  @Test
  void many_small_tasks_are_given_together_oldest_first() {
    for (int i = 0; i < 30; i++) {
      world.submit("k" + i, i, 1);
      world.run();
      world.clock.advance(Duration.ofSeconds(1));
    }
    Polled polled = world.poll("pull", 20);
    assertEquals(
        Set.copyOf(TestNumbers.texts(0, 20)),
        polled.items().stream().map(item -> item.path("phoneNumber").asText()).collect(Collectors.toSet()));
    assertTrue(polled.moreAvailable());
    assertEquals(10, world.poll("pull", 20).items().size());
  }

  @Test
  void more_than_a_page_of_the_index_is_given_at_once() {
    world.submit("k", Requests.batch(TestNumbers.texts(0, 1)));
    for (int i = 1; i < 130; i++) {
      world.submit("k" + i, i, 1);
    }
    world.run();
    assertEquals(130, world.poll("pull", ALL).items().size());
  }

  @Test
  void of_many_who_ask_at_once_no_two_are_given_the_same() {
    ordered(200);
    List<Integer> askers = IntStream.range(0, 16).boxed().toList();
    List<String> refs =
        InParallel.over(askers, askers.size(), asker -> world.poll("pull", 13).refs()).stream()
            .flatMap(List::stream)
            .toList();
    assertEquals(refs.size(), Set.copyOf(refs).size());
    var left = new ArrayList<>(refs);
    for (Polled next = world.poll("pull", 13); !next.items().isEmpty(); next = world.poll("pull", 13)) {
      left.addAll(next.refs());
    }
    assertEquals(200, left.size());
    assertEquals(200, Set.copyOf(left).size());
  }

  @Test
  void where_nothing_waits_one_query_is_made() {
    var poll = new PollTasks(world.core());
    poll.poll("pull", Delivery.MOST_ITEMS);
    world.crashes.at(2, Crashes.Moment.BEFORE);
    poll.poll("pull", Delivery.MOST_ITEMS);
    assertFalse(world.crashes.dead());
  }

  // ---------------------------------------------------------------- what is withdrawn

  @Test
  void what_is_withdrawn_before_is_not_given() {
    Order order = ordered(2);
    world.cancel(order);
    Polled polled = world.poll("pull", ALL);
    assertEquals(List.of(), polled.items());
    assertEquals(List.of(), polled.cancelled());
    world.run();
    assertEquals("CANCELLED", world.pair(order, 0, "pull"));
    assertEquals(BatchState.SETTLED, state(order));
  }

  @Test
  void what_is_withdrawn_while_it_is_given_is_not_told_wherever_they_meet() {
    var told = new HashSet<Integer>();
    for (int call = 1; call < 20; call++) {
      World raced = withPuller();
      Order order = ordered(raced, 2);
      raced.crashes.between(call, () -> raced.cancel(order));
      Polled polled = raced.poll("pull", ALL);
      boolean cameBetween = raced.crashes.cameBetween();
      told.add(cameBetween ? polled.items().size() : -1);
      raced.run();
      raced.after(MINUTE);
      Polled next = raced.poll("pull", ALL);
      assertTrue(next.cancelled().containsAll(polled.refs()) || !cameBetween, "call " + call);
    }
    assertEquals(Set.of(0, -1), told);
  }

  @Test
  void what_is_withdrawn_after_it_was_given_is_told_when_the_app_asks_next() {
    Order order = ordered(2);
    Polled polled = world.poll("pull", ALL);
    world.cancel(order);
    world.run();
    assertEquals(polled.refs(), world.poll("pull", ALL).cancelled());
    assertEquals(List.of(), world.poll("pull", ALL).cancelled());
    world.clock.advance(Duration.ofHours(1));
    assertEquals(polled.refs(), world.poll("pull", ALL).cancelled());
    world.results("pull", Polled.results(polled.refs(), "CANCELLED"));
    world.clock.advance(Duration.ofHours(1));
    assertEquals(List.of(), world.poll("pull", ALL).cancelled());
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void a_withdrawal_does_not_end_the_lease_of_the_others() {
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(0, 3)));
    world.run();
    Polled polled = world.poll("pull", ALL);
    new NumberReports(world.core()).take(World.CARRIER, Requests.report(1, "RESOLD", world.clock.instant().toString()));
    world.after(MINUTE);
    Polled next = world.poll("pull", ALL);
    assertEquals(1, next.cancelled().size());
    assertEquals(List.of(), next.items());
    world.clock.advance(Duration.ofMinutes(5));
    assertEquals(2, world.poll("pull", ALL).items().size());
    assertTrue(polled.refs().containsAll(next.cancelled()));
    addsUp(world, order, 1);
  }

  @Test
  void an_app_cannot_cancel_what_was_not_withdrawn() {
    ordered(1);
    Polled polled = world.poll("pull", ALL);
    TakeResults.Taken taken = world.results("pull", polled.results("CANCELLED"));
    assertEquals(ProblemCode.INVALID_ARGUMENT, taken.rejected().getFirst().code());
  }

  // ---------------------------------------------------------------- health, pause, other ways

  @Test
  void a_paused_app_is_given_nothing_until_it_is_resumed() {
    ordered(2);
    world.pauses().pause("pull", "operator", Optional.empty());
    assertEquals(List.of(), world.poll("pull", ALL).items());
    assertEquals(Optional.of(Obstacle.PAUSED), health().late());
    world.pauses().resume("pull", "operator");
    assertEquals(2, world.poll("pull", ALL).items().size());
  }

  @Test
  void its_health_tells_what_waits_and_when_it_asked_last() {
    ordered(2);
    assertEquals(Optional.empty(), health().late(), "its tasks have not waited for a day");
    AppHealth.Backlog backlog = health().backlog().orElseThrow();
    assertEquals(new AppHealth.Backlog(1, 0, false, backlog.heldSince()), backlog);
    world.clock.advance(Duration.ofDays(1));
    assertEquals(Optional.of(Obstacle.NOT_POLLING), health().late());
    world.poll("pull", 1);
    assertEquals(Optional.of(world.clock.instant()), health().app().state().polledAt());
    assertEquals(Optional.empty(), health().late());
    world.clock.advance(Duration.ofDays(1));
    assertEquals(Optional.of(Obstacle.NOT_POLLING), health().late());
  }

  @Test
  void an_app_that_is_called_cannot_ask() {
    world.withApps("chat");
    assertEquals(ProblemCode.PERMISSION_DENIED, assertThrows(Problem.class, () -> world.poll("chat", ALL)).code());
  }

  @Test
  void an_app_that_is_called_becomes_one_that_asks_while_tasks_wait() {
    world.withApps("chat");
    world.caller.tell("chat", items -> new AppCaller.Reply.Failed(Fault.UNREACHABLE));
    Order order = ordered(20);
    world.pass(Duration.ofHours(2), Duration.ofMinutes(10));
    int asked = world.caller.asked("chat").size();
    world.registry().putApp("chat", World.puller("chat"));
    world.pass(Duration.ofDays(1), Duration.ofHours(1));
    assertEquals(asked, world.caller.asked("chat").size());
    Polled polled = world.poll("chat", ALL);
    assertEquals(20, polled.items().size());
    world.results("chat", polled.results("UNBOUND"));
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
  }

  @Test
  void an_app_that_asks_becomes_one_that_is_called_and_what_it_holds_keeps_its_lease() {
    Order held = ordered(2);
    world.poll("pull", ALL);
    Order waiting = world.submit("other", 10, 2);
    world.run();
    world.registry().putApp("pull", World.profile("pull"));
    world.after(MINUTE);
    assertEquals("CLEAR", world.pair(waiting, 0 + 10, "pull"));
    assertEquals(2, world.caller.asked("pull").size());
    world.after(LEASE);
    assertEquals(4, world.caller.asked("pull").size());
    assertEquals("CLEAR", world.pair(held, 0, "pull"));
  }

  // ---------------------------------------------------------------- crashes

  @ParameterizedTest
  @EnumSource(Crashes.Moment.class)
  void a_crash_at_any_call_of_a_poll_loses_nothing(Crashes.Moment moment) {
    Map<Integer, Set<String>> outcomes = new TreeMap<>();
    for (int call = 1; call < 25; call++) {
      World mortal = withPuller();
      Order order = ordered(mortal, 5);
      mortal.crashes.at(call, moment);
      mortal.dies(w -> w.poll("pull", 3));
      for (int i = 0; i < 4; i++) {
        Polled polled = mortal.poll("pull", ALL);
        if (!polled.items().isEmpty()) {
          mortal.results("pull", polled.results("NOT_BOUND"));
        }
        mortal.after(LEASE);
      }
      outcomes.put(call, Set.copyOf(mortal.pairs(order).values()));
    }
    assertEquals(Set.of(Set.of("CLEAR")), Set.copyOf(outcomes.values()));
  }
}
