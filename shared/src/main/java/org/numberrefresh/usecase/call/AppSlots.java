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
import org.numberrefresh.domain.limit.CallReport;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Circuit;
import org.numberrefresh.domain.limit.Grant;
import org.numberrefresh.domain.limit.Places;
import org.numberrefresh.domain.limit.Start;

/**
 * The calls that one run may make to one app: their start times and how many at once. It asks for more while calls are
 * left and time is, and keeps what is learned of the app until it asks again or hands back.
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
  private boolean crowded;
  private int left;

  AppSlots(CallSlots slots, App app, int calls, TimeLeft timeLeft, Clock clock, RandomGenerator random) {
    this.slots = slots;
    this.app = app;
    this.left = calls;
    this.timeLeft = timeLeft;
    this.clock = clock;
    this.random = random;
  }

  /** What it asks for next. */
  synchronized Grant.Wish wish() {
    return new Grant.Wish(Math.max(1, left), clock.instant().plus(patience()), lease, probe, report);
  }

  /** Takes what it was given for its first wish; where it was refused, it asks again itself. */
  synchronized void begin(Grant grant) {
    if (grant instanceof Grant.Given || grant instanceof Grant.Closed) {
      take(grant);
    }
  }

  /** A slow app's calls may wait for as long as the run works; others are not to be waited for. */
  private Duration patience() {
    return timeLeft.beside(app.profile().limits().timeLimit(), app.state().slow() ? MUCH_PATIENCE : PATIENCE);
  }

  /**
   * Waits for a place.
   *
   * @return whether there is one; where not, no further call is made in this run
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

  /** Waits for the start of a call, a repeated one too; whether it may be made now. */
  boolean start() {
    for (Optional<Start> start = next(); start.isPresent(); start = next()) {
      pause(Duration.between(clock.instant(), start.get().from()).toNanos());
      if (!clock.instant().isAfter(start.get().until())) {
        return true;
      }
    }
    return false;
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
      while (!starts.isEmpty() && starts.peek().until().isBefore(now)) {
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
      case Grant.Closed closed -> refusal = Optional.of(closed);
      case Grant.NoPlace none -> {
        crowded = true;
        refusal = Optional.of(none);
      }
      case Grant.TooLate late -> {
        crowded = true;
        refusal = Optional.of(late);
      }
    }
  }

  /** Hears what came of an exchange; where the app is in trouble, further calls are asked for anew. */
  synchronized void heard(CallVerdict verdict, Instant startedAt) {
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

  /** Hears what came of some numbers in the end, quick retries among it; nothing where they could not be asked. */
  synchronized void ended(Optional<CallVerdict> end) {
    left -= end.isPresent() ? 1 : 0;
    if (end.orElse(NOTHING) instanceof CallVerdict.NotTaken failed && failed.fault() != Fault.THROTTLED) {
      report = report.andFailed();
      if (report.failed() >= Circuit.OPENS_AFTER) {
        starts.clear();
      }
    }
  }

  /** True if the app takes no calls at all: what was not asked stands until it does. */
  public synchronized boolean closed() {
    return refusal.filter(Grant.Closed.class::isInstance).isPresent();
  }

  /** True if it takes none now either. */
  public boolean stillClosed() {
    return !slots.of(app).takesCalls();
  }

  /** True if calls had to be left out for want of start times or places. */
  public synchronized boolean crowded() {
    return crowded;
  }

  /** The time when the calls that were not made are to be tried; it must only be asked for where some were not. */
  public synchronized Instant comeBackAt() {
    return slots.lineUp(app, Math.max(1, left));
  }

  /** What is to be handed back, where anything is. */
  synchronized Optional<Grant.Wish> toGiveBack() {
    boolean nothing = lease.count() == 0 && report.equals(CallReport.NONE);
    return nothing ? Optional.empty() : Optional.of(new Grant.Wish(1, clock.instant(), lease, probe, report));
  }

  /** The app, as it was known when the run began. */
  public App app() {
    return app;
  }
}
