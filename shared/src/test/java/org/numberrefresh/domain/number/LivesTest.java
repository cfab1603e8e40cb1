package org.numberrefresh.domain.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.CycleView;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.report.NumberReports;
import org.numberrefresh.usecase.report.ReportRequest;

/** The lives of a number: which orders share one, what a new one ends, and who may still read an old one. */
class LivesTest {

  private static final String LONG_AGO = "2026-01-05T00:00:00+08:00";
  private static final String SUMMER = "2026-07-01T10:00:00+08:00";
  private static final String SUMMERS_DAY = "2026-07-01T00:00:00+08:00";
  private static final String AUTUMN = "2026-10-01T10:00:00+08:00";
  private static final String TODAY = "2026-11-02T12:00:00+08:00";
  private static final String ACKNOWLEDGED = "{\"results\":[]}";

  private final World world = new World().withApps("chat", "pay");

  private static String outcome(List<LineProblem> rejected) {
    return rejected.isEmpty() ? "ACCEPTED" : rejected.getFirst().code().name();
  }

  private String result(Order order) {
    return outcome(order.committed().orElseThrow().rejected());
  }

  private Order batch(String key, String deactivatedAt, String... apps) {
    return world.submit(key, Requests.batch(0, deactivatedAt, apps));
  }

  private Order active(String key, String holderSince, String... apps) {
    return world.submit(key, Requests.active(0, holderSince, apps));
  }

  private NumberReports.Taken report(World in, String carrier, String event, String at) {
    return new NumberReports(in.core()).take(carrier, Requests.report(0, event, at));
  }

  private Queries.Status status(String carrier) {
    return find(world, carrier).orElseThrow();
  }

  private static Optional<Queries.Status> find(World in, String carrier) {
    PhoneNumber number = TestNumbers.number(0);
    return Optional.ofNullable(new Queries(in.core()).statuses(carrier, List.of(number)).get(number));
  }

  /** The outcome that is shown of each app in the newest life. */
  private Map<String, String> shown(String carrier) {
    var shown = new TreeMap<String, String>();
    status(carrier).cycle().apps().forEach(app -> shown.put(app.app(), app.shown().name()));
    return shown;
  }

  private BatchHead head(Order order) {
    return world.batches.heads.find(order.batchIds().getFirst()).orElseThrow();
  }

  private boolean isWithdrawn(Order order) {
    return head(order).withdrawn().has(0);
  }

  private void acknowledge(String app) {
    world.caller.tell(app, items -> FakeAppCaller.answered(200, ACKNOWLEDGED));
  }

  private void later(String app, int asked, String outcome) {
    AskedItem item = world.caller.asked(app).get(asked);
    world.results(app, FakeAppCaller.body(List.of(item), i -> outcome));
    world.run();
  }

  // ---------------------------------------------------------------- one life, several batches

  @Test
  void a_holders_orders_for_one_app_and_then_another_are_one_life() {
    active("a", AUTUMN, "chat");
    world.run();
    acknowledge("pay");
    active("b", AUTUMN, "pay");
    world.run();
    assertEquals(Map.of("chat", "CLEAR", "pay", "PENDING"), shown("east"));
    assertEquals(Grade.PENDING, status("east").grade());
    later("pay", 0, "UNBOUND");
    assertEquals(Grade.REFRESHED, status("east").grade());
    assertEquals(List.of(), status("east").history());
  }

  @Test
  void a_holder_joins_the_life_that_began_with_the_deactivation_before_him() {
    world.caller.tellEach("chat", (item, number) -> "REFUSED/OTHER");
    batch("b", LONG_AGO, "chat");
    world.run();
    acknowledge("chat");
    active("a", AUTUMN, "chat", "pay");
    world.run();
    assertEquals(Map.of("chat", "REFUSED", "pay", "CLEAR"), shown("east"));
    assertEquals(Grade.PENDING, status("east").grade());
    CycleView life = status("east").cycle();
    assertEquals(Optional.of(OffsetDateTime.parse(LONG_AGO).toInstant()), life.deactivatedAt());
    assertEquals(Optional.of(OffsetDateTime.parse(AUTUMN).toInstant()), life.holderSince());
    later("chat", 1, "UNBOUND");
    assertEquals(Grade.REFRESHED, status("east").grade());
  }

