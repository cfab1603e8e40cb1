package org.numberrefresh.usecase.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.domain.limit.CallReport;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Circuit;
import org.numberrefresh.domain.limit.Grant;
import org.numberrefresh.domain.limit.LastFault;
import org.numberrefresh.domain.limit.Places;
import org.numberrefresh.domain.limit.Start;

/**
 * The calls that one run may make to one app: their start times, and the places for calls at the same time. It asks for
 * more while calls and time are left. It reports what it learned of the app when it asks again or hands back.
 *
 * <p>Decision: docs/decisions.md#a-crowded-app-goes-to-the-slow-lane
 */
public final class AppSlots {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration MUCH_PATIENCE = Duration.ofMinutes(10);
  private static final long SHORTEST_WAIT = Duration.ofMillis(20).toNanos();
  private static final long LONGEST_WAIT = Duration.ofMillis(100).toNanos();

  private static final CallVerdict NOTHING = new CallVerdict.Taken(Map.of());

  private final CallSlots slots;
  private final App app;
  private final TimeLeft timeLeft;
  private final Clock clock;
  private final RandomGenerator random;

  private final Semaphore places = new Semaphore(0);
  private final Deque<Start> starts = new ArrayDeque<>();
  private Places.Lease lease = Places.Lease.NONE;
  private CallReport report = CallReport.NONE;
  private Optional<Grant> refusal = Optional.empty();
  private boolean probe;
  private boolean waits;
  private int left;

  AppSlots(CallSlots slots, App app, int calls, TimeLeft timeLeft, Clock clock, RandomGenerator random) {
    this.slots = slots;
    this.app = app;
    this.left = calls;
    this.timeLeft = timeLeft;
    this.clock = clock;
    this.random = random;
  }

  /** The next request for start times and places. */
  synchronized Grant.Wish wish() {
    return new Grant.Wish(Math.max(1, left), clock.instant().plus(patience()), lease, probe, report);
  }

  /** Takes what it was given for its first wish. If it was refused, it asks again itself. */
  synchronized void begin(Grant grant) {
    waits = grant instanceof Grant.NoPlace || grant instanceof Grant.TooLate;
    if (!waits) {
      take(grant);
    }
  }

  /** True if its first wish was refused for want of start times or places. */
  public synchronized boolean waits() {
    return waits;
  }

  /** Calls to a slow app may wait for as long as the run works. Calls to others wait for seconds. */
  private Duration patience() {
    return timeLeft.beside(app.profile().limits().timeLimit(), app.state().slow() ? MUCH_PATIENCE : PATIENCE);
  }

  /**
   * Waits for a place.
   *
   * @return true if there is one; if not, this run makes no further call
   */
  boolean enter() {
    if (!hasPlaces()) {
      return false;
    }
    places.acquireUninterruptibly();
    return true;
  }

  private synchronized boolean hasPlaces() {
    if (lease.count() == 0 && refusal.isEmpty()) {
      ask();
    }
    return lease.count() > 0;
  }

  /** Gives up the place of {@link #enter}. */
  void leave() {
    places.release();
  }

  /** Waits for the start of a call, also of a repeated one; empty if no call may be made. */
  Optional<Start> start() {
    for (Optional<Start> start = next(); start.isPresent(); start = next()) {
      pause(Duration.between(clock.instant(), start.get().from()).toNanos());
      if (!start.get().isOver(clock.instant())) {
        return start;
      }
    }
    return Optional.empty();
  }

  private static void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private synchronized Optional<Start> next() {
    while (true) {
      Instant now = clock.instant();
      while (!starts.isEmpty() && starts.peek().isOver(now)) {
        starts.remove();
      }
      if (!starts.isEmpty() || refusal.isPresent()) {
        return Optional.ofNullable(starts.poll());
      }
      ask();
    }
  }

