package org.numberrefresh.usecase.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/** Events that cross an appeal: a repeated call with another body, a second appeal, a newer life of the number. */
class AppealConflictsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String BLOCKED = "BLOCKED/LEGAL_HOLD";
  private static final String NEWER = "2026-10-20T00:00:00+08:00";

  private final World world = new World();

  /** Two numbers that the apps {@code chat} and {@code pay} block, settled. */
  private Order blocked() {
    world.withApps("chat", "pay");
    for (String app : List.of("chat", "pay")) {
      world.caller.tellEach(app, (item, number) -> BLOCKED);
    }
    Order order = world.submit("k", 0, 2);
    world.run();
    return order;
  }

  private static ProblemCode refused(Runnable call) {
    return assertThrows(Problem.class, call::run).code();
  }

  private void uphold(String app, String rest) {
    String ref = world.caller.appealed(app).getLast().path("ref").asText();
    String body = "{\"results\": [{\"ref\": \"" + ref + "\", \"appeal\": \"UPHELD\"" + rest + "}]}";
    assertEquals(List.of(), world.results(app, body).rejected());
  }

  private List<String> listed() {
    return new AppealPages(world.core())
        .page(World.CARRIER, Optional.empty(), Optional.empty(), 10).appeals().stream()
            .map(one -> one.seen().id().value())
            .toList();
  }

  /** The same key with another app, number or reference, after a process died at any call of the first one. */
  @ParameterizedTest
  @EnumSource
  void an_app_decides_on_its_own_outcome_alone_whatever_call_a_process_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      died = repeated(call, moment, 0, "pay", "case-0");
      repeated(call, moment, 1, "chat", "case-0");
      repeated(call, moment, 0, "chat", "case-7");
    }
  }

  private static boolean repeated(int call, Crashes.Moment moment, int number, String app, String contactRef) {
    var other = new AppealConflictsTest();
    other.blocked();
    World world = other.world;
    world.crashes.at(call, moment);
    world.dies(w -> w.appeal("a", 0, "chat"));
    boolean died = world.crashes.deaths() > 0;
    String where = moment + " " + call + " " + number + app + contactRef;
    try {
      AppealGlance taken = world.appeal(World.CARRIER, "a", number, app, contactRef);
      world.run();
      assertEquals(app, taken.app().id(), where);
      assertEquals(taken.app().number(), taken.head().objection().orElseThrow().pair().app(), where);
      assertEquals(number, taken.head().objection().orElseThrow().pair().index(), where);
      assertEquals(contactRef, world.look(taken).contactRef(), where);
      JsonNode item = world.caller.appealed(app).getFirst();
      assertEquals(world.look(taken).phoneNumber().e164(), item.path("phoneNumber").asText(), where);
    } catch (Problem refused) {
      assertEquals(ProblemCode.IDEMPOTENCY_KEY_REUSED, refused.code(), where);
    }
    return died;
  }

  @Test
  void a_pair_has_one_appeal_also_if_a_call_goes_on_with_a_claim_that_was_taken_to_be_dead() {
    boolean died = true;
    for (int call = 1; died; call++) {
      boolean came = true;
      for (int meets = 1; came; meets++) {
        var other = new AppealConflictsTest();
        other.blocked();
        World w = other.world;
        w.crashes.at(call, Crashes.Moment.AFTER);
        w.dies(one -> one.appeal("a", 0, "chat"));
        died = w.crashes.deaths() > 0;
        w.clock.advance(Duration.ofSeconds(40));
        w.crashes.between(meets, () -> taken(() -> w.appeal("b", 0, "chat")));
        taken(() -> w.appeal("a", 0, "chat"));
        came = w.crashes.cameBetween();
        assertEquals(1, other.listed().size(), call + " " + meets);
      }
    }
  }

  @Test
  void calls_that_died_do_not_use_up_the_appeals_of_a_pair() {
    boolean taken = false;
    for (int call = 1; !taken; call++) {
      var other = new AppealConflictsTest();
      other.blocked();
      for (String key : List.of("d1", "d2", "d3")) {
        if (other.listed().isEmpty()) {
          other.world.crashes.at(call, Crashes.Moment.AFTER);
          other.world.dies(w -> w.appeal(key, 0, "chat"));
        }
        other.world.crashes.restart();
        other.world.clock.advance(MINUTE);
      }
      taken = !other.listed().isEmpty();
      if (!taken) {
        other.world.appeal("a", 0, "chat");
        assertEquals(1, other.listed().size());
      }
    }
  }

  private static void taken(Runnable call) {
    try {
      call.run();
    } catch (Problem refused) {
      assertEquals(ProblemCode.APPEAL_OPEN, refused.code());
    }
  }

  @Test
  void no_second_appeal_begins_while_the_app_is_asked_to_unbind() {
    blocked();
    AppealGlance first = world.appeal("a", 0, "chat");
    world.run();
    world.caller.tellEach("chat", (item, number) -> "ACKNOWLEDGED");
    uphold("chat", "");
    assertEquals(ProblemCode.APPEAL_OPEN, refused(() -> world.appeal("b", 0, "chat")));
    world.run();
    world.after(MINUTE);
    assertEquals(AppealState.UPHELD, world.look(first).seen().state());
    assertEquals(ProblemCode.APPEAL_OPEN, refused(() -> world.appeal("b", 0, "chat")));
    String ref = world.caller.asked("chat").getLast().ref();
    world.results(
        "chat", "{\"results\": [{\"ref\": \"" + ref + "\", \"outcome\": \"BLOCKED\", \"reason\": \"OTHER\"}]}");
    world.run();
    world.after(MINUTE);
    assertEquals(AppealState.SUBMITTED, world.appeal("b", 0, "chat").state());
  }

  @Test
  void an_app_that_upholds_an_appeal_without_ground_is_not_asked_to_unbind() {
    Order order = blocked();
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    world.submit("newer", Requests.batch(0, NEWER, "chat"));
    world.run();
    uphold("chat", "");
    world.pass(Duration.ofDays(1), Duration.ofHours(1));
    assertEquals(AppealState.UPHELD, world.look(appeal).seen().state());
    assertEquals(2, refsOf("chat").size(), "each number of the order once");
    assertEquals("BLOCKED", world.pair(order, 0, "chat"));
  }

  @Test
  void an_appeal_that_lost_its_ground_before_it_was_sent_ends_unsent() {
    blocked();
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.submit("newer", Requests.batch(0, NEWER, "chat"));
    world.run();
    assertEquals(List.of(), world.caller.appealed("chat"));
    assertEquals(AppealState.EXPIRED, world.look(appeal).seen().state());
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_unbound_for_an_older_life_whatever_call_a_process_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new AppealConflictsTest();
      other.blocked();
      World w = other.world;
      w.appeal("a", 0, "chat");
      w.run();
      w.caller.tellEach("chat", (item, number) -> "UNBOUND");
      other.uphold("chat", "");
      w.crashes.at(call, moment);
      w.dies(World::run);
      died = w.crashes.deaths() > 0;
      Set<String> before = other.refsOf("chat");
      w.submit("newer", Requests.batch(0, NEWER, "chat"));
      w.pass(Duration.ofMinutes(20), MINUTE);
      assertEquals(before, other.refsOf("chat"), moment + " " + call);
    }
  }

  private Set<String> refsOf(String app) {
    return world.caller.asked(app).stream().map(FakeAppCaller.AskedItem::ref).collect(Collectors.toSet());
  }
}
