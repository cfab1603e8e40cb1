package org.numberrefresh.number;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.batch.Mode;

/**
 * One life of a number, and the batches that refresh it.
 *
 * @param mode BATCH where it began with a deactivation, ACTIVE where with a new holder
 * @param since deactivatedAt or holderSince, to the second
 * @param entries its places in batches, oldest first
 */
public record Cycle(Mode mode, Instant since, List<CycleEntry> entries) {

  public Cycle {
    entries = List.copyOf(entries);
  }

  /** Whether this is the cycle that began so. */
  public boolean is(Mode otherMode, Instant otherSince) {
    return mode == otherMode && since.equals(otherSince);
  }

  Cycle with(CycleEntry entry) {
    var all = new ArrayList<>(entries);
    all.add(entry);
    return new Cycle(mode, since, all);
  }

  Cycle without(CycleEntry entry) {
    return new Cycle(mode, since, entries.stream().filter(e -> !e.equals(entry)).toList());
  }
}
