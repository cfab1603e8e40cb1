package org.numberrefresh.domain.number;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.phone.PhoneNumber;

/**
 * The known service of a number: who served it, and the claims that nobody else confirmed. Facts may be reported in any
 * order; they are merged by their time. Only confirmed ports change the carrier.
 *
 * <p>Decision: docs/decisions.md#a-port-needs-two-witnesses
 *
 * <p>Decision: docs/decisions.md#the-newest-confirmed-port-decides-who-serves
 *
 * @param firstCarrier the carrier that served it before the first confirmed port on record; absent if unknown
 * @param facts the facts that are kept, oldest first
 */
public record ServiceHistory(Optional<String> firstCarrier, List<ServiceFact> facts) {

  /** The history of a number that nothing is known of. */
  public static final ServiceHistory UNKNOWN = new ServiceHistory(Optional.empty(), List.of());

  /** The time after a registered port in which no other port of the number is genuine. */
  private static final Duration NO_OTHER_PORT_WITHIN = Duration.ofDays(30);

  public ServiceHistory {
    List<ServiceFact> kept = KeptFacts.of(facts);
    facts = KeptFacts.of(Stream.concat(kept.stream(), new PortWitnesses(kept).confirmed().stream()).toList());
  }

  /** The service of a number that a carrier is known to serve, and nothing else. */
  public static ServiceHistory of(String carrier) {
    return new ServiceHistory(Optional.of(carrier), List.of());
  }

  private PortWitnesses witnesses() {
    return new PortWitnesses(facts);
  }

  /** The history after a report. It is the same if the fact is on record already, or too old to be kept. */
  public ServiceHistory with(ServiceFact fact) {
    var next = new ServiceHistory(firstCarrier, Stream.concat(facts.stream(), Stream.of(fact)).toList());
    if (next.facts.equals(facts)) {
      return this;
    }
    boolean tells = fact.event() != ServiceEvent.PORTED_IN && !fact.event().arrives();
    boolean precedesPorts = witnesses().moves().noneMatch(move -> move.at().isBefore(fact.at()));
    return tells && precedesPorts
        ? new ServiceHistory(firstCarrier.or(() -> Optional.of(fact.carrier())), next.facts)
        : next;
  }

  /**
   * The history after a line of the port register. The line counts more than the carriers' words about the same port:
   * other arrivals and departures that they reported for the 7 days before it and the 30 days after it are dropped.
   *
   * @param from the carrier that the number left
   * @param to the carrier that the number came to
   */
  public ServiceHistory registered(String from, String to, Instant at) {
    var line = new ServiceFact(ServiceEvent.PORT_REGISTERED, at, to);
    if (facts.contains(line)) {
      return this;
    }
    var rest = new ArrayList<>(facts.stream().filter(fact -> !contradicts(fact, from, line)).toList());
    boolean first = rest.stream().noneMatch(fact -> fact.event().arrives() && fact.at().isBefore(at));
    rest.add(line);
    return new ServiceHistory(first ? Optional.of(from) : firstCarrier, rest);
  }

  /** True if a carrier's word cannot be true beside a line: it moves the number elsewhere at about the same time. */
  private static boolean contradicts(ServiceFact fact, String from, ServiceFact line) {
    boolean reported = fact.event() == ServiceEvent.PORTED_OUT || fact.event() == ServiceEvent.PORT_CONFIRMED;
    boolean isBefore = fact.at().isBefore(line.at());
    boolean isNear =
        isBefore
            ? !fact.at().isBefore(line.at().minus(PortWitnesses.SAME_PORT_WITHIN))
            : fact.at().isBefore(line.at().plus(NO_OTHER_PORT_WITHIN));
    return reported && isNear && !fact.carrier().equals(line.carrier()) && !(isBefore && fact.carrier().equals(from));
  }

  /** The history once an order of a carrier shows that it serves the number. */
  ServiceHistory servedBy(String carrier) {
    return lastMove().isPresent() ? this : new ServiceHistory(firstCarrier.or(() -> Optional.of(carrier)), facts);
  }

  /** The history in which a carrier's word is enough, since no other carrier is known: the oldest claim counts. */
  ServiceHistory onOneWord() {
    if (firstCarrier.isPresent() || lastMove().isPresent()) {
      return this;
    }
    return witnesses()
        .oldestClaim()
        .map(claim -> with(new ServiceFact(ServiceEvent.PORT_CONFIRMED, claim.at(), claim.carrier())))
        .orElse(this);
  }

  /**
   * The history as the number ranges complete it. An unknown first carrier is the range's owner while no move is on
   * record. Without ranges, the oldest claim counts.
   *
   * @param ranges gives the number ranges; asked only if the record does not tell the carrier
   */
  public ServiceHistory within(Supplier<NumberRanges> ranges, PhoneNumber number) {
    if (firstCarrier.isPresent() || lastMove().isPresent()) {
      return this;
    }
    NumberRanges table = ranges.get();
    return table.isEmpty() ? onOneWord() : new ServiceHistory(table.carrierOf(number), facts);
  }