  @Test
  void a_holder_after_another_begins_a_life_of_his_own() {
    batch("b", LONG_AGO, "all");
    world.run();
    report(world, "east", "ACTIVATED", SUMMER);
    active("a", AUTUMN, "all");
    world.run();
    assertEquals(1, status("east").history().size());
    assertEquals(Mode.ACTIVE, status("east").cycle().cycle().mode());
  }

  @Test
  void an_app_that_waits_is_not_asked_twice_and_one_that_has_answered_is() {
    acknowledge("pay");
    batch("resale", LONG_AGO, "all");
    world.clock.advance(Duration.ofDays(1));
    world.run();
    assertEquals("ALREADY_EXISTS", result(active("a", "2026-11-03T09:00:00+08:00", "pay")));
    assertEquals("ALREADY_EXISTS", result(active("b", "2026-11-03T09:00:00+08:00", "all")));
    assertEquals("ACCEPTED", result(active("c", "2026-11-03T09:00:00+08:00", "chat")));
  }

  @Test
  void a_withdrawn_request_does_not_stand_in_the_way_and_hides_nothing() {
    acknowledge("pay");
    batch("b", LONG_AGO, "all");
    world.run();
    world.caller.tellEach("pay", (item, number) -> "BLOCKED/ACCOUNT_BANNED");
    assertEquals("ACCEPTED", result(active("a", AUTUMN, "pay")));
    world.run();
    assertEquals("BLOCKED", shown("east").get("pay"));
  }

  @Test
  void a_clear_app_stays_clear_when_it_is_asked_again() {
    active("a", AUTUMN, "chat");
    world.run();
    world.caller.tellEach("chat", (item, number) -> "REFUSED/OTHER");
    active("b", AUTUMN, "chat");
    world.run();
    assertEquals(Map.of("chat", "CLEAR"), shown("east"));
    assertEquals(Grade.REFRESHED, status("east").grade());
  }

  // ---------------------------------------------------------------- what a new life ends

  @Test
  void a_new_deactivation_withdraws_what_waits_in_the_older_life() {
    acknowledge("chat");
    Order old = active("a", SUMMER, "chat");
    world.run();
    Order next = batch("b", AUTUMN, "all");
    assertEquals("ACCEPTED", result(next));
    world.run();
    assertTrue(isWithdrawn(old));
    assertEquals("CANCELLED", world.pair(old, 0, "chat"));
    assertEquals(Grade.COOLING, status("east").grade());
    assertEquals(1, status("east").history().size());
  }

  @Test
  void the_refresh_before_resale_is_withdrawn_where_its_cut_off_would_hit_the_holder() {
    acknowledge("pay");
    Order resale = batch("b", LONG_AGO, "all");
    Order own = active("a", SUMMER, "pay");
    assertEquals("ACCEPTED", result(own));
    world.run();
    assertTrue(isWithdrawn(resale));
    assertEquals(List.of(SUMMERS_DAY), world.caller.asked().stream().map(AskedItem::boundBefore).distinct().toList());
  }

  @Test
  void the_refresh_before_resale_goes_on_where_it_was_opened_before_the_holder_came() {
    acknowledge("pay");
    Order resale = batch("b", LONG_AGO, "pay");
    world.run();
    world.clock.advance(Duration.ofDays(1));
    Order own = active("a", TODAY, "chat");
    assertEquals("ACCEPTED", result(own));
    world.run();
    later("pay", 0, "UNBOUND");
    assertEquals(Map.of("chat", "CLEAR", "pay", "CLEAR"), shown("east"));
    assertEquals(1, head(resale).numbers() - head(resale).withdrawn().indexes().cardinality());
  }

