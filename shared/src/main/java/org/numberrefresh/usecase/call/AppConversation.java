package org.numberrefresh.usecase.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.CallRetries;
import org.numberrefresh.domain.call.AppCalls;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.limit.CallRoom;
import org.numberrefresh.domain.limit.Start;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.domain.watch.Trace;

/** Calls an app about some numbers. It repeats a failed call at once, twice at most, if that may help. */
final class AppConversation {

  private final AppCalls calls;
  private final CallRoom room;
  private final Clock clock;
  private final RandomGenerator random;
  private final RunWatch watch;

  AppConversation(AppCalls calls, CallRoom room, Clock clock, RandomGenerator random, RunWatch watch) {
    this.calls = calls;
    this.room = room;
    this.clock = clock;
    this.random = random;
    this.watch = watch;
  }

  /** True if an app can be told of a purpose. */
  boolean has(App app, Purpose purpose) {
    return calls.has(app, purpose);
  }

  /**
   * Calls an app.
   *
   * @param slots the calls that may be made to it
   * @param purpose the reason of the call
   * @param items the numbers that the call is about, sorted by ref, at least one
   * @param timeLeft tells how long the run may still work
   * @return the last verdict; nothing where there was no time for a call
   */
  Optional<CallVerdict> hold(AppSlots slots, Purpose purpose, List<AskedNumber> items, TimeLeft timeLeft) {
    App app = slots.app();
    Optional<CallVerdict> last = Optional.empty();
    for (int retry = 0; ; retry++) {
      // Written before its start is waited for: a start is good for a few milliseconds only.
      AppCalls.Written call = calls.write(app, purpose, items, clock.instant());
      if (!start(slots, timeLeft)) {
        return last;
      }
      Instant startedAt = clock.instant();
      CallVerdict verdict = make(call);
      note(app, items, call, verdict, retry);
      slots.heard(verdict, items.getFirst().ref(), startedAt);
      last = Optional.of(verdict);
      if (retry == CallRetries.QUICK || !(verdict instanceof CallVerdict.NotTaken failed) || !failed.worthRepeating()) {
        return last;
      }
      Duration wait = CallRetries.quick(retry, random);
      if (!failed.worthRepeatingAfter(wait) || !timeLeft.isMoreThan(wait.plus(app.profile().limits().timeLimit()))) {
        return last;
      }
      LockSupport.parkNanos(wait.toNanos());
    }
  }

  private void note(App app, List<AskedNumber> items, AppCalls.Written call, CallVerdict verdict, int retry) {
    watch.traced(
        Trace.ofCall(
            Trace.Step.CALLED, app.id(), call.correlator(), items.stream().map(one -> one.task().batch()).toList()));
    watch.measured(Measure.RETRIES, retry == 0 ? 0 : 1);
    watch.measured(Measure.PAIRS_DELIVERED, verdict instanceof CallVerdict.Taken ? items.size() : 0);
  }

  /** Waits for a start and for room in the process. A start that has passed meanwhile is given up. */
  private boolean start(AppSlots slots, TimeLeft timeLeft) {
    for (Optional<Start> start = slots.start(); start.isPresent(); start = slots.start()) {
      if (room.enterAtOnce()) {
        return true;
      }
      room.enter();
      boolean mayWork = timeLeft.isMoreThan(slots.app().profile().limits().timeLimit());
      if (mayWork && !start.get().isOver(clock.instant())) {
        return true;
      }
      room.leave();
      if (!mayWork) {
        return false;
      }
    }
    return false;
  }

  private CallVerdict make(AppCalls.Written call) {
    try {
      return call.make();
    } finally {
      room.leave();
    }
  }
}
