package org.numberrefresh.domain.number;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.ProblemCode;

/** What is asked of a number before it is claimed, as far as its record tells. */
public final class ClaimRules {

  private static final Duration SYNCED_WITHIN = Duration.ofDays(2);

  private final WhoseNumber whose;
  private final Instant now;

  /**
   * Makes rules.
   *
   * @param whose tells whose a number is
   * @param now when the order was submitted
   */
  public ClaimRules(WhoseNumber whose, Instant now) {
    this.whose = whose;
    this.now = now;
  }

  /** Who claims. */
  String claimer() {
    return whose.caller();
  }

  /** Why a number that was never seen may not be claimed; nothing where it may. */
  public Optional<ProblemCode> refusal(PhoneNumber number, Instant since, Optional<Instant> portedInAt) {
    return foreign(number, ServiceHistory.UNKNOWN, portedInAt)
        .or(
            () ->
                isPortDate(since, portedInAt, ServiceHistory.UNKNOWN)
                    ? Optional.of(ProblemCode.HOLDER_CHANGE_NOT_PROVEN)
                    : Optional.empty());
  }

  /** Why a claim is refused whatever the number's batches say. */
  Optional<ProblemCode> refusal(Claim claim, Lives lives) {
    ServiceHistory service = lives.record().service();
    Optional<ProblemCode> foreign = foreign(claim.number(), service, claim.portedInAt());
    if (foreign.isPresent()) {
      return foreign;
    }
    if (claim.mode() == Mode.BATCH) {
      if (!whose.isUndisputed(claim.number(), service)) {
        return Optional.of(ProblemCode.SUBSCRIBER_DATA_NOT_SYNCED);
      }
      boolean inService =
          service.takenUpSince(claim.since()) || lives.heldSince(claim.since()) || lives.takenBack(claim.since());
      return inService ? Optional.of(ProblemCode.NUMBER_IN_SERVICE) : Optional.empty();
    }
    boolean unproven = isPortDate(claim.since(), claim.portedInAt(), service) && !holderChanged(claim.since(), lives);
    return unproven ? Optional.of(ProblemCode.HOLDER_CHANGE_NOT_PROVEN) : Optional.empty();
  }

  private Optional<ProblemCode> foreign(PhoneNumber number, ServiceHistory service, Optional<Instant> portedInAt) {
    return whose
        .refusal(number, service)
        .map(why -> isJustArriving(why, service, portedInAt) ? ProblemCode.SUBSCRIBER_DATA_NOT_SYNCED : why);
  }

  /**
   * Whether the number was ported in a moment ago, so that its record is yet to follow. Who never had to do with it is
   * not told whether it was ported since.
   */
  private boolean isJustArriving(ProblemCode why, ServiceHistory service, Optional<Instant> portedInAt) {
    boolean stranger = why == ProblemCode.CARRIER_MISMATCH;
    return portedInAt
        .filter(at -> at.plus(SYNCED_WITHIN).isAfter(now))
        .filter(at -> stranger || service.lastPort().map(last -> at.isAfter(last.at())).orElse(true))
        .isPresent();
  }

  /** Whether the day that a holder got the number is a day on which it was ported in. */
  private static boolean isPortDate(Instant since, Optional<Instant> portedInAt, ServiceHistory service) {
    return Stream.concat(portedInAt.stream(), service.portedIn().stream())
        .anyMatch(port -> ShanghaiTime.startOfDay(port).equals(ShanghaiTime.startOfDay(since)));
  }

  /**
   * Whether a change of holder is on record by a day: a subscriber took the number up on it or later, or it was given
   * up before, and nobody is known to have taken it up in between.
   */
  private static boolean holderChanged(Instant since, Lives lives) {
    Instant day = ShanghaiTime.startOfDay(since);
    ServiceHistory service = lives.record().service();
    return service.takenUpSince(day)
        || lives
            .latest()
            .filter(life -> life.mode() == Mode.BATCH && follows(since, life, service))
            .filter(life -> lives.holderSince(life).map(since::equals).orElse(true))
            .isPresent();
  }

  /** Whether a holder is the one who took the number up after it had been given up: nobody held it in between. */
  static boolean follows(Instant holderSince, Cycle life, ServiceHistory service) {
    return !holderSince.isBefore(life.since())
        && !service.takenUpWithin(life.since(), ShanghaiTime.startOfDay(holderSince));
  }
}
