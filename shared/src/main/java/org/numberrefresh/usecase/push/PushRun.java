package org.numberrefresh.usecase.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.numberrefresh.domain.app.CallRetries;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.event.PlacedEvent;
import org.numberrefresh.domain.sink.PushFault;
import org.numberrefresh.domain.sink.Pushed;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.SinkCalls;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.usecase.call.TimeLeft;
import org.numberrefresh.usecase.feed.KeptEvents;

/**
 * One run of a push, under its lease.
 *
 * <p>Decision: docs/decisions.md#a-failing-sink-is-never-given-up
 */
final class PushRun {

  private static final int PAGE = 100;

  /** The time after which the place is stored, while calls succeed. It bounds what a crash lets come twice. */
  private static final Duration STORED_EVERY = Duration.ofSeconds(1);

  /** The longest wait for the next try, also where the sink asks for more: every day is a try, and rings the alarm. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  /** The longest time of a call with its quick retries. */
  private static final Duration LONGEST_CALL = SinkCalls.TIME_LIMIT.multipliedBy(CallRetries.QUICK + 1L).plusSeconds(1);

  private final KeptEvents kept;
  private final Sinks sinks;
  private final SinkCalls calls;
  private final PushAlerts alerts;
  private final Clock clock;
  private final RandomGenerator random;
  private final String holder;

  /** The sink as it is stored. */
  private Sink sink;

  private long position;
  private Optional<PushFault> fault;
  private Instant storedAt;

  /**
   * Makes a run.
   *
   * @param leased the sink, leased by this worker
   * @param holder the worker's name
   */
  PushRun(Core core, SinkCalls calls, PushAlerts alerts, Sink leased, String holder) {
    this.kept = new KeptEvents(core.stores().feeds(), core.clock());
    this.sinks = core.stores().sinks();
    this.calls = calls;
    this.alerts = alerts;
    this.clock = core.clock();
    this.random = core.random();
    this.holder = holder;
    this.sink = leased;
    this.position = leased.position();
    this.fault = leased.push().fault();
    this.storedAt = clock.instant();
  }

  /** The result of a step. */
  private enum Step {
    /** There may be more to do. */
    ON,
    /** The lease is released: nothing is left, or no time is. */
    RELEASED,
    /** The call failed, and waits; or the lease is another worker's. */
    ENDED
  }

  /** Pushes until nothing is left; true if the feed is to be looked at once more. */
  boolean run(TimeLeft timeLeft) {
    Step step = Step.ON;
    while (step == Step.ON) {
      step = timeLeft.isMoreThan(SinkCalls.TIME_LIMIT) ? step(timeLeft) : release(Parking.TAKEN_AGAIN_AFTER);
    }
    return step == Step.RELEASED;
  }

  private Step step(TimeLeft timeLeft) {
    long next = kept.next(sink.carrier());
    if (!sink.verified() || position >= next) {
      return release(Sink.REST);
    }
    List<PlacedEvent> page = kept.read(sink.carrier(), position, PAGE);
    if (page.isEmpty()) {
      return kept.isGone(sink.carrier(), position) ? passOver(next, timeLeft) : Step.ON;
    }
    List<PlacedEvent> asBefore = asBefore(page);
    List<Pushed> wanted = new ArrayList<>();
    for (PlacedEvent placed : asBefore) {
      if (sink.settings().wants(placed.event().data().type())) {
        wanted.add(new Pushed.Event(placed));
      }
    }
    return send(wanted, asBefore.getLast().position() + 1, timeLeft);
  }

  /** Tells of the events that are no longer kept. */
  private Step passOver(long next, TimeLeft timeLeft) {
    long oldest = kept.oldest(sink.carrier(), position, next);
    return send(List.of(new Pushed.Gap(position, oldest - 1, clock.instant())), oldest, timeLeft);
  }

  /** Those events of a page that the failed call carried, if one is to be repeated. */
  private List<PlacedEvent> asBefore(List<PlacedEvent> page) {
    long until = sink.push().cursor().until().orElse(Long.MAX_VALUE);
    return until > position ? page.stream().filter(placed -> placed.position() < until).toList() : page;
  }

