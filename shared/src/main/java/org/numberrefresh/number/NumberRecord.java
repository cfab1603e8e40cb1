package org.numberrefresh.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a number: who serves it, and its cycles. Its state is derived from its batches, never copied here.
 *
 * @param token what it is looked up by
 * @param version how often it was written, from 1; a write counts only over the version it was made from
 * @param carrier the carrier that serves it
 * @param cycles its lives, oldest first, at most {@value #MAX_CYCLES}
 */
public record NumberRecord(NumberToken token, long version, String carrier, List<Cycle> cycles) {

  private static final int MAX_CYCLES = 4;

  public NumberRecord {
    cycles = List.copyOf(cycles);
  }

  /** The record of a number that was never seen before. */
  public static NumberRecord first(NumberToken token, String carrier, Cycle cycle) {
    return new NumberRecord(token, 1, carrier, List.of(cycle));
  }

  /** The present life. */
  public Optional<Cycle> latest() {
    return cycles.isEmpty() ? Optional.empty() : Optional.of(cycles.getLast());
  }

  /** The record one version on, written again though nothing in it changed: whoever read it before must read again. */
  public NumberRecord touched() {
    return new NumberRecord(token, version + 1, carrier, cycles);
  }

  /**
   * The record with an entry in the given cycle: joined to it where it is known, else a new cycle, the oldest dropped.
   */
  NumberRecord with(String servingCarrier, Cycle cycle) {
    CycleEntry entry = cycle.entries().getFirst();
    var all = new ArrayList<Cycle>();
    boolean joined = false;
    for (Cycle known : cycles) {
      boolean same = known.is(cycle.mode(), cycle.since());
      all.add(same ? known.with(entry) : known);
      joined |= same;
    }
    if (!joined) {
      all.add(cycle);
    }
    return new NumberRecord(
        token, version + 1, servingCarrier, all.subList(Math.max(0, all.size() - MAX_CYCLES), all.size()));
  }

  /** The record one version on, with its present life as given. */
  public NumberRecord withLatest(Cycle cycle) {
    var all = new ArrayList<>(cycles.subList(0, cycles.size() - 1));
    all.add(cycle);
    return new NumberRecord(token, version + 1, carrier, all);
  }

  NumberRecord without(CycleEntry entry) {
    var rest = cycles.stream().map(cycle -> cycle.without(entry)).filter(c -> !c.entries().isEmpty()).toList();
    return new NumberRecord(token, version, carrier, rest);
  }
}
