package org.numberrefresh.domain.number;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.ProblemCode;

/**
 * The conditions that a number must meet before it is claimed. They read its record and the number ranges only.
 *
 * <p>Decision: docs/decisions.md#a-port-needs-two-witnesses
 *
 * <p>Decision: docs/decisions.md#a-change-of-holder-needs-a-holder
 *
 * <p>Decision: docs/decisions.md#an-activation-before-a-port-proves-no-change-of-holder
 */
public final class ClaimRules {

  private static final Duration SYNCED_WITHIN = Duration.ofDays(2);

  private final WhoseNumber whose;
  private final Instant now;

  /**
   * Makes rules.
   *
   * @param whose the rules that tell which carrier serves a number
   * @param now the time when the order was submitted
   */
  public ClaimRules(WhoseNumber whose, Instant now) {
    this.whose = whose;
    this.now = now;
  }

  /** The carrier that claims. */
  String claimer() {
    return whose.caller();
  }

  /** The reason why a number without a record may not be claimed; empty if it may. */
  public Optional<ProblemCode> refusal(PhoneNumber number, Instant since, Optional<Instant> portedInAt) {
    return foreign(number, ServiceHistory.UNKNOWN, portedInAt)
        .or(
            () ->
                isPortDate(since, portedInAt, ServiceHistory.UNKNOWN)
                    ? Optional.of(ProblemCode.HOLDER_CHANGE_NOT_PROVEN)
                    : Optional.empty());
  }

  /** The reason why a claim is refused without a look at its cycle; empty if there is none. */
  Optional<ProblemCode> refusal(Claim claim, Lives lives) {
    ServiceHistory service = known(claim, lives);
    Optional<ProblemCode> foreign = foreign(claim.number(), service, claim.portedInAt());
    if (foreign.isPresent()) {
      return foreign;
    }
    if (claim.mode() == Mode.BATCH) {
      boolean inService =
          service.takenUpSince(claim.since()) || lives.heldSince(claim.since()) || lives.takenBack(claim.since());
      return inService ? Optional.of(ProblemCode.NUMBER_IN_SERVICE) : Optional.empty();
    }
    if (isOfFormerHolder(claim.since(), service)) {
      return Optional.of(ProblemCode.DATE_BEFORE_LATER_LIFE);
    }
    boolean unproven =
        isPortDate(claim.since(), claim.portedInAt(), service) && !holderChanged(claim.since(), lives, service);
    return unproven ? Optional.of(ProblemCode.HOLDER_CHANGE_NOT_PROVEN) : Optional.empty();
  }

  /** True if the claimer itself reported that the number passed to another holder on a later day. */
  private boolean isOfFormerHolder(Instant since, ServiceHistory service) {
    Instant day = ShanghaiTime.startOfDay(since);
    return service
        .takeUps()
        .filter(fact -> fact.event() == ServiceEvent.HOLDER_CHANGED && fact.carrier().equals(claimer()))
        .anyMatch(fact -> ShanghaiTime.startOfDay(fact.at()).isAfter(day));
  }

  /** The number's service as the number ranges complete it. */
  ServiceHistory known(Claim claim, Lives lives) {
    return whose.known(claim.number(), lives.record().service());
  }

  private Optional<ProblemCode> foreign(PhoneNumber number, ServiceHistory service, Optional<Instant> portedInAt) {
    return whose
        .refusal(number, service)
        .map(why -> isJustArriving(why, service, portedInAt) ? ProblemCode.SUBSCRIBER_DATA_NOT_SYNCED : why);
  }

  /**
   * True if the number was ported in less than two days ago, so that its record may still follow. A carrier that never
   * served the number is not told if it was ported since.
   */
  private boolean isJustArriving(ProblemCode why, ServiceHistory service, Optional<Instant> portedInAt) {
    boolean stranger = why == ProblemCode.CARRIER_MISMATCH;
    return portedInAt
        .filter(at -> why != ProblemCode.NUMBER_RANGE_UNKNOWN)
        .filter(at -> at.plus(SYNCED_WITHIN).isAfter(now))
        .filter(at -> stranger || service.lastMove().map(last -> at.isAfter(last.at())).orElse(true))
        .isPresent();
  }

  /** True if the day on which the holder got the number is a day on which it was ported in. */
  private boolean isPortDate(Instant since, Optional<Instant> portedInAt, ServiceHistory service) {
    return Stream.concat(portedInAt.stream(), service.portedIn(claimer()).stream())
        .anyMatch(port -> ShanghaiTime.startOfDay(port).equals(ShanghaiTime.startOfDay(since)));
  }

  /**
   * True if a change of holder is on record for a day. Either a subscriber took the number up on that day or later. Or
   * the number was given up before, and nobody is known to have taken it up in between.
   */
  private static boolean holderChanged(Instant since, Lives lives, ServiceHistory service) {
    Instant day = ShanghaiTime.startOfDay(since);
    return service.takenUpSince(day)
        || lives
            .latest()
            .filter(life -> life.mode() == Mode.BATCH && follows(since, life, service))
            .filter(life -> lives.holderSince(life).map(since::equals).orElse(true))
            .isPresent();
  }

  /** True if a holder is the first one after the number was given up: nobody held it in between. */
  static boolean follows(Instant holderSince, Cycle life, ServiceHistory service) {
    return !holderSince.isBefore(life.since())
        && !service.takenUpWithin(life.since(), ShanghaiTime.startOfDay(holderSince));
  }
}
