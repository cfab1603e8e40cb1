package org.numberrefresh.domain.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.domain.limit.Standing.Step;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;

/** The standing of an app follows from its calls. Its profile takes 100 calls a second, 8 at once. */
class StandingTest {

  private static final App.Profile PROFILE = World.profile("chat");
  private static final Instant NOW = TickingClock.START;

  private Instant now = NOW;
  private Standing standing = Standing.NEW;

  private Grant take(Grant.Wish wish) {
    Step<Grant> step = standing.take(PROFILE, wish, now);
    standing = step.next();
    return step.result();
  }

  private Grant take(int calls) {
    return take(new Grant.Wish(calls, now.plusSeconds(1), Places.Lease.NONE, false, CallReport.NONE));
  }

  private Grant.Given given(int calls) {
    return assertInstanceOf(Grant.Given.class, take(calls));
  }

  private void giveBack(Grant.Given given, CallReport report) {
    standing = standing.givenBack(PROFILE, new Grant.Wish(1, now, given.lease(), given.probe(), report), now);
  }

  /** A call, and what came of it. */
  private void call(CallReport report) {
    giveBack(given(1), report);
  }

  private void fail(int calls) {
    for (int i = 0; i < calls; i++) {
      call(CallReport.NONE.andFailed());
    }
  }

  private double rate() {
    return standing.allowance().of(PROFILE.limits().callsPerSecond());
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  // ---------------------------------------------------------------- how many at once

  @Test
  void no_more_calls_are_under_way_than_the_app_takes_at_once() {
    var leases = new ArrayList<Places.Lease>();
    while (take(5) instanceof Grant.Given given) {
      leases.add(given.lease());
    }
    assertEquals(8, leases.stream().mapToInt(Places.Lease::count).sum());
    assertTrue(leases.size() > 1, "no worker takes all");
  }

  @Test
  void a_place_that_was_handed_back_is_free() {
    List<Grant.Given> given = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      given.add(given(1));
    }
    assertInstanceOf(Grant.NoPlace.class, take(1));
    giveBack(given.getFirst(), CallReport.NONE.andTaken());
    assertInstanceOf(Grant.Given.class, take(1));
    assertInstanceOf(Grant.NoPlace.class, take(1));
  }

  @Test
  void a_place_that_was_never_handed_back_expires() {
    for (int i = 0; i < 8; i++) {
      given(1);
    }
    pass(PROFILE.limits().timeLimit());
    assertInstanceOf(Grant.NoPlace.class, take(1));
    pass(Duration.ofSeconds(20));
    assertInstanceOf(Grant.Given.class, take(1));
  }

  @Test
  void a_worker_that_asks_for_more_keeps_its_places() {
    Grant.Given first = given(3);
    assertEquals(3, first.lease().count());
    var more = new Grant.Wish(20, now.plusSeconds(1), first.lease(), false, CallReport.NONE);
    Grant.Given second = assertInstanceOf(Grant.Given.class, take(more));
    assertEquals(7, second.lease().count());
    giveBack(second, CallReport.NONE);
    assertTrue(standing.places().byExpiry().isEmpty());
  }

  // ---------------------------------------------------------------- how fast

  @Test
  void a_burst_of_429_halves_the_rate_once() {
    for (int i = 0; i < 8; i++) {
      call(CallReport.NONE.andThrottled(now));
    }
    assertEquals(50, rate());
    pass(Duration.ofSeconds(2));
    call(CallReport.NONE.andThrottled(now.minusSeconds(2)));
    assertEquals(50, rate(), "that call was started before the rate was halved");
    call(CallReport.NONE.andThrottled(now));
    assertEquals(25, rate());
  }