  private void ask() {
    long end = System.nanoTime() + patience().toNanos();
    Grant grant = askOnce();
    while (grant instanceof Grant.NoPlace && System.nanoTime() < end) {
      pause(random.nextLong(SHORTEST_WAIT, LONGEST_WAIT));
      grant = askOnce();
    }
    take(grant);
  }

  private Grant askOnce() {
    Grant grant = Objects.requireNonNull(slots.take(Map.of(app, wish())).get(app));
    probe &= !report.decides();
    report = CallReport.NONE;
    return grant;
  }

  private void take(Grant grant) {
    switch (grant) {
      case Grant.Given given -> {
        starts.addAll(given.starts());
        places.release(given.lease().count() - lease.count());
        lease = given.lease();
        probe = given.probe();
      }
      case Grant.Closed _, Grant.NoPlace _, Grant.TooLate _ -> refusal = Optional.of(grant);
    }
  }

  /**
   * Hears the verdict of an exchange. If the app is in trouble, it drops the start times that it holds.
   *
   * @param first the first ref of the call
   */
  synchronized void heard(CallVerdict verdict, String first, Instant startedAt) {
    Optional<SeenFault> seen =
        switch (verdict) {
          case CallVerdict.Taken taken -> taken.seen();
          case CallVerdict.NotTaken failed -> Optional.of(failed.seen());
        };
    seen.ifPresent(fault -> noted(LastFault.of(fault, first, startedAt)));
    report =
        switch (verdict) {
          case CallVerdict.Taken taken -> report.andTaken();
          case CallVerdict.NotTaken failed when failed.fault() == Fault.THROTTLED -> report.andThrottled(startedAt);
          case CallVerdict.NotTaken failed when failed.fault() == Fault.GONE -> report.andGone();
          case CallVerdict.NotTaken failed -> report;
        };
    if (verdict instanceof CallVerdict.NotTaken failed) {
      failed.retryAfter().ifPresent(wait -> report = report.andLeaveAlone(clock.instant().plus(wait)));
      if (failed.retryAfter().isPresent() || failed.fault() == Fault.THROTTLED || failed.fault() == Fault.GONE) {
        starts.clear();
      }
    }
  }

  /** Notes a fault of an answer, to be kept beside the app's standing. */
  public synchronized void noted(LastFault fault) {
    report = report.andFault(fault);
  }

  /** Hears the last verdict for some numbers, after quick retries; nothing where they could not be asked. */
  synchronized void ended(Optional<CallVerdict> end) {
    left -= end.isPresent() ? 1 : 0;
    if (end.orElse(NOTHING) instanceof CallVerdict.NotTaken failed && failed.fault() != Fault.THROTTLED) {
      report = report.andFailed();
      if (report.failed() >= Circuit.OPENS_AFTER) {
        starts.clear();
      }
    }
  }

  /** True if the app takes no calls at all. Tasks that were not asked stand until it does. */
  public synchronized boolean closed() {
    return refusal.filter(Grant.Closed.class::isInstance).isPresent();
  }

  /** True if the app, asked anew, still takes no calls. */
  public boolean stillClosed() {
    return !slots.of(app).takesCalls();
  }

  /** True if calls had to be left out for want of start times or places. */
  public synchronized boolean crowded() {
    return refusal.filter(why -> !(why instanceof Grant.Closed)).isPresent();
  }

  /** The time to try the calls that were not made. Ask for it only if some were not made. */
  public synchronized Instant comeBackAt() {
    return slots.lineUp(app, Math.max(1, left));
  }

  /** The places and the report to hand back, if there are any. */
  synchronized Optional<Grant.Wish> toGiveBack() {
    boolean nothing = lease.count() == 0 && report.equals(CallReport.NONE);
    return nothing ? Optional.empty() : Optional.of(new Grant.Wish(1, clock.instant(), lease, probe, report));
  }

  /** The app, as it was known when the run began. */
  public App app() {
    return app;
  }
}