  @Test
  void a_number_reported_in_service_is_withdrawn_from_all_that_is_unsent() {
    Order resale = batch("b", "2026-10-01T00:00:00+08:00", "all");
    world.run();
    assertEquals(Grade.COOLING, status("east").grade());
    assertEquals(1, report(world, "east", "ACTIVATED", "2026-11-01T00:00:00+08:00").accepted());
    assertTrue(isWithdrawn(resale));
    assertEquals(Grade.NOT_REFRESHED, status("east").grade());
    world.pass(Duration.ofDays(100), Duration.ofDays(1));
    assertEquals(List.of(), world.caller.asked());
  }

  @Test
  void a_report_of_the_life_before_withdraws_nothing() {
    Order resale = batch("b", AUTUMN, "all");
    assertEquals(1, report(world, "east", "ACTIVATED", SUMMER).accepted());
    assertEquals(false, isWithdrawn(resale));
  }

  @Test
  void a_late_answer_of_an_old_life_never_touches_the_new_one() {
    acknowledge("chat");
    Order old = active("a", SUMMER, "chat");
    world.run();
    AskedItem asked = world.caller.asked("chat").getFirst();
    Order next = active("b", AUTUMN, "chat");
    world.run();
    later("chat", 0, "BLOCKED/ACCOUNT_BANNED");
    assertEquals(SUMMERS_DAY, asked.boundBefore());
    assertEquals("BLOCKED", world.pair(old, 0, "chat"));
    assertEquals("PENDING", world.pair(next, 0, "chat"));
    assertEquals(Map.of("chat", "PENDING"), shown("east"));
  }

  // ---------------------------------------------------------------- who may read what

  @Test
  void a_former_carrier_reads_its_own_life_and_the_next_one_only_its_own() {
    batch("b", LONG_AGO, "chat");
    world.run();
    report(world, "east", "PORTED_OUT", SUMMER);
    report(world, "west", "PORTED_IN", SUMMER);
    Order own = world.submit("west", "w", Requests.active(0, "2026-06-01T10:00:00+08:00", "pay"));
    assertEquals("ACCEPTED", result(own));
    world.run();
    assertEquals(Map.of("chat", "CLEAR"), shown("east"));
    assertEquals(Optional.empty(), status("east").cycle().holderSince());
    assertEquals(Release.HOLD, status("east").release());
    assertEquals(Map.of("pay", "CLEAR"), shown("west"));
    assertEquals(Optional.empty(), status("west").cycle().deactivatedAt());
    assertEquals(Optional.empty(), find(world, "north"));
  }

  @Test
  void earlier_lives_are_told_newest_first() {
    for (String since : List.of(LONG_AGO, SUMMER, AUTUMN)) {
      active(since, since, "all");
      world.run();
    }
    assertEquals(
        List.of(SUMMER, LONG_AGO),
        status("east").history().stream().map(life -> Rfc3339.text(life.holderSince().orElseThrow())).toList());
    assertTrue(status("east").history().stream().allMatch(life -> life.grade() == Grade.REFRESHED));
  }

  // ---------------------------------------------------------------- crashes

  /** A number whose refresh before resale waits at an app. */
  private static World waiting() {
    World world = new World().withApps("chat", "pay");
    world.caller.tell("pay", items -> FakeAppCaller.answered(200, ACKNOWLEDGED));
    world.submit("old", Requests.batch(0, LONG_AGO, "all"));
    world.run();
    return world;
  }

  private static BatchHead old(World world) {
    return world.batches.index().isEmpty() ? fail() : head(world, "old");
  }

  private static BatchHead fail() {
    throw new AssertionError("Nothing is left to be driven on.");
  }

