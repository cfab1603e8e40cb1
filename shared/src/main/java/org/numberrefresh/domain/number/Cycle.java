package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.numberrefresh.domain.refresh.Mode;

/**
 * One life of a number, and the batches that refresh it. A life that began with a deactivation goes on when the next
 * subscriber asks for a refresh himself: his orders join it.
 *
 * @param mode BATCH where it began with a deactivation, ACTIVE where with a new holder
 * @param since deactivatedAt or holderSince, to the second
 * @param joinedHolder holderSince of the subscriber whose orders joined it, where it began with a deactivation
 * @param entries its places in batches, oldest first
 */
public record Cycle(Mode mode, Instant since, Optional<Instant> joinedHolder, List<CycleEntry> entries) {

  /** The order of lives: by when they began, not by when they were heard of. */
  static final Comparator<Cycle> BY_TIME = Comparator.comparing(Cycle::since).thenComparing(Cycle::mode);

  public Cycle {
    entries = List.copyOf(entries);
  }

  /** A life that no holder joined. */
  public Cycle(Mode mode, Instant since, List<CycleEntry> entries) {
    this(mode, since, Optional.empty(), entries);
  }

  /** Whether this is the cycle that began so. */
  public boolean is(Mode otherMode, Instant otherSince) {
    return mode == otherMode && since.equals(otherSince);
  }

  /** Since when its subscriber holds the number, as far as he asked for anything. */
  public Optional<Instant> holderSince() {
    return mode == Mode.ACTIVE ? Optional.of(since) : joinedHolder;
  }

  Cycle with(CycleEntry entry) {
    var all = new ArrayList<>(entries);
    all.add(entry);
    return new Cycle(mode, since, joinedHolder, all);
  }

  Cycle heldSince(Instant holderSince) {
    return mode == Mode.ACTIVE ? this : new Cycle(mode, since, Optional.of(holderSince), entries);
  }

  Cycle without(Predicate<CycleEntry> those) {
    return new Cycle(mode, since, joinedHolder, entries.stream().filter(those.negate()).toList());
  }
}
