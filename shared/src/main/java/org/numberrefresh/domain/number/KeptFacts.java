package org.numberrefresh.domain.number;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/**
 * The facts that a number's record keeps. Claims have room of their own, one for each carrier, so that the reports of
 * one carrier never push out the facts of another.
 */
final class KeptFacts {

  /** The highest count of facts that are kept beside the newest of each event. */
  private static final int MAX_OTHERS = 2;

  /** The highest count of claims: the other three carriers with a network of their own. */
  private static final int MAX_CLAIMS = 3;

  private KeptFacts() {}

  /** Keeps the newest fact of each event, two others, and the newest claim of each of three carriers; oldest first. */
  static List<ServiceFact> of(Collection<ServiceFact> facts) {
    var all = new TreeSet<>(ServiceFact.BY_TIME);
    all.addAll(facts);
    var kept = new TreeSet<>(ServiceFact.BY_TIME);
    var events = EnumSet.of(ServiceEvent.PORTED_IN);
    all.descendingSet().stream().filter(fact -> events.add(fact.event())).forEach(kept::add);
    all.descendingSet().stream()
        .filter(fact -> fact.event() != ServiceEvent.PORTED_IN && !kept.contains(fact))
        .limit(MAX_OTHERS)
        .toList()
        .forEach(kept::add);
    var claimers = new HashSet<String>();
    all.descendingSet().stream()
        .filter(fact -> fact.event() == ServiceEvent.PORTED_IN && claimers.add(fact.carrier()))
        .limit(MAX_CLAIMS)
        .forEach(kept::add);
    return List.copyOf(kept);
  }
}