  /** The history that remains if no order of the number counts: claims alone do not show its carrier. */
  public ServiceHistory withoutOrders() {
    boolean onlyClaims = facts.stream().allMatch(fact -> fact.event() == ServiceEvent.PORTED_IN);
    return onlyClaims ? new ServiceHistory(Optional.empty(), facts) : this;
  }

  /** The carrier that serves the number; absent if it left one carrier and no arrival at another is confirmed. */
  public Optional<String> carrier() {
    Optional<ServiceFact> move = lastMove();
    return move.isPresent() ? servedAfter(move.get()) : firstCarrier;
  }

  private Optional<String> servedAfter(ServiceFact move) {
    return move.event().arrives() || witnesses().isTakenBack(move) ? Optional.of(move.carrier()) : Optional.empty();
  }

  /** The newest fact by which the number left its carrier or arrived at another. */
  Optional<ServiceFact> lastMove() {
    return witnesses().lastMove();
  }

  /**
   * True if a carrier served the number at a time: before the move of that time, or after it.
   *
   * @param otherwise the carrier that served it if nothing is on record; absent if unknown, and then any carrier may
   *     have
   */
  public boolean wasServedBy(String carrier, Instant at, Optional<String> otherwise) {
    Optional<ServiceFact> before = moves().filter(move -> move.at().isBefore(at)).reduce((older, newer) -> newer);
    return before
            .map(move -> servedAfter(move).filter(carrier::equals).isPresent())
            .orElseGet(() -> firstCarrier.or(() -> otherwise).map(carrier::equals).orElse(true))
        || moveUntil(at).flatMap(this::servedAfter).filter(carrier::equals).isPresent();
  }

  private Optional<ServiceFact> moveUntil(Instant at) {
    return moves().filter(move -> !move.at().isAfter(at)).reduce((older, newer) -> newer);
  }

  private Stream<ServiceFact> moves() {
    return witnesses().moves();
  }

  /** True if a carrier served the number at some time, as far as is known. A claim does not show it. */
  public boolean knows(String carrier) {
    return firstCarrier.filter(carrier::equals).isPresent()
        || facts.stream().anyMatch(fact -> fact.event() != ServiceEvent.PORTED_IN && fact.carrier().equals(carrier));
  }

  /** The undisputed claim of a carrier that nobody confirmed. */
  Optional<ServiceFact> claimOf(String carrier) {
    return witnesses().unconfirmed(carrier).filter(claim -> !witnesses().isDisputed(claim));
  }

  /** The date of the newest undisputed claim of another carrier than the one on record. */
  public Optional<Instant> portClaimedAt() {
    return witnesses()
        .open()
        .filter(claim -> carrier().filter(claim.carrier()::equals).isEmpty())
        .map(ServiceFact::at)
        .max(Instant::compareTo);
  }

  /** True if a subscriber is known to have begun to hold the number at or after a time. */
  public boolean takenUpSince(Instant time) {
    return takeUps().anyMatch(fact -> !fact.at().isBefore(time));
  }

  /** True if a subscriber is known to have begun to hold the number within a time, its end excluded. */
  public boolean takenUpWithin(Instant from, Instant to) {
    return takeUps().map(ServiceFact::at).anyMatch(at -> !at.isBefore(from) && at.isBefore(to));
  }

  /** The last time when a subscriber began to hold the number, as far as a carrier reported it itself. */
  public Optional<Instant> takenUpByWordOf(String carrier) {
    return takeUps().filter(fact -> fact.carrier().equals(carrier)).map(ServiceFact::at).max(Instant::compareTo);
  }

  /** The take-ups that count. Records from before ports needed two witnesses may hold others. */
  Stream<ServiceFact> takeUps() {
    return facts.stream().filter(fact -> fact.event().takesUp() && isOfItsCarrier(fact));
  }

  /** True if the carrier that reported a fact serves the number, or served it at that time. */
  private boolean isOfItsCarrier(ServiceFact fact) {
    boolean serves = carrier().filter(fact.carrier()::equals).isPresent();
    boolean isKnown = firstCarrier.isPresent() || moveUntil(fact.at()).isPresent();
    return serves || (isKnown && wasServedBy(fact.carrier(), fact.at(), firstCarrier));
  }

  /** The facts that tell of the number's holders and carriers; claims and disputes are left out. */
  Collection<ServiceFact> confirmedFacts() {
    return Stream.concat(takeUps(), moves()).toList();
  }

  /** The times when the number was ported in: confirmed ones, and those that the carrier itself states. */
  Collection<Instant> portedIn(String carrier) {
    return facts.stream()
        .filter(
            fact ->
                fact.event().arrives() || (fact.event() == ServiceEvent.PORTED_IN && fact.carrier().equals(carrier)))
        .map(ServiceFact::at)
        .toList();
  }
}
