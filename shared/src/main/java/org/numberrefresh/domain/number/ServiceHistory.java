package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is known of a number's service. Facts may be reported in any order: they are merged by their time.
 *
 * <p>Decision: docs/decisions.md#the-newest-port-decides-who-serves
 *
 * @param firstCarrier the carrier that served it before the first port on record; absent where that is not known
 * @param facts the last facts that were reported, oldest first: the newest of each event, at most {@value #MAX_FACTS}
 */
public record ServiceHistory(Optional<String> firstCarrier, List<ServiceFact> facts) {

  /** Nothing is known. */
  public static final ServiceHistory UNKNOWN = new ServiceHistory(Optional.empty(), List.of());

  private static final int MAX_FACTS = 6;

  public ServiceHistory {
    facts = List.copyOf(facts);
  }

  /** The service of a number that a carrier is known to serve, and nothing else. */
  public static ServiceHistory of(String carrier) {
    return new ServiceHistory(Optional.of(carrier), List.of());
  }

  /** What is known after a report; the same where it is known already or too old to be kept. */
  public ServiceHistory with(ServiceFact fact) {
    var all = new TreeSet<>(ServiceFact.BY_TIME);
    all.addAll(facts);
    all.add(fact);
    List<ServiceFact> kept = newest(all);
    if (kept.equals(facts)) {
      return this;
    }
    boolean precedesPorts = facts.stream().noneMatch(f -> f.event().ports() && f.at().isBefore(fact.at()));
    Optional<String> first =
        fact.event() == ServiceEvent.PORTED_IN || !precedesPorts
            ? firstCarrier
            : firstCarrier.or(() -> Optional.of(fact.carrier()));
    return new ServiceHistory(first, kept);
  }

  /** What is known once an order of a carrier shows that it serves the number. */
  ServiceHistory servedBy(String carrier) {
    return lastPort().isPresent() ? this : new ServiceHistory(firstCarrier.or(() -> Optional.of(carrier)), facts);
  }

  /** The newest of each event, and of the others the newest as far as there is room. */
  private static List<ServiceFact> newest(TreeSet<ServiceFact> all) {
    var kept = new TreeSet<>(ServiceFact.BY_TIME);
    var events = EnumSet.noneOf(ServiceEvent.class);
    all.descendingSet().stream().filter(fact -> events.add(fact.event())).forEach(kept::add);
    int others = MAX_FACTS - ServiceEvent.values().length;
    all.descendingSet().stream().filter(fact -> !kept.contains(fact)).limit(others).toList().forEach(kept::add);
    return new ArrayList<>(kept);
  }

  /** Whether nothing is known. */
  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  /** The carrier that serves the number now; absent where it left a carrier and no other has said that it came. */
  public Optional<String> carrier() {
    Optional<ServiceFact> port = lastPort();
    return port.isPresent() ? servedAfter(port.get()) : firstCarrier;
  }

  private static Optional<String> servedAfter(ServiceFact port) {
    return port.event() == ServiceEvent.PORTED_IN ? Optional.of(port.carrier()) : Optional.empty();
  }

  /** The newest port. */
  public Optional<ServiceFact> lastPort() {
    return ports().reduce((older, newer) -> newer);
  }

  private Stream<ServiceFact> ports() {
    return facts.stream().filter(fact -> fact.event().ports());
  }

  /**
   * Whether a carrier served the number at a time: before what happened then, or after it.
   *
   * @param carrier the carrier
   * @param at the time
   * @param otherwise the carrier that is taken to have served it where nothing is on record; absent where nobody knows,
   *     and then any carrier may have
   */
  public boolean wasServedBy(String carrier, Instant at, Optional<String> otherwise) {
    Optional<ServiceFact> before = ports().filter(port -> port.at().isBefore(at)).reduce((older, newer) -> newer);
    Optional<ServiceFact> then = ports().filter(port -> !port.at().isAfter(at)).reduce((older, newer) -> newer);
    return before
            .map(port -> servedAfter(port).filter(carrier::equals).isPresent())
            .orElseGet(() -> firstCarrier.or(() -> otherwise).map(carrier::equals).orElse(true))
        || then.flatMap(ServiceHistory::servedAfter).filter(carrier::equals).isPresent();
  }

  /**
   * Whether nobody else's word stands against a carrier's that it serves the number: whoever is known to have had it
   * before says that it left, or it came back to where it is from.
   *
   * @param carrier the carrier that serves the number
   * @param otherwise the carrier of the number's range; absent where nobody knows
   */
  public boolean isUndisputed(String carrier, Optional<String> otherwise) {
    boolean isFromThere = Stream.concat(firstCarrier.stream(), otherwise.stream()).anyMatch(carrier::equals);
    Optional<ServiceFact> others = ports().filter(port -> !port.carrier().equals(carrier)).reduce((a, newer) -> newer);
    boolean anothers =
        others.isPresent() ? servedAfter(others.get()).isPresent() : firstCarrier.or(() -> otherwise).isPresent();
    return isFromThere || !anothers;
  }

  /** Whether a carrier ever had to do with the number, as far as is known. */
  public boolean knows(String carrier) {
    return firstCarrier.filter(carrier::equals).isPresent()
        || facts.stream().anyMatch(fact -> fact.carrier().equals(carrier));
  }

  /** Whether a subscriber is known to have begun to hold the number at or after a time. */
  public boolean takenUpSince(Instant time) {
    return takenUp().anyMatch(at -> !at.isBefore(time));
  }

  /** Whether a subscriber is known to have begun to hold the number within a time, its end excluded. */
  public boolean takenUpWithin(Instant from, Instant to) {
    return takenUp().anyMatch(at -> !at.isBefore(from) && at.isBefore(to));
  }

  private Stream<Instant> takenUp() {
    return facts.stream().filter(fact -> fact.event().takesUp()).map(ServiceFact::at);
  }

  /** When the number was ported in, as far as that is on record. */
  Collection<Instant> portedIn() {
    return facts.stream().filter(fact -> fact.event() == ServiceEvent.PORTED_IN).map(ServiceFact::at).toList();
  }
}
