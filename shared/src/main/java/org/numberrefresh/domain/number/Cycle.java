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
 * subscriber asks for a refresh: these orders join it.
 *
 * @param mode BATCH if the life began with a deactivation, ACTIVE if it began with a new holder
 * @param since deactivatedAt or holderSince, to the second
 * @param joinedHolder holderSince of the subscriber whose orders joined the life, BATCH mode only
 * @param entries the number's places in batches, oldest first
 */
public record Cycle(Mode mode, Instant since, Optional<Instant> joinedHolder, List<CycleEntry> entries) {

  /** The order of lives: by the time when they began, not by the time when they were reported. */
  static final Comparator<Cycle> BY_TIME = Comparator.comparing(Cycle::since).thenComparing(Cycle::mode);

  public Cycle {
    entries = List.copyOf(entries);
  }

  /** A life that no holder joined. */
  public Cycle(Mode mode, Instant since, List<CycleEntry> entries) {
    this(mode, since, Optional.empty(), entries);
  }

  /** True if the cycle began in a mode and at a time. */
  public boolean is(Mode otherMode, Instant otherSince) {
    return mode == otherMode && since.equals(otherSince);
  }

  /** The time since which its subscriber holds the number; empty if that subscriber ordered no refresh. */
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
