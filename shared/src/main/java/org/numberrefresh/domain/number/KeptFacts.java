package org.numberrefresh.domain.number;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The facts that a number's record keeps. Claims, disputes, take-ups and moves have room of their own each, so that the
 * reports of one kind never push out the facts of another.
 */
final class KeptFacts {

  /** The highest count of moves that are kept, beside those that a kept take-up rests on: two ports. */
  private static final int MAX_MOVES = 4;

  /** The highest count of take-ups that are kept beside the newest of each event. */
  private static final int MAX_OTHER_TAKE_UPS = 2;

  /** The highest count of claims: the other three carriers with a network of their own. */
  private static final int MAX_CLAIMS = 3;

  private final List<ServiceFact> newestFirst;

  private KeptFacts(Collection<ServiceFact> facts) {
    var all = new TreeSet<>(ServiceFact.BY_TIME);
    all.addAll(facts);
    this.newestFirst = List.copyOf(all.descendingSet());
  }

  /** Keeps the facts that count, oldest first. Facts that were kept once are all kept again. */
  static List<ServiceFact> of(Collection<ServiceFact> facts) {
    Collection<ServiceFact> before = facts;
    List<ServiceFact> kept = new KeptFacts(before).kept();
    while (kept.size() < before.size()) {
      before = kept;
      kept = new KeptFacts(before).kept();
    }
    return kept;
  }

  private List<ServiceFact> kept() {
    var kept = new TreeSet<>(ServiceFact.BY_TIME);
    List<ServiceFact> takeUps = takeUps();
    kept.addAll(takeUps);
    kept.addAll(moves(takeUps));
    having(ServiceEvent.STILL_SERVED).limit(1).forEach(kept::add);
    kept.addAll(claims());
    return List.copyOf(kept);
  }

  private Stream<ServiceFact> having(ServiceEvent event) {
    return newestFirst.stream().filter(fact -> fact.event() == event);
  }

  /** The newest take-up of each event, and two others. */
  private List<ServiceFact> takeUps() {
    List<ServiceFact> all = newestFirst.stream().filter(fact -> fact.event().takesUp()).toList();
    var events = EnumSet.noneOf(ServiceEvent.class);
    var kept = new ArrayList<>(all.stream().filter(fact -> events.add(fact.event())).toList());
    kept.addAll(all.stream().filter(fact -> !kept.contains(fact)).limit(MAX_OTHER_TAKE_UPS).toList());
    return kept;
  }

  /** The newest moves, the newest PORTED_OUT, and the moves that tell who served at the time of a take-up. */
  private List<ServiceFact> moves(List<ServiceFact> takeUps) {
    List<ServiceFact> all = newestFirst.stream().filter(fact -> fact.event().moves()).toList();
    List<ServiceFact> telling =
        all.stream().filter(move -> !isRepeated(move, all.subList(0, all.indexOf(move)))).toList();
    var kept = new ArrayList<>(telling.stream().limit(MAX_MOVES).toList());
    having(ServiceEvent.PORTED_OUT).findFirst().ifPresent(kept::add);
    for (ServiceFact takeUp : takeUps) {
      first(telling, move -> move.at().isBefore(takeUp.at())).ifPresent(kept::add);
      first(telling, move -> !move.at().isAfter(takeUp.at())).ifPresent(kept::add);
    }
    return kept;
  }

  /** True for a PORTED_OUT whose carrier reported a later date for it: no move lies between the two. */
  private static boolean isRepeated(ServiceFact move, List<ServiceFact> newer) {
    return move.event() == ServiceEvent.PORTED_OUT
        && !newer.isEmpty()
        && newer.getLast().event() == ServiceEvent.PORTED_OUT
        && newer.getLast().carrier().equals(move.carrier());
  }

  private static Optional<ServiceFact> first(List<ServiceFact> moves, Predicate<ServiceFact> rule) {
    return moves.stream().filter(rule).findFirst();
  }

  /** The newest claim of each of three carriers, and the claims that answer a PORTED_OUT. */
  private List<ServiceFact> claims() {
    var claimers = new HashSet<String>();
    Stream<ServiceFact> newest =
        having(ServiceEvent.PORTED_IN).filter(claim -> claimers.add(claim.carrier())).limit(MAX_CLAIMS);
    Stream<ServiceFact> answers = new PortWitnesses(newestFirst.reversed()).answers().limit(MAX_CLAIMS);
    return Stream.concat(newest, answers).toList();
  }
}