  private static BatchHead head(World world, String key) {
    Order order = world.orders.find(OrderId.of(World.CARRIER, key)).orElseThrow();
    return world.batches.heads.find(order.batchIds().getFirst()).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void a_report_that_died_anywhere_has_its_effect_once_it_is_repeated(Crashes.Moment moment) {
    int deaths = 0;
    boolean died = true;
    for (int call = 1; died; call++) {
      World world = waiting();
      ReportRequest body = Requests.report(0, "ACTIVATED", SUMMER);
      world.crashes.at(call, moment);
      died = world.dies(w -> new NumberReports(w.core()).take("east", body));
      deaths += died ? 1 : 0;
      boolean recorded = new NumberReports(world.core()).take("east", body).unchanged() == 1;
      assertTrue(head(world, "old").withdrawn().has(0));
      assertTrue(!died || moment == Crashes.Moment.AFTER || !recorded);
      Order again = world.submit("again", Requests.batch(0, LONG_AGO, "chat"));
      assertEquals(
          List.of(LineProblem.of(0, ProblemCode.NUMBER_IN_SERVICE)), again.committed().orElseThrow().rejected());
    }
    assertTrue(deaths > 5, () -> "It makes more calls than that.");
  }

  @ParameterizedTest
  @EnumSource
  void an_order_that_died_anywhere_withdraws_the_older_life_if_and_only_if_it_counts(Crashes.Moment moment) {
    int committed = 0;
    boolean died = true;
    for (int call = 1; died; call++) {
      World world = waiting();
      world.crashes.at(call, moment);
      died = world.dies(w -> w.submit("new", Requests.active(0, SUMMER, "pay")));
      world.queues.purge();
      world.pass(Duration.ofMinutes(3), Duration.ofMinutes(1));
      boolean counts = world.orders.find(OrderId.of(World.CARRIER, "new")).flatMap(Order::committed).isPresent();
      committed += counts ? 1 : 0;
      assertEquals(counts, old(world).withdrawn().has(0));
      assertEquals(counts ? 2 : 1, world.caller.asked("pay").size());
    }
    assertTrue(committed > 0);
  }

  @ParameterizedTest
  @EnumSource
  void a_dispatch_that_died_anywhere_withdraws_before_it_opens(Crashes.Moment moment) {
    int deaths = 0;
    for (int call = 1; call < 40; call++) {
      World world = waiting();
      world.submit("new", Requests.active(0, SUMMER, "pay"));
      world.crashes.at(call, moment);
      world.run();
      deaths += world.crashes.deaths();
      world.crashes.restart();
      world.pass(Duration.ofMinutes(10), Duration.ofMinutes(1));
      assertTrue(old(world).withdrawn().has(0));
      assertEquals(
          1,
          world.caller.asked("pay").stream()
              .filter(item -> item.boundBefore().equals(SUMMERS_DAY))
              .map(AskedItem::ref)
              .distinct()
              .count());
    }
    assertTrue(deaths > 10);
  }

  @Test
  void a_report_waits_for_an_order_that_is_being_taken() {
    for (int call = 3; ; call++) {
      World world = new World().withApps("chat");
      world.crashes.at(call, Crashes.Moment.AFTER);
      boolean died = world.dies(w -> w.submit("k", Requests.batch(0, LONG_AGO, "all")));
      if (!died) {
        return;
      }
      List<LineProblem> rejected = report(world, "east", "ACTIVATED", SUMMER).rejected();
      world.clock.advance(Duration.ofSeconds(40));
      Order order = world.submit("k", Requests.batch(0, LONG_AGO, "all"));
      boolean reported = rejected.isEmpty();
      assertTrue(reported || rejected.getFirst().code() == ProblemCode.UNAVAILABLE);
      assertEquals(0, report(world, "east", "ACTIVATED", SUMMER).rejected().size());
      boolean taken = order.committed().orElseThrow().accepted() == 1;
      assertTrue(!taken || head(world, "k").withdrawn().has(0));
    }
  }
}
