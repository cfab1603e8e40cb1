package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.limit.Places.Lease;

/**
 * The standing of an app: the calls that all workers together may make to it at present. A pure value; each event makes
 * the next standing of it.
 *
 * <p>Decision: docs/decisions.md#an-apps-health-stands-beside-its-rates
 *
 * @param pace the start times handed out
 * @param allowance the part of its rate that it bears
 * @param blockedUntil the time until which it asked to be left alone
 * @param lineUntil the end of the starts that waiting tasks want, as far as is known
 * @param places the calls under way
 * @param circuit its failures
 * @param pause the reason of its pause, or NONE
 * @param warned the last warning that the operator was given
 * @param holding true if tasks may be held until it takes calls again
 * @param faults the last faults of its answers
 */
public record Standing(
    Pace pace,
    Allowance allowance,
    Instant blockedUntil,
    Instant lineUntil,
    Places places,
    Circuit circuit,
    Pause pause,
    Warning warned,
    boolean holding,
    LastFaults faults) {

  /** The standing of an app that was never called. */
  public static final Standing NEW =
      new Standing(
          Pace.NEW,
          Allowance.ALL,
          Instant.EPOCH,
          Instant.EPOCH,
          Places.NONE,
          Circuit.CLOSED,
          Pause.NONE,
          Warning.NONE,
          false,
          LastFaults.NONE);

  public Standing {
    blockedUntil = blockedUntil.truncatedTo(ChronoUnit.SECONDS);
    lineUntil = lineUntil.truncatedTo(ChronoUnit.MILLIS);
  }

  private static final Duration ALMOST_A_SECOND = Duration.ofMillis(999);
  private static final Duration MARGIN = Duration.ofSeconds(2);
  private static final int PROBE_LEASE = 3;

  /**
   * A change of a standing.
   *
   * @param next the standing after it
   * @param result its result for the caller
   */
  public record Step<R>(Standing next, R result) {}

  /** True if calls may be made: the app is not paused and its circuit is closed. */
  public boolean takesCalls() {
    return pause == Pause.NONE && !circuit.open();
  }

  /** True if a probe may be sent now. */
  public boolean probeIsDue(Instant now) {
    return pause == Pause.NONE && circuit.probeIsDue(now);
  }

  /** Answers a worker that wants to call the app. */
  Step<Grant> take(App.Profile profile, Grant.Wish wish, Instant now) {
    Standing known = reported(profile, wish.report(), wish.probe(), now);
    boolean undecided = wish.probe() && !wish.report().decides() && known.pause == Pause.NONE;
    boolean probe = undecided || known.probeIsDue(now);
    if (!known.takesCalls() && !probe) {
      return new Step<>(known.withHolding(true), new Grant.Closed());
    }
    int free = profile.limits().concurrency() - known.places.without(wish.held(), now).taken(now);
    if (free <= 0) {
      return new Step<>(known, new Grant.NoPlace());
    }
    Pace.Paced paced =
        known.pace.take(
            known.allowance.of(profile.limits().callsPerSecond()),
            probe ? 1 : wish.calls(),
            now,
            known.blockedUntil,
            wish.latest());
    return paced.starts().isEmpty()
        ? new Step<>(known, new Grant.TooLate())
        : known.given(profile, wish, paced, new Room(free, probe), now);
  }

  private record Room(int free, boolean probe) {}

  private Step<Grant> given(App.Profile profile, Grant.Wish wish, Pace.Paced paced, Room room, Instant now) {
    // Gives three quarters of the free places, so that a second worker finds one before the first has ended.
    int more = (3 * (room.free() - wish.held().count()) + 3) / 4;
    int count = room.probe() ? 1 : Math.clamp(wish.calls(), 1, Math.max(1, wish.held().count() + Math.max(0, more)));
    Duration time = profile.limits().timeLimit().plus(MARGIN);
    Lease lease = Places.lease(Math.max(count, wish.held().count()), paced.starts().getLast().until(), time);
    Circuit after =
        room.probe() ? circuit.probing(now, profile.limits().timeLimit().multipliedBy(PROBE_LEASE)) : circuit;
    return new Step<>(
        new Standing(
            paced.after(),
            allowance,
            blockedUntil,
            lineUntil,
            places.without(wish.held(), now).with(lease, now),
            after,
            pause,
            warned,
            holding,
            faults),
        new Grant.Given(paced.starts(), lease, room.probe()));
  }

  /** The standing after a worker handed its places back. */
  Standing givenBack(App.Profile profile, Grant.Wish last, Instant now) {
    Standing known = reported(profile, last.report(), last.probe(), now);
    boolean unused = last.probe() && known.circuit.equals(circuit) && circuit.open();
    Standing after = unused ? known.with(circuit.notProbed(now), pause, warned) : known;
    return after.withPlaces(known.places.without(last.held(), now));
  }

  private Standing reported(App.Profile profile, CallReport report, boolean probe, Instant now) {
    int configured = profile.limits().callsPerSecond();
    Allowance bears = allowance;
    if (report.throttledAt().isPresent()) {
      bears = allowance.throttled(configured, report.throttledAt().get(), now);
    } else if (report.taken() > 0) {
      bears = allowance.taken(configured, now);
    }
    Circuit after = report.taken() > 0 ? circuit.succeeded() : circuit;
    boolean probeFailed = probe && report.decides() && report.taken() == 0;
    if (report.failed() > 0 || probeFailed) {
      after = after.failed(report.failed(), probeFailed, now);
    }
    Instant most = now.plus(longestBlock(profile));
    Instant asked = report.leaveAloneUntil().filter(most::isAfter).orElse(most);
    boolean longer = report.leaveAloneUntil().isPresent() && asked.isAfter(blockedUntil);
    Instant toTheSecond = asked.plus(ALMOST_A_SECOND);
    return new Standing(
        pace,
        bears,
        longer ? toTheSecond : blockedUntil,
        lineUntil,
        places,
        after,
        report.gone() && pause == Pause.NONE ? Pause.GONE : pause,
        warned,
        holding,
        faults.and(report.faults()).without(now));
  }

  /** Longest time for which an app is left alone: past the deadline of all tasks that wait, holidays included. */
  private static Duration longestBlock(App.Profile profile) {
    return Duration.ofDays(2L * profile.deadlineWorkingDays() + 10);
  }

  /**
   * Puts calls that could not be made in line.
   *
   * @return the time of their turn
   */
  Step<Instant> linedUp(App.Profile profile, int calls, Instant now) {
    double rate = allowance.of(profile.limits().callsPerSecond());
    Instant first = pace.next(rate);
    for (Instant other : new Instant[] {blockedUntil, lineUntil, now}) {
      first = other.isAfter(first) ? other : first;
    }
    Instant turn = first.plus(Pace.spacing(rate).multipliedBy(calls));
    return new Step<>(
        new Standing(pace, allowance, blockedUntil, turn, places, circuit, pause, warned, holding, faults), turn);
  }

  /** This standing with a pause, unless the app is paused already. */
  public Standing pausedBy(Pause why) {
    return pause == Pause.NONE ? with(circuit, why, warned) : this;
  }

  /** The standing of an app that asks for its tasks: nothing of this one is left but an operator's pause. */
  public Standing uncalled() {
    return pause == Pause.OPERATOR ? NEW.pausedBy(pause) : NEW;
  }

  /** This standing without pause and block. An app that failed or was gone gets a probe first. */
  public Standing resumed(Instant now) {
    boolean doubtful = pause == Pause.GONE || pause == Pause.FAILING;
    Warning after = warned == Warning.PAUSED ? Warning.RESUMED : warned;
    Circuit next = doubtful ? circuit.halfOpen(now) : circuit;
    return new Standing(pace, allowance, Instant.EPOCH, lineUntil, places, next, Pause.NONE, after, holding, faults);
  }

  /** The next warning to the operator; empty if there is none that was not given. */
  public Optional<Warning> toTell(Instant now) {
    Warning due =
        switch (pause) {
          case GONE, FAILING -> Warning.PAUSED;
          case OPERATOR -> warned;
          case NONE -> circuit.openSince().map(since -> Warning.of(since, now)).orElse(Warning.NONE);
        };
    if (due == Warning.NONE && !circuit.open() && warned != Warning.NONE) {
      return Optional.of(Warning.RECOVERED);
    }
    return due.percent() > warned.percent() ? Optional.of(due) : Optional.empty();
  }

  /** The standing after a warning was given. The warning PAUSED pauses the app. */
  public Standing told(Warning what) {
    Pause after = what == Warning.PAUSED && pause == Pause.NONE ? Pause.FAILING : pause;
    return with(circuit, after, what == Warning.RECOVERED ? Warning.NONE : what);
  }

  /** This standing with tasks that may be held, or with none. */
  public Standing withHolding(boolean some) {
    return some == holding
        ? this
        : new Standing(pace, allowance, blockedUntil, lineUntil, places, circuit, pause, warned, some, faults);
  }

  private Standing with(Circuit otherCircuit, Pause otherPause, Warning otherWarned) {
    return new Standing(
        pace, allowance, blockedUntil, lineUntil, places, otherCircuit, otherPause, otherWarned, holding, faults);
  }

  private Standing withPlaces(Places other) {
    return new Standing(pace, allowance, blockedUntil, lineUntil, other, circuit, pause, warned, holding, faults);
  }
}