  /**
   * Sends some things, in as many calls as they need.
   *
   * @param end the position behind them, and behind the events among them that are not wanted
   */
  private Step send(List<Pushed> wanted, long end, TimeLeft timeLeft) {
    List<Pushed> left = wanted;
    while (!left.isEmpty()) {
      if (!timeLeft.isMoreThan(SinkCalls.TIME_LIMIT)) {
        return Step.ON;
      }
      Instant now = clock.instant();
      if (!sink.push().lease().orElseThrow().until().isAfter(now.plus(LONGEST_CALL))) {
        return store();
      }
      SinkCalls.Written call = calls.write(sink, left, now);
      Optional<CallVerdict.NotTaken> failed = make(call, left, timeLeft);
      left = left.subList(call.count(), left.size());
      long behind = left.isEmpty() ? end : wanted.get(wanted.size() - left.size() - 1).end();
      if (failed.isPresent()) {
        return fail(failed.get(), behind);
      }
      position = behind;
      fault = Optional.empty();
      if (!clock.instant().isBefore(storedAt.plus(STORED_EVERY))) {
        return store();
      }
    }
    position = end;
    return Step.ON;
  }

  /**
   * Makes a call. The first one that fails is repeated at once, twice at most, if that may help and the sink is still
   * what it was: its carrier may have removed it or changed its URL during the call.
   */
  private Optional<CallVerdict.NotTaken> make(SinkCalls.Written call, List<Pushed> left, TimeLeft timeLeft) {
    Optional<CallVerdict.NotTaken> failed = call.make();
    for (int retry = 0; retry < CallRetries.QUICK && fault.isEmpty(); retry++) {
      Duration wait = CallRetries.quick(retry, random);
      if (failed.filter(one -> one.worthRepeatingAfter(wait)).isEmpty()
          || !timeLeft.isMoreThan(wait.plus(SinkCalls.TIME_LIMIT))) {
        return failed;
      }
      LockSupport.parkNanos(wait.toNanos());
      if (sinks.find(sink.carrier()).filter(sink::equals).isEmpty()) {
        return failed;
      }
      failed = calls.write(sink, left, clock.instant()).make();
    }
    return failed;
  }

  private Step store() {
    return write(now -> sink.reached(position, fault, holder, now), Step.ON);
  }

  private Step release(Duration rest) {
    return write(now -> sink.released(position, fault, now.plus(rest)), Step.RELEASED);
  }

  private Step fail(CallVerdict.NotTaken failed, long behind) {
    Instant failedAt = clock.instant();
    int attempts = fault.map(PushFault::attempts).orElse(0) + 1;
    var next =
        new PushFault(
            failed.fault(),
            failed.seen().status(),
            attempts,
            fault.map(PushFault::since).orElse(failedAt),
            nextTry(attempts, failed, failedAt));
    Step step = write(now -> sink.failed(position, behind, next), Step.ENDED);
    if (step == Step.ENDED && sink.push().fault().filter(next::equals).isPresent()) {
      alerts.failing(sink, Duration.between(next.since(), failedAt));
    }
    return step;
  }

  private Instant nextTry(int attempts, CallVerdict.NotTaken failed, Instant failedAt) {
    Instant latest = failedAt.plus(LONGEST_WAIT);
    return CallRetries.next(attempts, failed.retryAfter(), failedAt, latest, random).orElse(latest);
  }

  /** Makes a sink of the stored one. */
  @FunctionalInterface
  private interface Change {
    Sink at(Instant now);
  }

  /**
   * Writes a change, also over what the carrier changed meanwhile. If the carrier moved the cursor or changed the URL,
   * that counts, and nothing is written.
   */
  private Step write(Change change, Step then) {
    while (true) {
      Instant now = clock.instant();
      Sink next = change.at(now);
      if (sinks.replace(next)) {
        sink = next;
        storedAt = now;
        return then;
      }
      Optional<Sink> stored = sinks.find(sink.carrier()).filter(one -> one.heldBy(holder));
      if (stored.isEmpty()) {
        return Step.ENDED;
      }
      boolean moved = stored.get().push().cursor().moves() != sink.push().cursor().moves();
      sink = stored.get();
      if (moved) {
        position = sink.position();
        fault = sink.push().fault();
        return Step.ON;
      }
    }
  }
}
