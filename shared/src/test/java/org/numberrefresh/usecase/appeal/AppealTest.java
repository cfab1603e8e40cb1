package org.numberrefresh.usecase.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.appeal.AppealReason;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.statistics.AppealCounts;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Polled;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.Queries;

/** A carrier objects to an outcome: the app is asked once more, and its decision raises what it answered. */
class AppealTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String BLOCKED = "BLOCKED/LEGAL_HOLD";

  private final World world = new World();

  /** One number that the app {@code chat} blocks, settled. */
  private Order blocked(String outcome) {
    world.withApps("chat");
    world.caller.tellEach("chat", (item, number) -> outcome);
    Order order = world.submit("k", 0, 1);
    world.run();
    return order;
  }

  private String ref() {
    return world.caller.appealed("chat").getFirst().path("ref").asText();
  }

  private static String decided(String ref, String rest) {
    return "{\"results\": [{\"ref\": \"" + ref + "\", " + rest + "}]}";
  }

  private void decide(String rest) {
    assertEquals(List.of(), world.results("chat", decided(ref(), rest)).rejected());
    world.run();
    world.after(MINUTE);
  }

  private List<EventData.AppealChanged> told() {
    return world.feeds.dataOf(World.CARRIER).stream()
        .filter(EventData.AppealChanged.class::isInstance)
        .map(EventData.AppealChanged.class::cast)
        .toList();
  }

  private List<AppealState> states() {
    return told().stream().map(EventData.AppealChanged::state).toList();
  }

  private ProblemCode refused(Runnable call) {
    return assertThrows(Problem.class, call::run).code();
  }

  @Test
  void the_app_is_told_what_it_answered_and_why_the_subscriber_objects() {
    blocked(BLOCKED);
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    JsonNode item = world.caller.appealed("chat").getFirst();
    assertNotEquals(appeal.id().value(), item.path("appealId").asText());
    assertFalse(OrderId.parse(item.path("appealId").asText()).isOf(World.CARRIER), "it tells of no carrier");
    assertEquals("BLOCKED", item.path("outcome").asText());
    assertEquals("LEGAL_HOLD", item.path("reason").asText());
    assertEquals("IDENTITY_PROVEN", item.path("appealReason").asText());
    assertEquals(world.look(appeal).appContactRef(), item.path("contactRef").asText());
    assertEquals(TestNumbers.text(0), item.path("phoneNumber").asText());
    assertEquals("2026-11-23T23:59:59+08:00", item.path("dueAt").asText());
    assertEquals(AppealState.SUBMITTED, world.look(appeal).seen().state());
  }

  @Test
  void a_repeat_is_known_before_anything_is_spent_for_it() {
    blocked(BLOCKED);
    byte[] body = {1};
    var request = new AppealRequest(TestNumbers.number(0), "chat", AppealReason.IDENTITY_PROVEN, "case-0", body);
    var appealing = new Appealing(world.core());
    assertEquals(Optional.empty(), appealing.repeated(World.CARRIER, "a", request));
    AppealGlance taken = appealing.submit(World.CARRIER, "a", request);
    assertEquals(taken.id(), appealing.repeated(World.CARRIER, "a", request).orElseThrow().id());
    assertEquals(Optional.empty(), appealing.repeated(World.CARRIER, "b", request));
    assertEquals(Optional.empty(), appealing.repeated("west", "a", request));
    var other = new AppealRequest(TestNumbers.number(0), "chat", AppealReason.OTHER, "case-0", new byte[] {2});
    assertEquals(ProblemCode.IDEMPOTENCY_KEY_REUSED, refused(() -> appealing.repeated(World.CARRIER, "a", other)));
  }

  @Test
  void two_apps_are_given_names_of_a_case_that_they_cannot_join() {
    world.withApps("chat", "pay");
    for (String app : List.of("chat", "pay")) {
      world.caller.tellEach(app, (item, number) -> BLOCKED);
    }
    world.submit("k", 0, 1);
    world.run();
    world.appeal("a", 0, "chat");
    world.appeal("b", 0, "pay");
    world.run();
    JsonNode one = world.caller.appealed("chat").getFirst();
    JsonNode other = world.caller.appealed("pay").getFirst();
    assertNotEquals(one.path("contactRef"), other.path("contactRef"));
    assertEquals(20, one.path("contactRef").asText().length());
  }

  @Test
  void an_upheld_appeal_raises_the_outcome_and_is_told_with_it() {
    Order order = blocked(BLOCKED);
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    decide("\"appeal\": \"UPHELD\", \"outcome\": \"UNBOUND\"");
    assertEquals(AppealState.UPHELD, world.look(appeal).seen().state());
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
    assertEquals(List.of(new EventData.AppealChanged(appeal.id(), AppealState.UPHELD, OutwardOutcome.CLEAR)), told());
    assertEquals(
        1, world.feeds.dataOf(World.CARRIER).stream().filter(e -> e.type() == EventType.OUTCOME_CHANGED).count());
  }

  @Test
  void an_app_that_upholds_an_appeal_and_names_no_outcome_is_asked_to_unbind() {
    Order order = blocked(BLOCKED);
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    world.caller.tellEach("chat", (item, number) -> "UNBOUND");
    decide("\"appeal\": \"UPHELD\"");
    world.after(MINUTE);
    assertEquals(AppealState.UPHELD, world.look(appeal).seen().state());
    List<String> refs = world.caller.asked("chat").stream().map(FakeAppCaller.AskedItem::ref).distinct().toList();
    assertEquals(2, refs.size());
    assertEquals(
        1,
        world.caller.asked("chat").stream().map(FakeAppCaller.AskedItem::boundBefore).distinct().count(),
        "the cut-off stays");
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
    assertEquals(List.of(AppealState.UPHELD), states());
  }

  @Test
  void an_app_may_decide_at_once() {
    Order order = blocked(BLOCKED);
    world.caller.tellAppeals(
        "chat",
        () -> FakeAppCaller.answered(200, decided(ref(), "\"appeal\": \"UPHELD\", \"outcome\": \"NOT_BOUND\"")));
    world.appeal("a", 0, "chat");
    world.run();
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
    assertEquals(1, world.caller.appealed("chat").size());
  }

  @Test
  void each_state_is_told_once_in_its_order() {
    blocked(BLOCKED);
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    decide("\"appeal\": \"UNDER_REVIEW\"");
    assertEquals(AppealState.UNDER_REVIEW, world.look(appeal).seen().state());
    assertEquals(List.of(AppealState.UNDER_REVIEW), states());
    decide("\"appeal\": \"REJECTED\"");
    decide("\"appeal\": \"UNDER_REVIEW\"");
    assertEquals(AppealState.REJECTED, world.look(appeal).seen().state());
    decide("\"appeal\": \"UPHELD\", \"outcome\": \"UNBOUND\"");
    assertEquals(List.of(AppealState.UNDER_REVIEW, AppealState.REJECTED, AppealState.UPHELD), states());
  }

  @Test
  void an_appeal_that_is_not_decided_expires_and_a_late_decision_counts() {
    Order order = blocked(BLOCKED);
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    world.pass(Duration.ofDays(20), Duration.ofHours(6));
    assertEquals(AppealState.SUBMITTED, world.look(appeal).seen().state());
    world.pass(Duration.ofDays(3), Duration.ofHours(6));
    assertEquals(AppealState.EXPIRED, world.look(appeal).seen().state());
    assertEquals(List.of(AppealState.EXPIRED), states());
    decide("\"appeal\": \"UPHELD\", \"outcome\": \"UNBOUND\"");
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
    assertEquals(List.of(AppealState.EXPIRED, AppealState.UPHELD), states());
  }

  @ParameterizedTest
  @CsvSource({
    "UNBOUND, OUTCOME_CLEAR",
    "ACKNOWLEDGED, OUTCOME_NOT_FINAL",
    "FAILED, NOT_APPEALABLE",
    "REFUSED/POLICY_NOT_SUPPORTED, NOT_APPEALABLE"
  })
  void only_a_final_outcome_that_is_not_clear_is_appealed(String outcome, ProblemCode why) {
    blocked(outcome);
    assertEquals(why, refused(() -> world.appeal("a", 0, "chat")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFUSED/RECENT_ACTIVITY", "BLOCKED/ACCOUNT_BANNED", "BLOCKED/LEGAL_HOLD"})
  void other_final_outcomes_are(String outcome) {
    blocked(outcome);
    assertEquals(AppealState.SUBMITTED, world.appeal("a", 0, "chat").state());
  }

  @Test
  void an_unknown_number_a_foreign_one_and_an_app_that_was_not_asked_are_refused() {
    blocked(BLOCKED);
    assertEquals(ProblemCode.NUMBER_NOT_FOUND, refused(() -> world.appeal("a", 7, "chat")));
    assertEquals(ProblemCode.NUMBER_NOT_FOUND, refused(() -> world.appeal("west", "a", 0, "chat")));
    assertEquals(ProblemCode.APP_NOT_ASKED, refused(() -> world.appeal("a", 0, "nobody")));
    world.withApps("late");
    assertEquals(ProblemCode.APP_NOT_ASKED, refused(() -> world.appeal("a", 0, "late")));
  }

  @Test
  void a_pair_has_one_open_appeal_and_another_one_after_it() {
    blocked(BLOCKED);
    AppealGlance first = world.appeal("a", 0, "chat");
    assertEquals(first.id(), world.appeal("a", 0, "chat").id());
    assertEquals(ProblemCode.APPEAL_OPEN, refused(() -> world.appeal("b", 0, "chat")));
    world.run();
    assertEquals(ProblemCode.APPEAL_OPEN, refused(() -> world.appeal("b", 0, "chat")));
    decide("\"appeal\": \"REJECTED\"");
    assertEquals(AppealState.REJECTED, world.appeal("a", 0, "chat").state());
    world.clock.advance(MINUTE);
    AppealGlance second = world.appeal("b", 0, "chat");
    assertEquals(AppealState.SUBMITTED, second.state());
    assertEquals(
        List.of(second.id(), first.id()),
        new AppealPages(world.core())
            .page(World.CARRIER, Optional.empty(), Optional.empty(), 10).appeals().stream()
                .map(one -> one.seen().id())
                .toList());
  }

  private AppealCounts counted() {
    AppealCounts ofCarrier = world.statistics.sum().carriers().get(World.CARRIER).appeals();
    assertEquals(ofCarrier, world.statistics.sum().app(world.apps.find("chat").orElseThrow().number()).appeals());
    return ofCarrier;
  }

  @ParameterizedTest
  @CsvSource({"REJECTED, 0, 1", "UPHELD, 1, 0"})
  void an_appeal_is_counted_once_by_the_state_in_which_it_ended(String decision, long upheld, long rejected) {
    blocked(BLOCKED);
    world.appeal("a", 0, "chat");
    world.run();
    assertEquals(AppealCounts.NONE, counted());
    decide("\"appeal\": \"" + decision + "\"");
    assertEquals(new AppealCounts(upheld, rejected, 0), counted());
    decide("\"appeal\": \"UPHELD\"");
    assertEquals(new AppealCounts(upheld, rejected, 0), counted());
  }

  @Test
  void an_appeal_that_nobody_decided_on_is_counted_as_expired() {
    blocked(BLOCKED);
    world.appeal("a", 0, "chat");
    world.run();
    world.pass(Duration.ofDays(24), Duration.ofHours(12));
    assertEquals(new AppealCounts(0, 0, 1), counted());
  }

  @Test
  void a_pair_has_three_appeals_in_its_life() {
    blocked(BLOCKED);
    for (String key : List.of("a", "b", "c")) {
      assertTrue(appealable());
      world.appeal(key, 0, "chat");
      world.run();
      String ref = world.caller.appealed("chat").getLast().path("ref").asText();
      world.results("chat", decided(ref, "\"appeal\": \"REJECTED\""));
      world.run();
      world.after(MINUTE);
    }
    assertEquals(ProblemCode.APPEALS_USED_UP, refused(() -> world.appeal("d", 0, "chat")));
    assertFalse(appealable());
    assertEquals(AppealState.REJECTED, world.appeal("c", 0, "chat").state(), "a repeated call is answered as before");
  }

  private boolean appealable() {
    var status = new Queries(world.core()).statuses(World.CARRIER, List.of(TestNumbers.number(0))).values();
    return new NumberAppeals(world.core())
        .of(status, world.core().stores().apps()::find)
        .get(TestNumbers.number(0))
        .get("chat")
        .appealable();
  }

  @Test
  void the_key_of_another_appeal_is_refused() {
    world.withApps("chat");
    world.caller.tellEach("chat", (item, number) -> BLOCKED);
    world.submit("k", 0, 2);
    world.run();
    world.appeal("a", 0, "chat");
    assertEquals(ProblemCode.IDEMPOTENCY_KEY_REUSED, refused(() -> world.appeal("a", 1, "chat")));
  }

  @Test
  void an_app_that_polls_is_given_appeals_apart_from_its_tasks() {
    world.registry().putApp("chat", World.puller("chat"));
    Order order = world.submit("k", 0, 1);
    world.run();
    world.results("chat", world.poll("chat", 10).results("BLOCKED\", \"reason\": \"LEGAL_HOLD"));
    world.run();
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    Polled polled = world.poll("chat", 10);
    assertEquals(List.of(), polled.items());
    assertEquals(world.look(appeal).appContactRef(), polled.appeals().getFirst().path("contactRef").asText());
    String ref = polled.appeals().getFirst().path("ref").asText();
    world.results("chat", decided(ref, "\"appeal\": \"UPHELD\", \"outcome\": \"UNBOUND\""));
    world.run();
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
  }

  @Test
  void an_app_that_takes_security_events_is_sent_one_and_decides_later() {
    world.registry().putApp("chat", World.taker("chat"));
    Order order = world.submit("k", 0, 1);
    world.run();
    String first = world.caller.events("chat").getLast().claims().path("jti").asText();
    world.results("chat", decided(first, "\"outcome\": \"BLOCKED\", \"reason\": \"OTHER\""));
    world.run();
    world.appeal("a", 0, "chat");
    world.run();
    JsonNode claims = world.caller.events("chat").getLast().claims();
    JsonNode event = claims.path("events").path("https://numberrefresh.org/secevent/event-type/outcome-appealed");
    assertEquals("BLOCKED", event.path("outcome").asText());
    world.results("chat", decided(claims.path("jti").asText(), "\"appeal\": \"UPHELD\", \"outcome\": \"UNBOUND\""));
    world.run();
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"appeal\": \"GRANTED\"",
        "\"appeal\": \"REJECTED\", \"outcome\": \"UNBOUND\"",
        "\"appeal\": \"UPHELD\", \"outcome\": \"FAILED\"",
        "\"appeal\": \"UPHELD\", \"outcome\": \"BOUND_BY_CURRENT_SUBSCRIBER\"",
        "\"outcome\": \"UNBOUND\""
      })
  void a_bad_decision_is_rejected_alone(String bad) {
    Order order = blocked(BLOCKED);
    world.appeal("a", 0, "chat");
    world.run();
    String good = "{\"ref\": \"" + ref() + "\", \"appeal\": \"UPHELD\", \"outcome\": \"UNBOUND\"}";
    String body = "{\"results\": [{\"ref\": \"" + ref() + "\", " + bad + "}, " + good + "]}";
    var taken = world.results("chat", body);
    world.run();
    assertEquals(1, taken.rejected().size());
    assertEquals(ProblemCode.INVALID_ARGUMENT, taken.rejected().getFirst().code());
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
  }

  @Test
  void a_decision_on_what_is_no_appeal_is_rejected() {
    blocked(BLOCKED);
    String ref = world.caller.asked("chat").getFirst().ref();
    assertEquals(1, world.results("chat", decided(ref, "\"appeal\": \"REJECTED\"")).rejected().size());
  }

  @Test
  void a_newer_life_of_the_number_ends_its_appeal_and_the_app_is_told() {
    blocked(BLOCKED);
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    world.submit("newer", Requests.batch(0, "2026-10-20T00:00:00+08:00", "chat"));
    world.run();
    world.pass(Duration.ofDays(1), Duration.ofHours(1));
    assertEquals(AppealState.EXPIRED, world.look(appeal).seen().state());
    assertEquals(List.of(AppealState.EXPIRED), states());
    assertEquals(List.of(ref()), world.caller.recalled("chat"));
  }

  @Test
  void a_newer_life_that_withdraws_an_open_refresh_ends_its_appeal_at_once() {
    world.withApps("chat", "pay");
    world.caller.tellEach("chat", (item, number) -> BLOCKED);
    world.caller.tell("pay", items -> FakeAppCaller.answered(202, ""));
    world.submit("k", Requests.batch(0, "2026-01-20T00:00:00+08:00", "chat", "pay"));
    world.run();
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    assertEquals(AppealState.SUBMITTED, world.look(appeal).seen().state());
    world.submit("newer", Requests.batch(0, "2026-10-20T00:00:00+08:00", "chat"));
    world.run();
    assertEquals(AppealState.EXPIRED, world.look(appeal).seen().state());
    world.after(MINUTE);
    assertEquals(List.of(ref()), world.caller.recalled("chat"));
  }

  @Test
  void appeals_for_a_hundred_withdrawn_places_of_a_batch_are_looked_for_by_one_read() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    world.submit("k", Requests.batch(TestNumbers.texts(0, 100), "2026-01-20T00:00:00+08:00", "chat"));
    world.run();
    assertEquals(0, world.batches.appeals.reads());
    world.submit("newer", Requests.batch(TestNumbers.texts(0, 100), "2026-10-20T00:00:00+08:00", "chat"));
    world.run();
    assertEquals(1, world.batches.appeals.reads());
  }

  @ParameterizedTest
  @EnumSource
  void an_appeal_is_sent_raised_and_told_once_whatever_call_a_process_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new AppealTest();
      Order order = other.blocked(BLOCKED);
      other.world.caller.tellAppeals(
          "chat",
          () -> FakeAppCaller.answered(200, decided(other.ref(), "\"appeal\": \"UPHELD\", \"outcome\": \"UNBOUND\"")));
      other.world.crashes.at(call, moment);
      other.world.dies(
          w -> {
            w.appeal("a", 0, "chat");
            w.run();
          });
      died = other.world.crashes.deaths() > 0;
      other.world.clock.advance(MINUTE);
      AppealGlance appeal = other.world.appeal("a", 0, "chat");
      other.world.run();
      other.world.pass(Duration.ofMinutes(20), MINUTE);
      String where = moment + " " + call;
      assertEquals(AppealState.UPHELD, other.world.look(appeal).seen().state(), where);
      assertEquals("CLEAR", other.world.pair(order, 0, "chat"), where);
      assertEquals(List.of(AppealState.UPHELD), other.states(), where);
      assertEquals(
          1,
          new AppealPages(other.world.core())
              .page(World.CARRIER, Optional.empty(), Optional.empty(), 10)
              .appeals()
              .size(),
          where);
      assertEquals(
          List.of(other.ref()),
          new AppAppeals(other.world.core())
              .page("chat", Optional.empty(), Optional.empty(), 10).appeals().stream()
                  .map(AppAppeals.Seen::ref)
                  .toList(),
          where);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_app_is_asked_to_unbind_once_whatever_call_a_process_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new AppealTest();
      Order order = other.blocked(BLOCKED);
      other.world.appeal("a", 0, "chat");
      other.world.run();
      other.world.caller.tellEach("chat", (item, number) -> "UNBOUND");
      String upheld = decided(other.ref(), "\"appeal\": \"UPHELD\"");
      other.world.crashes.at(call, moment);
      other.world.dies(
          w -> {
            w.results("chat", upheld);
            w.run();
          });
      died = other.world.crashes.deaths() > 0;
      other.world.results("chat", upheld);
      other.world.pass(Duration.ofMinutes(20), MINUTE);
      String where = moment + " " + call;
      assertEquals("CLEAR", other.world.pair(order, 0, "chat"), where);
      assertEquals(List.of(AppealState.UPHELD), other.states(), where);
      var refs = other.world.caller.asked("chat").stream().map(FakeAppCaller.AskedItem::ref).distinct();
      assertEquals(2, refs.count(), where);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_decision_that_comes_later_is_taken_and_told_once_whatever_call_a_process_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new AppealTest();
      Order order = other.blocked(BLOCKED);
      AppealGlance appeal = other.world.appeal("a", 0, "chat");
      other.world.run();
      String review = decided(other.ref(), "\"appeal\": \"UNDER_REVIEW\"");
      String upheld = decided(other.ref(), "\"appeal\": \"UPHELD\", \"outcome\": \"UNBOUND\"");
      other.world.crashes.at(call, moment);
      other.world.dies(
          w -> {
            w.results("chat", review);
            w.results("chat", upheld);
            w.run();
          });
      died = other.world.crashes.deaths() > 0;
      other.world.results("chat", review);
      other.world.results("chat", upheld);
      other.world.pass(Duration.ofMinutes(20), MINUTE);
      String where = moment + " " + call;
      assertEquals(AppealState.UPHELD, other.world.look(appeal).seen().state(), where);
      assertEquals("CLEAR", other.world.pair(order, 0, "chat"), where);
      assertEquals(List.of(AppealState.UNDER_REVIEW, AppealState.UPHELD), other.states(), where);
    }
  }

  @Test
  void a_status_says_what_may_be_appealed_and_what_was() {
    blocked(BLOCKED);
    assertEquals(new NumberAppeals.OfPair(true, Optional.empty()), status());
    AppealGlance appeal = world.appeal("a", 0, "chat");
    assertEquals(new NumberAppeals.OfPair(false, Optional.of(appeal)), status());
    world.run();
    decide("\"appeal\": \"REJECTED\"");
    assertTrue(status().appealable());
    assertEquals(AppealState.REJECTED, status().last().orElseThrow().state());
  }

  private NumberAppeals.OfPair status() {
    Map<?, Queries.Status> statuses = new Queries(world.core()).statuses(World.CARRIER, List.of(TestNumbers.number(0)));
    return new NumberAppeals(world.core())
        .of(statuses.values(), world.apps::find)
        .get(TestNumbers.number(0))
        .get("chat");
  }

  @Test
  void a_list_goes_on_by_its_cursor_and_no_cursor_fits_elsewhere() {
    world.withApps("chat");
    world.caller.tellEach("chat", (item, number) -> BLOCKED);
    world.submit("k", 0, 5);
    world.run();
    for (int i = 0; i < 5; i++) {
      world.appeal("a" + i, i, "chat");
      world.clock.advance(MINUTE);
    }
    var pages = new AppealPages(world.core());
    var seen = new HashSet<String>();
    Optional<String> cursor = Optional.empty();
    do {
      AppealPages.Page page = pages.page(World.CARRIER, Optional.empty(), cursor, 2);
      page.appeals().forEach(one -> assertTrue(seen.add(one.seen().id().value())));
      cursor = page.next();
    } while (cursor.isPresent());
    assertEquals(5, seen.size());
    String first = pages.page(World.CARRIER, Optional.empty(), Optional.empty(), 2).next().orElseThrow();
    assertThrows(Problem.class, () -> pages.page("west", Optional.empty(), Optional.of(first), 2));
    assertThrows(Problem.class, () -> pages.page(World.CARRIER, Optional.empty(), Optional.of("forged"), 2));
    assertEquals(List.of(), pages.page(World.CARRIER, Optional.of(AppealState.UPHELD), Optional.empty(), 9).appeals());
  }
}
