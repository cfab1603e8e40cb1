package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.numberrefresh.domain.phone.NumberToken;

/**
 * The record of a number: its service and its cycles. Its state is derived from its batches, never copied here.
 *
 * @param token the token that the number is looked up by
 * @param at the token that the record is stored under: the token's own value, or its twin's
 * @param version the count of its writes, from 1; a write succeeds only over the version it was made from
 * @param service the carrier that serves it, and the reported facts
 * @param cycles its lives, by the time when they began, at most {@value #MAX_CYCLES} with {@value #MAX_ENTRIES} places
 *     in all
 * @param expiresAt the time at which the stored record goes if it is not written again; empty if it stays or is new
 */
public record NumberRecord(
    NumberToken token,
    String at,
    long version,
    ServiceHistory service,
    List<Cycle> cycles,
    Optional<Instant> expiresAt) {

  private static final int MAX_CYCLES = 4;
  private static final int MAX_ENTRIES = 64;

  public NumberRecord {
    cycles = List.copyOf(cycles);
  }

  /** A record that is stored under its token's own value. */
  public NumberRecord(NumberToken token, long version, ServiceHistory service, List<Cycle> cycles) {
    this(token, token.value(), version, service, cycles, Optional.empty());
  }

  /** The record of a number that was never seen before and that a carrier claims. */
  public static NumberRecord first(NumberToken token, String carrier, Cycle cycle) {
    return new NumberRecord(token, 1, ServiceHistory.of(carrier), List.of(cycle));
  }

  /** The record of a number that was never seen before and that a carrier reports. */
  public static NumberRecord first(NumberToken token, ServiceHistory service) {
    return new NumberRecord(token, 1, service, List.of());
  }

  /** The newest life. */
  public Optional<Cycle> latest() {
    return cycles.isEmpty() ? Optional.empty() : Optional.of(cycles.getLast());
  }

  /** Its places in batches. */
  public Stream<CycleEntry> entries() {
    return cycles.stream().flatMap(cycle -> cycle.entries().stream());
  }

  /** The record one version on, with nothing else changed. Calls that read the version before must read again. */
  public NumberRecord touched() {
    return next(service, cycles);
  }

  /** The record one version on, with the service that is known now. */
  public NumberRecord with(ServiceHistory known) {
    return next(known, cycles);
  }

  /**
   * The record one version on, with a cycle put in. Lives that began after it are dropped, since none of their entries
   * stands. The oldest lives are dropped if there are too many.
   */
  NumberRecord with(ServiceHistory known, Cycle cycle) {
    var all = new ArrayList<>(cycles.stream().filter(older -> Cycle.BY_TIME.compare(older, cycle) < 0).toList());
    all.add(cycle);
    return next(known, kept(all, cycle));
  }

  private NumberRecord next(ServiceHistory known, List<Cycle> lives) {
    return new NumberRecord(token, at, version + 1, known, lives, expiresAt);
  }

  /** Drops the oldest lives but one, and then the oldest places of that one, if there are too many. */
  private static List<Cycle> kept(List<Cycle> lives, Cycle cycle) {
    var all = new ArrayList<>(lives);
    while (all.size() > MAX_CYCLES || (all.size() > 1 && count(all) > MAX_ENTRIES)) {
      all.remove(all.getFirst().equals(cycle) ? 1 : 0);
    }
    int surplus = count(all) - MAX_ENTRIES;
    if (surplus > 0) {
      List<CycleEntry> kept = cycle.entries().subList(surplus, cycle.entries().size());
      all.set(0, new Cycle(cycle.mode(), cycle.since(), cycle.joinedHolder(), kept));
    }
    return all;
  }

  /** The record one version on, with one of its lives replaced by one that began at the same time. */
  public NumberRecord with(Cycle grown) {
    List<Cycle> all = cycles.stream().map(cycle -> cycle.is(grown.mode(), grown.since()) ? grown : cycle).toList();
    return next(service, kept(all, grown));
  }

  /** True if it is stored under the former version of the keys. Its next write moves it. */
  public boolean former() {
    return token.twin() instanceof NumberToken.Twin.Former(String value) && value.equals(at);
  }

  private static int count(List<Cycle> cycles) {
    return cycles.stream().mapToInt(cycle -> cycle.entries().size()).sum();
  }

  /** The record without the places of abandoned orders, and without a carrier that is known by these orders alone. */
  public NumberRecord without(Predicate<CycleEntry> abandoned) {
    var rest = cycles.stream().map(cycle -> cycle.without(abandoned)).filter(c -> !c.entries().isEmpty()).toList();
    return new NumberRecord(token, at, version, rest.isEmpty() ? service.withoutOrders() : service, rest, expiresAt);
  }
}
