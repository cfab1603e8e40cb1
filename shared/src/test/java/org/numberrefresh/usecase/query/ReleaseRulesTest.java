package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.release.GateCounts;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.domain.release.ReleaseRule;
import org.numberrefresh.domain.release.ReleaseRule.MustBeClear;
import org.numberrefresh.domain.release.Tolerated;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/**
 * Release rules, where number 0 is BLOCKED with a banned account at chat, number 1 with a dispute at pay, and number 2
 * is clear at both.
 */
class ReleaseRulesTest {

  private static final MustBeClear ALL = new MustBeClear.All();
  private static final Tolerated BANNED_AT_CHAT =
      new Tolerated(Optional.of("chat"), OutwardOutcome.BLOCKED, Optional.of("ACCOUNT_BANNED"));

  private final World world = new World();
  private final ReleaseRules rules = new ReleaseRules(world.core());

  @BeforeEach
  void two_apps_with_one_residue_each() {
    world.withApps("chat", "pay");
    world.caller.tellEach("chat", (item, number) -> is(number, 0) ? "BLOCKED/ACCOUNT_BANNED" : "NOT_BOUND");
    world.caller.tellEach("pay", (item, number) -> is(number, 1) ? "BLOCKED/OPEN_DISPUTE" : "UNBOUND");
  }

  private static boolean is(String number, int index) {
    return number.equals(TestNumbers.text(index));
  }

  private Order settled() {
    Order order = world.submit("k", 0, 3);
    world.run();
    return order;
  }

  private static ReleaseRule rule(MustBeClear apps, Tolerated... tolerate) {
    return new ReleaseRule(apps, List.of(tolerate), OptionalInt.empty());
  }

  private static MustBeClear some(String... apps) {
    return new MustBeClear.Some(List.of(apps));
  }

  /** Tries a rule, and holds that the grades of the numbers tell the same once it is in force. */
  private GateCounts counts(Order order, ReleaseRule rule) {
    GateCounts tried = rules.tryOn(World.CARRIER, order.id().value(), Optional.of(rule));
    rules.put(World.CARRIER, rule);
    assertEquals(rule, rules.rule(World.CARRIER));
    assertEquals(tried, rules.tryOn(World.CARRIER, order.id().value(), Optional.empty()));
    List<PhoneNumber> numbers = List.of(TestNumbers.number(0), TestNumbers.number(1), TestNumbers.number(2));
    var gates = new EnumMap<Release, Integer>(Release.class);
    new Queries(world.core())
        .grades(World.CARRIER, numbers)
        .values()
        .forEach(status -> gates.merge(status.release(), 1, Integer::sum));
    assertEquals(
        tried,
        new GateCounts(
            gates.getOrDefault(Release.RELEASABLE, 0),
            gates.getOrDefault(Release.RELEASABLE_WITH_RESIDUE, 0),
            gates.getOrDefault(Release.HOLD, 0)));
    return tried;
  }

  @Test
  void no_residue_holds_a_number_back_until_a_rule_says_so() {
    Order order = settled();
    assertEquals(ReleaseRule.usual(List.of()), rules.rule(World.CARRIER));
    assertEquals(new GateCounts(1, 2, 0), counts(order, ReleaseRule.usual(List.of())));
  }

  @Test
  void what_must_be_clear_and_what_is_tolerated_decide() {
    Order order = settled();
    assertEquals(new GateCounts(1, 0, 2), counts(order, rule(ALL)));
    assertEquals(new GateCounts(1, 1, 1), counts(order, rule(ALL, BANNED_AT_CHAT)));
    assertEquals(new GateCounts(1, 1, 1), counts(order, rule(some("chat"))));
    assertEquals(new GateCounts(1, 2, 0), counts(order, rule(some("chat"), BANNED_AT_CHAT)));
    var anyBlocked = new Tolerated(Optional.empty(), OutwardOutcome.BLOCKED, Optional.empty());
    assertEquals(new GateCounts(1, 2, 0), counts(order, rule(ALL, anyBlocked)));
    var dispute = new Tolerated(Optional.of("chat"), OutwardOutcome.BLOCKED, Optional.of("OPEN_DISPUTE"));
    assertEquals(new GateCounts(1, 0, 2), counts(order, rule(ALL, dispute)));
  }

  @Test
  void an_app_that_was_not_asked_is_not_clear() {
    Order order = settled();
    world.withApps("late");
    assertEquals(new GateCounts(0, 0, 3), counts(order, rule(some("late"))));
    var tolerated = new Tolerated(Optional.of("late"), OutwardOutcome.NO_RESPONSE, Optional.empty());
    assertEquals(new GateCounts(0, 0, 3), counts(order, rule(some("late"), tolerated)));
  }

  @Test
  void a_refresh_counts_for_as_many_days_as_the_rule_says() {
    Order order = settled();
    var ninety = new ReleaseRule(some(), List.of(), OptionalInt.of(90));
    world.clock.advance(Duration.ofDays(90));
    assertEquals(new GateCounts(1, 2, 0), counts(order, ninety));
    world.clock.advance(Duration.ofDays(1));
    assertEquals(new GateCounts(0, 0, 3), counts(order, ninety));
  }

  @Test
  void numbers_that_are_not_settled_are_on_hold() {
    world.caller.tellEach("pay", (item, number) -> "ACKNOWLEDGED");
    assertEquals(new GateCounts(0, 0, 3), counts(settled(), rule(some("chat"))));
  }

  @Test
  void an_event_tells_the_gates_by_the_rule_that_was_in_force() {
    rules.put(World.CARRIER, rule(ALL, BANNED_AT_CHAT));
    settled();
    rules.put(World.CARRIER, rule(ALL));
    var told = (EventData.OrderSettled) world.feeds.dataOf(World.CARRIER).getLast();
    assertEquals(new GateCounts(1, 1, 1), told.counts().gates());
  }

  @Test
  void a_rule_that_names_an_unknown_app_is_refused_with_its_name() {
    Problem problem = assertThrows(Problem.class, () -> rules.put(World.CARRIER, rule(some("chat", "nobodys"))));
    assertEquals(Cause.RULE_APP_UNKNOWN, problem.detail().orElseThrow().cause());
    assertEquals(List.of("nobodys"), problem.detail().orElseThrow().values());
    var tolerated = new Tolerated(Optional.of("nobodys"), OutwardOutcome.BLOCKED, Optional.empty());
    assertThrows(Problem.class, () -> rules.put(World.CARRIER, rule(ALL, tolerated)));
    assertEquals(Optional.empty(), world.carriers.releaseRule(World.CARRIER));
  }

  @Test
  void a_foreign_order_is_tried_like_an_unknown_one() {
    String id = settled().id().value();
    assertThrows(Problem.class, () -> rules.tryOn("west", id, Optional.of(rule(ALL))));
    assertThrows(Problem.class, () -> rules.tryOn("west", "no id", Optional.of(rule(ALL))));
  }
}
