package org.numberrefresh.domain.number;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The witnesses of a number's ports. A PORTED_IN is the claim of one carrier. It is confirmed by the PORTED_OUT of the
 * carrier on record, at about the same time.
 *
 * <p>Decision: docs/decisions.md#a-port-needs-two-witnesses
 */
final class PortWitnesses {

  /** The longest time between a port's date at one carrier and its date at the other. */
  static final Duration SAME_PORT_WITHIN = Duration.ofDays(7);

  private final List<ServiceFact> facts;

  PortWitnesses(List<ServiceFact> facts) {
    this.facts = facts;
  }

  /**
   * The arrival that two witnesses confirm but that is not among the facts yet. The number left its carrier, and
   * exactly one other carrier claims it. With two claims nobody knows which one is true.
   */
  Optional<ServiceFact> confirmed() {
    List<ServiceFact> answers = answers().toList();
    return openOut()
        .filter(out -> answers.size() == 1 && !answers.getFirst().carrier().equals(out.carrier()))
        .map(out -> arrival(answers.getFirst(), out));
  }

  /** True for a PORTED_OUT that its carrier took back by a PORTED_IN, while no other carrier claims the number. */
  boolean isTakenBack(ServiceFact move) {
    List<ServiceFact> answers = answers().toList();
    return openOut()
        .filter(move::equals)
        .filter(out -> answers.size() == 1 && answers.getFirst().carrier().equals(out.carrier()))
        .isPresent();
  }

  private Optional<ServiceFact> openOut() {
    return lastMove().filter(move -> move.event() == ServiceEvent.PORTED_OUT);
  }

  /**
   * The claims that may answer the last PORTED_OUT, nearest first: one of each carrier, at about the same time. The
   * carrier that reported the PORTED_OUT may take it back by a later claim.
   */
  Stream<ServiceFact> answers() {
    return openOut().stream().flatMap(this::answersTo);
  }

  private Stream<ServiceFact> answersTo(ServiceFact out) {
    var claimers = new HashSet<String>();
    return open()
        .filter(claim -> distance(claim, out).compareTo(SAME_PORT_WITHIN) <= 0)
        .filter(claim -> !claim.carrier().equals(out.carrier()) || ServiceFact.BY_TIME.compare(claim, out) > 0)
        .sorted(Comparator.comparing((ServiceFact claim) -> distance(claim, out)).thenComparing(ServiceFact.BY_TIME))
        .filter(claim -> claimers.add(claim.carrier()));
  }

  private static Duration distance(ServiceFact claim, ServiceFact out) {
    return Duration.between(claim.at(), out.at()).abs();
  }

  private static ServiceFact arrival(ServiceFact claim, ServiceFact out) {
    return new ServiceFact(
        ServiceEvent.PORT_CONFIRMED, claim.at().isAfter(out.at()) ? claim.at() : out.at(), claim.carrier());
  }

  Optional<ServiceFact> lastMove() {
    return moves().reduce((older, newer) -> newer);
  }

  Stream<ServiceFact> moves() {
    return facts.stream().filter(fact -> fact.event().moves());
  }

  private Stream<ServiceFact> claims() {
    return facts.stream().filter(fact -> fact.event() == ServiceEvent.PORTED_IN);
  }

  /** The claims that are newer than each confirmed arrival, and that the carrier on record did not dispute. */
  Stream<ServiceFact> open() {
    return claims()
        .filter(claim -> !isDisputed(claim))
        .filter(claim -> facts.stream().noneMatch(f -> f.event().arrives() && !f.at().isBefore(claim.at())));
  }

  /** The claim of a carrier whose own arrival is not confirmed. Ports of other carriers and disputes play no part. */
  Optional<ServiceFact> unconfirmed(String carrier) {
    return claims()
        .filter(claim -> claim.carrier().equals(carrier))
        .filter(claim -> facts.stream().noneMatch(f -> confirms(f, claim)))
        .findFirst();
  }

  private static boolean confirms(ServiceFact fact, ServiceFact claim) {
    return fact.event().arrives() && fact.carrier().equals(claim.carrier()) && !fact.at().isBefore(claim.at());
  }

  /** True if another carrier, the one on record, said that it served the number at the time of a claim or later. */
  boolean isDisputed(ServiceFact claim) {
    return facts.stream()
        .filter(fact -> fact.event() == ServiceEvent.STILL_SERVED && !fact.carrier().equals(claim.carrier()))
        .anyMatch(fact -> !fact.at().isBefore(claim.at()));
  }

  /** The oldest claim. */
  Optional<ServiceFact> oldestClaim() {
    return claims().findFirst();
  }
}