  @Test
  void the_rate_never_falls_below_one_call_in_ten_seconds() {
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofSeconds(30));
      call(CallReport.NONE.andThrottled(now));
    }
    assertEquals(0.1, rate());
  }

  @Test
  void the_rate_climbs_back_by_steps_while_calls_are_taken() {
    call(CallReport.NONE.andThrottled(now));
    var rates = new ArrayList<Double>();
    for (int i = 0; i < 6; i++) {
      pass(Duration.ofSeconds(5));
      call(CallReport.NONE.andTaken());
      call(CallReport.NONE.andTaken());
      rates.add(rate());
    }
    assertEquals(List.of(60.0, 70.0, 80.0, 90.0, 100.0, 100.0), rates);
    assertEquals(Allowance.ALL, standing.allowance());
  }

  @Test
  void nobody_calls_an_app_before_the_time_that_it_asked_for() {
    call(CallReport.NONE.andThrottled(now).andLeaveAlone(now.plusSeconds(90)));
    pass(Duration.ofSeconds(89));
    assertEquals(NOW.plusSeconds(90), given(1).starts().getFirst().from());
    standing = Standing.NEW;
    call(CallReport.NONE.andFailed().andLeaveAlone(now.plusSeconds(90)));
    assertInstanceOf(Grant.TooLate.class, take(1));
  }

  @Test
  void an_app_cannot_ask_to_be_left_alone_for_ever() {
    call(CallReport.NONE.andLeaveAlone(now.plus(Duration.ofDays(10_000))));
    assertTrue(standing.blockedUntil().isBefore(now.plus(Duration.ofDays(30))));
  }

  @Test
  void calls_that_find_no_start_wait_in_line_one_behind_the_other() {
    var turns = new ArrayList<Instant>();
    for (int i = 0; i < 3; i++) {
      Step<Instant> step = standing.linedUp(PROFILE, 100, now);
      standing = step.next();
      turns.add(step.result());
    }
    assertEquals(List.of(1050L, 2100L, 3150L), turns.stream().map(t -> Duration.between(now, t).toMillis()).toList());
  }

  // ---------------------------------------------------------------- the circuit

  @Test
  void five_failures_in_a_row_open_the_circuit() {
    fail(4);
    call(CallReport.NONE.andTaken());
    fail(4);
    assertTrue(standing.takesCalls());
    fail(1);
    assertFalse(standing.takesCalls());
    assertInstanceOf(Grant.Closed.class, take(1));
    assertTrue(standing.holding());
  }

  @Test
  void a_failure_after_a_success_is_the_first_in_its_row() {
    call(CallReport.NONE.andFailed().andFailed().andFailed().andFailed().andTaken().andFailed());
    assertEquals(1, standing.circuit().failures());
  }

  @Test
  void one_probe_at_a_time_is_sent_after_half_a_minute() {
    fail(5);
    pass(Duration.ofSeconds(29));
    assertInstanceOf(Grant.Closed.class, take(1));
    pass(Duration.ofSeconds(1));
    Grant.Given probe = given(10);
    assertTrue(probe.probe());
    assertEquals(1, probe.starts().size());
    assertInstanceOf(Grant.Closed.class, take(1));
    giveBack(probe, CallReport.NONE.andTaken());
    assertTrue(standing.takesCalls());
    assertEquals(Circuit.CLOSED, standing.circuit());
    assertTrue(standing.holding(), "what stood must still be let go");
  }

  @Test
  void probes_that_fail_come_less_and_less_often() {
    fail(5);
    var waits = new ArrayList<Long>();
    for (int i = 0; i < 7; i++) {
      Instant next = standing.circuit().probeAt();
      waits.add(Duration.between(now, next).toSeconds());
      now = next;
      call(CallReport.NONE.andFailed());
    }
    assertEquals(List.of(30L, 60L, 120L, 240L, 480L, 900L, 900L), waits);
    assertEquals(Optional.of(NOW), standing.circuit().openSince());
  }

  @Test
  void a_probe_whose_worker_died_is_followed_by_another() {
    fail(5);
    pass(Duration.ofSeconds(30));
    assertTrue(given(1).probe());
    pass(PROFILE.limits().timeLimit());
    assertInstanceOf(Grant.Closed.class, take(1));
    pass(PROFILE.limits().timeLimit().multipliedBy(2));
    assertTrue(given(1).probe());
  }

  @Test
  void a_probe_that_was_not_sent_may_be_sent_at_once_by_another() {
    fail(5);
    pass(Duration.ofSeconds(30));
    giveBack(given(1), CallReport.NONE);
    assertTrue(given(1).probe());
  }

  @Test
  void a_probe_may_be_repeated_quickly() {
    fail(5);
    pass(Duration.ofSeconds(30));
    Grant.Given probe = given(1);
    var again = new Grant.Wish(1, now.plusSeconds(1), probe.lease(), true, CallReport.NONE);
    assertTrue(assertInstanceOf(Grant.Given.class, take(again)).probe());
  }

  @Test
  void a_probe_that_is_answered_429_leaves_the_circuit_open() {
    fail(5);
    pass(Duration.ofSeconds(30));
    call(CallReport.NONE.andThrottled(now));
    assertFalse(standing.takesCalls());
    assertEquals(now.plusSeconds(60), standing.circuit().probeAt());
  }

  // ---------------------------------------------------------------- the last faults

  private void faulty(Fault kind) {
    var fault = LastFault.of(SeenFault.answered(kind, 200), "r" + now.getEpochSecond(), now);
    call(CallReport.NONE.andTaken().andFault(fault));
  }

  private List<Fault> faults() {
    return standing.faults().newestFirst().stream().map(LastFault::kind).toList();
  }

  @Test
  void the_last_fault_of_each_of_three_kinds_is_kept_for_a_week() {
    for (Fault kind : List.of(Fault.GONE, Fault.TIMED_OUT, Fault.SERVER_ERROR, Fault.TIMED_OUT, Fault.INVALID_ANSWER)) {
      faulty(kind);
      pass(Duration.ofDays(1));
    }
    assertEquals(List.of(Fault.INVALID_ANSWER, Fault.TIMED_OUT, Fault.SERVER_ERROR), faults());
    pass(Duration.ofDays(5));
    call(CallReport.NONE.andTaken());
    assertEquals(List.of(Fault.INVALID_ANSWER), faults().subList(0, 1));
    assertFalse(faults().contains(Fault.SERVER_ERROR));
    pass(Duration.ofDays(5));
    call(CallReport.NONE.andTaken());
    assertEquals(LastFaults.NONE, standing.faults());
  }

  // ---------------------------------------------------------------- the pause

  @Test
  void an_app_that_is_gone_is_paused_at_once_until_it_is_resumed() {
    call(CallReport.NONE.andGone());
    assertEquals(Pause.GONE, standing.pause());
    pass(Duration.ofDays(30));
    assertInstanceOf(Grant.Closed.class, take(1));
    standing = standing.resumed(now);
    assertTrue(given(5).probe(), "one call decides whether it is back");
  }

  @Test
  void an_app_that_an_operator_paused_takes_its_calls_when_he_resumes_it() {
    standing = standing.pausedBy(Pause.OPERATOR);
    assertInstanceOf(Grant.Closed.class, take(1));
    standing = standing.resumed(now);
    assertFalse(given(5).probe());
  }

  private List<Warning> told() {
    var told = new ArrayList<Warning>();
    for (Optional<Warning> next = standing.toTell(now); next.isPresent(); next = standing.toTell(now)) {
      told.add(next.get());
      standing = standing.told(next.get());
    }
    return told;
  }

  @Test
  void the_operator_is_told_in_stages_and_each_once() {
    fail(5);
    var told = new ArrayList<Warning>();
    for (int hour = 0; hour < 100; hour++) {
      told.addAll(told());
      pass(Duration.ofHours(1));
    }
    assertEquals(List.of(Warning.HALF_WAY, Warning.SEVENTY_PERCENT, Warning.NINETY_PERCENT, Warning.PAUSED), told);
    assertEquals(Pause.FAILING, standing.pause());
    standing = standing.resumed(now);
    assertEquals(List.of(), told());
    call(CallReport.NONE.andTaken());
    assertEquals(List.of(Warning.RECOVERED), told());
  }

  @Test
  void an_app_that_fails_on_after_it_was_resumed_is_told_of_and_paused_anew() {
    fail(5);
    pass(Duration.ofDays(3));
    assertEquals(List.of(Warning.PAUSED), told());
    standing = standing.resumed(now);
    call(CallReport.NONE.andFailed());
    pass(Duration.ofDays(2));
    assertEquals(List.of(Warning.HALF_WAY), told());
    pass(Duration.ofDays(1));
    assertEquals(List.of(Warning.PAUSED), told());
  }

  @Test
  void an_app_that_recovers_before_anything_was_told_is_not_told_of() {
    fail(5);
    pass(Duration.ofHours(1));
    call(CallReport.NONE.andTaken());
    assertEquals(List.of(), told());
  }

  @Test
  void the_operator_is_told_of_an_app_that_is_gone() {
    call(CallReport.NONE.andGone());
    assertEquals(List.of(Warning.PAUSED), told());
    assertEquals(Pause.GONE, standing.pause());
  }
}
