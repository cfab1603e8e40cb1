package org.numberrefresh.domain.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The law of rising. */
class OutcomesRiseTest {

  private static final Set<Outcome> CLOSINGS = Set.of(Outcome.UNDELIVERABLE, Outcome.NO_RESPONSE, Outcome.CANCELLED);

  @Provide
  Arbitrary<Outcome> answers() {
    return Arbitraries.of(Outcome.class).filter(outcome -> !CLOSINGS.contains(outcome));
  }

  @Provide
  Arbitrary<Outcome> closings() {
    return Arbitraries.of(CLOSINGS);
  }

  private static Outcome merged(Outcome start, List<Outcome> changes) {
    return changes.stream().reduce(start, Outcome::raisedBy);
  }

  @Property
  void a_change_never_lowers_an_outcome(@ForAll Outcome present, @ForAll Outcome next) {
    assertTrue(present.raisedBy(next).code() >= present.code());
  }

  @Property
  void a_repeated_change_changes_nothing(@ForAll Outcome present, @ForAll Outcome next) {
    Outcome once = present.raisedBy(next);
    assertEquals(once, once.raisedBy(next));
  }

  @Property
  void answers_converge_in_any_order_and_however_often(
      @ForAll("answers") Outcome start, @ForAll List<@From("answers") Outcome> answers, @ForAll Random random) {
    var shuffled = new ArrayList<>(answers);
    shuffled.addAll(answers);
    Collections.shuffle(shuffled, random);
    assertEquals(merged(start, answers), merged(start, shuffled));
  }

  @Property
  void a_closing_closes_what_waits_and_nothing_else(@ForAll Outcome present, @ForAll("closings") Outcome closing) {
    Outcome closed = present.raisedBy(closing);
    assertEquals(present.isFinal() ? present : closing, closed);
    assertTrue(closed.isFinal());
  }

  @Property
  void a_late_answer_counts_as_if_it_had_come_in_time(
      @ForAll("answers") Outcome before, @ForAll("closings") Outcome closing, @ForAll("answers") Outcome late) {
    Outcome inTime = before.raisedBy(late);
    Outcome tooLate = before.raisedBy(closing).raisedBy(late);
    assertEquals(inTime.isFinal() ? inTime : closing, tooLate);
  }

  @Property
  void stored_codes_are_read_back(@ForAll List<Outcome> outcomes) {
    var codes = new byte[outcomes.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = outcomes.get(i).code();
    }
    Outcomes read = Outcomes.ofBytes(codes);
    for (int i = 0; i < codes.length; i++) {
      assertEquals(outcomes.get(i), read.at(i));
    }
    assertEquals(outcomes.stream().allMatch(Outcome::isFinal), read.settled());
    assertTrue(read.closed().settled());
    Outcomes closed = read.closed();
    assertSame(closed, closed.closed());
  }

  @Property
  void an_app_cannot_close_nor_name_what_waits_to_be_sent(@ForAll Outcome outcome) {
    boolean mayBeNamed = !CLOSINGS.contains(outcome) && outcome.code() >= Outcome.ACKNOWLEDGED.code();
    boolean hasReason = outcome.outward() == OutwardOutcome.REFUSED || outcome.outward() == OutwardOutcome.BLOCKED;
    assertEquals(mayBeNamed && !hasReason, Outcome.named(outcome.name(), "").isPresent());
  }

  @Example
  void a_reason_must_fit_its_outcome() {
    assertEquals(Outcome.BLOCKED_LEGAL_HOLD, Outcome.named("BLOCKED", "LEGAL_HOLD").orElseThrow());
    assertTrue(Outcome.named("BLOCKED", "").isEmpty());
    assertTrue(Outcome.named("BLOCKED", "RECENT_ACTIVITY").isEmpty());
    assertTrue(Outcome.named("UNBOUND", "OTHER").isEmpty());
    assertTrue(Outcome.named("BLOCKED_LEGAL_HOLD", "").isEmpty());
  }

  @Example
  void secret_reasons_show_as_other() {
    for (Outcome outcome :
        List.of(
            Outcome.BLOCKED_LEGAL_HOLD, Outcome.REFUSED_RECENT_ACTIVITY, Outcome.REFUSED_PREVIOUS_HOLDER_OBJECTED)) {
      assertEquals("OTHER", outcome.outwardReason());
      assertFalse(outcome.isClear());
    }
  }
}
