package org.numberrefresh.usecase.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.report.NumberReports;
import org.numberrefresh.usecase.report.ReportRequest;

/** Asking apps again: which pairs, in which batches, and what a carrier sees of it. */
class ReplayTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world = new World();

  private static ReplayRequest request(ReplayRequest.Source source, Optional<OrderId> after, String... outcomes) {
    var asked = EnumSet.noneOf(Outcome.class);
    List.of(outcomes).forEach(name -> asked.addAll(AskableAgain.named(name).orElseThrow()));
    return new ReplayRequest(source, asked, false, after);
  }

  private static ReplayRequest ofOrder(Order order, String... outcomes) {
    return request(new ReplayRequest.Source.OfOrder(order.id()), Optional.empty(), outcomes);
  }

  private static ReplayRequest.Source day(String app, String day) {
    return new ReplayRequest.Source.OfAppAndDay(app, LocalDate.parse(day));
  }

  private static ReplayRequest ofDay(String app, String day, String... outcomes) {
    return request(day(app, day), Optional.empty(), outcomes);
  }

  private Replayed count(ReplayRequest request) {
    return new Replays(world.core()).count(request, () -> true);
  }

  private Replayed replay(ReplayRequest request, String key) {
    return new Replays(world.core()).replay(request, key, () -> true);
  }

  private Order order(Replayed replayed) {
    return world.orders.find(replayed.orders().getFirst().order()).orElseThrow();
  }

  private static int index(String phoneNumber) {
    for (int i = 0; i < 2000; i++) {
      if (TestNumbers.text(i).equals(phoneNumber)) {
        return i;
      }
    }
    throw new AssertionError("That is no test number.");
  }

  /** The answers of an app, by the index of the number; NOT_BOUND for others. */
  private void tell(String app, Map<Integer, String> outcomes) {
    world.caller.tellEach(app, (item, number) -> outcomes.getOrDefault(index(number), "NOT_BOUND"));
  }

  /** The indexes of the numbers that an app was asked about since so many items. */
  private List<Integer> asked(String app, int since) {
    return world.caller.asked(app).stream().skip(since).map(item -> index(item.phoneNumber())).sorted().toList();
  }

  private Queries.Status status(int number) {
    PhoneNumber phoneNumber = TestNumbers.number(number);
    return new Queries(world.core()).statuses(World.CARRIER, List.of(phoneNumber)).get(phoneNumber);
  }

  private Map<String, OutwardOutcome> shown(int number) {
    var shown = new TreeMap<String, OutwardOutcome>();
    status(number).cycle().apps().forEach(app -> shown.put(app.app(), app.shown()));
    return shown;
  }

  /** Two apps; number 1 failed at chat, 2 at both, 3 is blocked at pay. */
  private Order answered() {
    world.withApps("chat", "pay");
    tell("chat", Map.of(1, "FAILED", 2, "FAILED"));
    tell("pay", Map.of(2, "FAILED", 3, "BLOCKED/OPEN_DISPUTE"));
    Order order = world.submit("k", 0, 5);
    world.run();
    return order;
  }

  // ---------------------------------------------------------------- which pairs

  /** The fingerprint of these words is stored with the key, so that a call of yesterday can be continued. */
  @Test
  void the_words_of_a_request_are_those_that_were_always_stored() {
    var order = new ReplayRequest.Source.OfOrder(OrderId.parse("00112233445566778899"));
    assertEquals(
        "OfOrder[order=00112233445566778899] FAILED,NO_RESPONSE",
        request(order, Optional.empty(), "NO_RESPONSE", "FAILED").meaning());
    assertEquals(
        "OfAppAndDay[app=chat, day=2026-11-02] FAILED",
        request(day("chat", "2026-11-02"), Optional.empty(), "FAILED").meaning());
  }

  @Test
  void only_the_pairs_with_the_outcome_are_asked_again() {
    Order order = answered();
    int chat = world.caller.asked("chat").size();
    int pay = world.caller.asked("pay").size();
    Replayed replayed = replay(ofOrder(order, "FAILED"), "r");
    world.run();
    assertEquals(List.of(1, 2), asked("chat", chat));
    assertEquals(List.of(2), asked("pay", pay));
    assertEquals(3, replayed.pairs());
    assertEquals(2, replayed.numbers());
    assertEquals(
        Map.of("chat", Map.of(Outcome.FAILED, 2), "pay", Map.of(Outcome.FAILED, 1)), Map.copyOf(replayed.counts()));
    assertEquals(OrderView.State.SETTLED, world.view(order(replayed)).state());
  }

  @Test
  void an_outcome_may_be_named_with_its_reason() {
    Order order = answered();
    assertEquals(1, count(ofOrder(order, "BLOCKED/OPEN_DISPUTE")).pairs());
    assertEquals(0, count(ofOrder(order, "BLOCKED/ACCOUNT_BANNED")).pairs());
    assertEquals(1, count(ofOrder(order, "BLOCKED")).pairs());
    assertEquals(4, count(ofOrder(order, "BLOCKED", "FAILED", "REFUSED")).pairs());
  }

  @Test
  void a_dry_run_writes_nothing_and_counts_what_a_run_then_asks() {
    Order order = answered();
    List<?> before = world.batches.index();
    Replayed counted = count(ofOrder(order, "FAILED", "BLOCKED"));
    assertEquals(before, world.batches.index());
    assertEquals(0, world.queues.size());
    int asked = world.caller.asked().size();
    Replayed done = replay(ofOrder(order, "FAILED", "BLOCKED"), "r");
    assertEquals(counted.pairs(), done.pairs());
    assertEquals(counted.numbers(), done.numbers());
    assertEquals(counted.batches(), done.batches());
    assertEquals(counted.counts(), done.counts());
    assertEquals(done.batches(), order(done).batchIds().size());
    world.run();
    assertEquals(counted.pairs(), world.caller.asked().size() - asked);
  }

  @Test
  void what_waits_and_what_is_clear_is_not_asked_again() {
    world.withApps("chat", "pay");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    tell("pay", Map.of());
    Order order = world.submit("k", 0, 3);
    world.run();
    Replayed counted = count(ofOrder(order, "FAILED", "NO_RESPONSE", "UNDELIVERABLE", "REFUSED", "BLOCKED"));
    assertEquals(0, counted.pairs());
    assertEquals(List.of(), replay(ofOrder(order, "NO_RESPONSE"), "r").orders());
  }

  @Test
  void a_pair_is_asked_again_though_others_of_its_task_still_wait() {
    world.withApps("chat");
    tell("chat", Map.of(0, "FAILED", 1, "IN_REVIEW"));
    Order order = world.submit("k", 0, 2);
    world.run();
    replay(ofOrder(order, "FAILED"), "r");
    int asked = world.caller.asked().size();
    world.run();
    assertEquals(List.of(0), asked("chat", asked));
  }

  @Test
  void while_one_replay_waits_another_asks_nothing_and_then_again() {
    Order order = answered();
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    tell("pay", Map.of(2, "FAILED"));
    replay(ofOrder(order, "FAILED"), "first");
    assertEquals(0, count(ofOrder(order, "FAILED")).pairs());
    world.run();
    assertEquals(1, count(ofOrder(order, "FAILED")).pairs(), "pay has answered, chat has not");
    world.pass(Duration.ofDays(9), Duration.ofHours(6));
    assertEquals(
        Map.of("chat", Map.of(Outcome.NO_RESPONSE, 2), "pay", Map.of(Outcome.FAILED, 1)),
        Map.copyOf(count(ofOrder(order, "FAILED", "NO_RESPONSE")).counts()));
  }

  @Test
  void a_number_with_a_newer_cycle_is_not_asked_again_for_the_old_one() {
    Order order = answered();
    assertEquals(3, count(ofOrder(order, "FAILED")).pairs());
    world.submit("again", Requests.batch(TestNumbers.texts(2, 1), "2026-02-05T00:00:00+08:00", "all"));
    world.run();
    assertEquals(1, count(ofOrder(order, "FAILED")).pairs());
    int asked = world.caller.asked("chat").size();
    replay(ofOrder(order, "FAILED"), "r");
    world.run();
    assertEquals(List.of(1), asked("chat", asked));
  }

  @Test
  void an_app_that_takes_part_no_more_is_not_asked_again() {
    Order order = answered();
    App.Profile pay = World.profile("pay");
    var gone = new App.Profile(pay.name(), pay.sector(), false, 5, List.of(), pay.delivery());
    world.registry().putApp("pay", gone);
    assertEquals(Set.of("chat"), count(ofOrder(order, "FAILED", "BLOCKED")).counts().keySet());
  }

  @Test
  void a_number_that_is_in_service_again_is_not_asked_about_again() {
    Order order = answered();
    ReportRequest report = Requests.report(2, "ACTIVATED", "2026-11-01T00:00:00+08:00");
    assertEquals(1, new NumberReports(world.core()).take(World.CARRIER, report).accepted());
    assertEquals(1, count(ofOrder(order, "FAILED")).pairs());
  }

  @Test
  void a_number_may_come_back_into_service_between_any_two_calls_of_a_replay_and_is_not_asked_about() {
    boolean met = true;
    for (int call = 1; met; call++) {
      var raced = new ReplayTest();
      Order order = raced.answered();
      int asked = raced.world.caller.asked("chat").size();
      ReportRequest report = Requests.report(2, "ACTIVATED", "2026-11-01T00:00:00+08:00");
      raced.world.crashes.between(call, () -> new NumberReports(raced.world.core()).take(World.CARRIER, report));
      raced.replay(ofOrder(order, "FAILED"), "r");
      met = raced.world.crashes.cameBetween();
      assertEquals(1, new NumberReports(raced.world.core()).take(World.CARRIER, report).accepted());
      raced.world.pass(MINUTE.multipliedBy(3), MINUTE);
      assertEquals(List.of(1), raced.asked("chat", asked), "It came before call " + call);
    }
  }

  @Test
  void an_unknown_order_is_not_found() {
    ReplayRequest request =
        request(new ReplayRequest.Source.OfOrder(OrderId.parse("00000000000000000000")), Optional.empty(), "FAILED");
    assertEquals(ProblemCode.NOT_FOUND, assertThrows(Problem.class, () -> count(request)).code());
    ReplayRequest unknownApp = ofDay("nobody", "2026-11-02", "FAILED");
    assertEquals(ProblemCode.NOT_FOUND, assertThrows(Problem.class, () -> count(unknownApp)).code());
  }

  // ---------------------------------------------------------------- its batches

  @Test
  void numbers_that_the_same_apps_are_asked_about_share_a_batch() {
    Order order = answered();
    Order again = order(replay(ofOrder(order, "FAILED", "BLOCKED"), "r"));
    // by app: chat for 1 and 2, pay for 2 and 3; by set of apps it would be three
    assertEquals(2, again.batchIds().size());
    for (BatchId batch : again.batchIds()) {
      assertEquals(2, world.batches.heads.find(batch).orElseThrow().numbers());
    }
  }

  @Test
  void a_replay_of_many_numbers_is_cut_into_full_batches_and_each_number_is_written_once() {
    world.withApps("chat", "pay");
    world.caller.tellEach("chat", (item, number) -> "FAILED");
    world.caller.tellEach("pay", (item, number) -> "FAILED");
    Order order = world.submit("k", 0, 1100);
    world.run();
    Replayed replayed = replay(ofOrder(order, "FAILED"), "r");
    assertEquals(2200, replayed.pairs());
    List<Integer> sizes =
        order(replayed).batchIds().stream().map(id -> world.batches.heads.find(id).orElseThrow().numbers()).toList();
    assertEquals(List.of(500, 500, 100), sizes);
  }

  @Test
  void the_cut_off_is_that_of_the_first_asking_and_the_deadline_is_new() {
    Order order = answered();
    String first = world.caller.asked("chat").getFirst().boundBefore();
    var firstDeadline = world.batches.contents.apps(order.batchIds().getFirst()).orElseThrow().getFirst().deadline();
    world.clock.advance(Duration.ofDays(3));
    int asked = world.caller.asked("chat").size();
    Order again = order(replay(ofOrder(order, "FAILED"), "r"));
    world.run();
    List<AskedItem> items = world.caller.asked("chat").subList(asked, world.caller.asked("chat").size());
    assertEquals(Set.of(first), items.stream().map(AskedItem::boundBefore).collect(Collectors.toSet()));
    var deadline = world.batches.contents.apps(again.batchIds().getFirst()).orElseThrow().getFirst().deadline();
    assertTrue(deadline.isAfter(firstDeadline));
    // and the replay of a replay repeats it once more
    world.clock.advance(Duration.ofDays(3));
    asked = world.caller.asked("chat").size();
    replay(ofOrder(again, "FAILED"), "once more");
    world.run();
    items = world.caller.asked("chat").subList(asked, world.caller.asked("chat").size());
    assertEquals(Set.of(first), items.stream().map(AskedItem::boundBefore).collect(Collectors.toSet()));
  }

  @Test
  void in_active_mode_the_cut_off_stays_the_day_since_when_the_number_is_held() {
    world.withApps("chat");
    tell("chat", Map.of(0, "FAILED"));
    Order order = world.submit("k", Requests.active(0, "2026-10-20T10:00:00+08:00", "chat"));
    world.run();
    world.clock.advance(Duration.ofDays(2));
    replay(ofOrder(order, "FAILED"), "r");
    world.run();
    assertEquals(2, world.caller.asked("chat").size());
    assertEquals("2026-10-20T00:00:00+08:00", world.caller.asked("chat").getLast().boundBefore());
  }

  // ---------------------------------------------------------------- what a carrier sees

  @Test
  void an_older_answer_stays_shown_while_the_newer_waits_and_then_the_newer_counts() {
    Order order = answered();
    assertEquals(OutwardOutcome.FAILED, shown(2).get("chat"));
    Grade grade = status(2).grade();
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    world.caller.tell("pay", items -> FakeAppCaller.answered(202, ""));
    int chat = world.caller.asked("chat").size();
    Replayed replayed = replay(ofOrder(order, "FAILED"), "r");
    assertEquals(grade, status(2).grade());
    world.run();
    assertEquals(OutwardOutcome.FAILED, shown(2).get("chat"));
    assertEquals(OutwardOutcome.FAILED, shown(2).get("pay"));
    assertEquals(Grade.REFRESHED_WITH_RESIDUE, status(2).grade());
    assertTrue(status(2).cycle().dueAt().isPresent());
    List<AskedItem> items = world.caller.asked("chat").subList(chat, world.caller.asked("chat").size());
    world.results("chat", FakeAppCaller.body(items, item -> "UNBOUND"));
    world.run();
    assertEquals(OutwardOutcome.FAILED, shown(2).get("chat"), "of few numbers CLEAR waits for every app");
    assertEquals(OutwardOutcome.FAILED, shown(2).get("pay"));
    world.pass(Duration.ofDays(9), Duration.ofHours(6));
    assertEquals(OutwardOutcome.CLEAR, shown(2).get("chat"));
    assertEquals(OutwardOutcome.NO_RESPONSE, shown(2).get("pay"));
    assertEquals(Grade.REFRESHED, status(1).grade());
    assertEquals(Grade.REFRESHED_WITH_RESIDUE, status(2).grade());
    // the orders tell what each of them asked
    assertEquals(3, world.view(order).outcomes().get(OutwardOutcome.FAILED));
    OrderView again = world.view(order(replayed));
    assertEquals(Map.of(OutwardOutcome.CLEAR, 2L, OutwardOutcome.NO_RESPONSE, 1L), again.outcomes());
    assertEquals(3, again.pairs());
  }

  @Test
  void what_is_clear_never_falls() {
    world.withApps("chat");
    tell("chat", Map.of(0, "FAILED"));
    Order order = world.submit("k", 0, 1);
    world.run();
    tell("chat", Map.of(0, "REFUSED/POLICY_NOT_SUPPORTED"));
    List<AskedItem> first = world.caller.asked("chat");
    replay(ofOrder(order, "FAILED"), "r");
    world.run();
    assertEquals(OutwardOutcome.REFUSED, shown(0).get("chat"));
    world.results("chat", FakeAppCaller.body(first, item -> "UNBOUND"));
    world.after(MINUTE);
    assertEquals(OutwardOutcome.CLEAR, shown(0).get("chat"));
    assertEquals(Grade.REFRESHED, status(0).grade());
    assertEquals(0, count(ofOrder(order, "REFUSED")).pairs());
  }

  @Test
  void a_replay_belongs_to_the_carrier_of_its_order() {
    Order again = order(replay(ofOrder(answered(), "FAILED"), "r"));
    assertEquals(World.CARRIER, again.carrier());
    OrderId id = again.id();
    var queries = new Queries(world.core());
    assertEquals(3, queries.order(World.CARRIER, id.value()).pairs());
    assertThrows(Problem.class, () -> queries.order("west", id.value()));
  }

  // ---------------------------------------------------------------- by app and day

  @Test
  void by_app_and_day_it_asks_what_was_opened_on_that_day_in_shanghai() {
    world.withApps("chat", "pay");
    world.caller.tellEach("chat", (item, number) -> "FAILED");
    world.caller.tellEach("pay", (item, number) -> "FAILED");
    world.submit("a", 0, 2);
    world.submit("b", 2, 3);
    world.run();
    world.clock.advance(Duration.ofHours(15));
    world.submit("next", 5, 4);
    world.run();
    Replayed first = count(ofDay("chat", "2026-11-02", "FAILED"));
    assertEquals(Map.of("chat", Map.of(Outcome.FAILED, 5)), Map.copyOf(first.counts()));
    assertEquals(4, count(ofDay("chat", "2026-11-03", "FAILED")).pairs());
    assertEquals(0, count(ofDay("chat", "2026-11-04", "FAILED")).pairs());
    int asked = world.caller.asked("chat").size();
    int pay = world.caller.asked("pay").size();
    Replayed done = replay(ofDay("chat", "2026-11-02", "FAILED"), "r");
    assertEquals(2, done.orders().size());
    world.run();
    assertEquals(List.of(0, 1, 2, 3, 4), asked("chat", asked));
    assertEquals(pay, world.caller.asked("pay").size());
    // what was asked again on the third counts for the third
    assertEquals(0, count(ofDay("chat", "2026-11-02", "FAILED")).pairs());
    assertEquals(9, count(ofDay("chat", "2026-11-03", "FAILED")).pairs());
  }

  @Test
  void what_the_time_does_not_allow_is_gone_on_with_by_the_cursor() {
    world.withApps("chat");
    world.caller.tellEach("chat", (item, number) -> "FAILED");
    for (int i = 0; i < 5; i++) {
      world.submit("k" + i, 2 * i, 2);
    }
    world.run();
    int asked = world.caller.asked("chat").size();
    long pairs = 0;
    int calls = 0;
    Optional<OrderId> cursor = Optional.empty();
    do {
      ReplayRequest request = request(day("chat", "2026-11-02"), cursor, "FAILED");
      Replayed part = new Replays(world.core()).replay(request, "r", () -> false);
      pairs += part.pairs();
      calls++;
      cursor = part.next();
    } while (cursor.isPresent());
    assertEquals(10, pairs);
    assertTrue(calls >= 5);
    world.run();
    assertEquals(10, world.caller.asked("chat").size() - asked);
  }

  // ---------------------------------------------------------------- the same call again

  @Test
  void the_same_call_again_finds_what_was_done() {
    Order order = answered();
    Replayed first = replay(ofOrder(order, "FAILED"), "r");
    world.run();
    int asked = world.caller.asked().size();
    assertEquals(first, replay(ofOrder(order, "FAILED"), "r"));
    world.run();
    assertEquals(asked, world.caller.asked().size());
  }

  @Test
  void a_key_is_good_for_one_replay() {
    Order order = answered();
    replay(ofOrder(order, "FAILED"), "r");
    assertEquals(
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        assertThrows(Problem.class, () -> replay(ofOrder(order, "BLOCKED"), "r")).code());
    assertEquals(
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        assertThrows(Problem.class, () -> replay(ofDay("chat", "2026-11-02", "FAILED"), "r")).code());
  }

  @Test
  void of_two_replays_that_planned_at_once_each_pair_is_asked_by_one() {
    Order order = answered();
    Replayed first = replay(ofOrder(order, "FAILED"), "first");
    // The second planned before the first had claimed: its plan is what the first one's was.
    Order leader = order(first);
    OrderId follower = OrderId.ofReplay(World.CARRIER, order.id(), "second");
    world.orders.putPlanOnce(follower, world.orders.plan(leader.id()).orElseThrow());
    int asked = world.caller.asked().size();
    Order second = order(replay(ofOrder(order, "FAILED"), "second"));
    world.run();
    assertEquals(0, second.committed().orElseThrow().accepted());
    assertEquals(3, world.caller.asked().size() - asked);
    assertEquals(OutwardOutcome.FAILED, shown(2).get("pay"));
  }

  @ParameterizedTest
  @EnumSource
  void whatever_call_a_replay_dies_at_the_same_call_completes_it_and_no_pair_is_asked_twice(Crashes.Moment moment) {
    int call = 0;
    boolean died = true;
    while (died) {
      call++;
      var other = new ReplayTest();
      World world = other.world;
      Order order = other.answered();
      ReplayRequest request = ofOrder(order, "FAILED", "BLOCKED");
      int chat = world.caller.asked("chat").size();
      int pay = world.caller.asked("pay").size();
      world.crashes.at(call, moment);
      died = world.dies(w -> other.replay(request, "r"));
      world.pass(Duration.ofMinutes(2), MINUTE);
      Replayed done = other.replay(request, "r");
      world.pass(Duration.ofMinutes(20), MINUTE);
      assertEquals(List.of(1, 2), other.asked("chat", chat), "call " + call);
      assertEquals(List.of(2, 3), other.asked("pay", pay), "call " + call);
      assertEquals(4, done.pairs());
      assertEquals(4, world.view(other.order(done)).pairs());
      assertEquals(OrderView.State.SETTLED, world.view(other.order(done)).state());
      assertEquals(OutwardOutcome.FAILED, other.shown(2).get("chat"));
      assertEquals(List.of(), world.batches.index(), "call " + call);
    }
    assertTrue(call > 25, "It has so many calls: " + call);
  }

  @Test
  void a_replay_that_was_never_completed_falls_away_and_its_numbers_are_free() {
    Order order = answered();
    for (int call = 1; call < 60; call++) {
      int at = call;
      world.crashes.at(at, Crashes.Moment.AFTER);
      if (!world.dies(w -> replay(ofOrder(order, "FAILED"), "left-" + at))) {
        break;
      }
      world.clock.advance(Duration.ofMinutes(16));
      OrderId left = OrderId.ofReplay(World.CARRIER, order.id(), "left-" + at);
      if (world.orders.find(left).map(o -> o.committed().isPresent()).orElse(false)) {
        break;
      }
      assertEquals(3, count(ofOrder(order, "FAILED")).pairs(), "after " + at);
    }
    world.pass(Duration.ofMinutes(20), MINUTE);
    assertFalse(world.batches.index().stream().anyMatch(due -> due.what() instanceof Waiting.Head));
    OpenedHead head = world.batches.heads.find(order.batchIds().getFirst()).flatMap(BatchHead::opened).orElseThrow();
    assertTrue(head.summarised());
  }
}
