package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The progress of an opened batch.
 *
 * @param stage the stage that it has reached
 * @param fannedOut true if every task is known to have been queued once
 * @param settledApps the numbers of the apps whose task is settled
 * @param reconciliations the count of its reconciliations; empty if it is to be reconciled at once
 * @param revision the count of late changes of settled tasks
 * @param counted true if the statistics have it
 */
public record Progress(
    Stage stage,
    boolean fannedOut,
    Set<Integer> settledApps,
    OptionalInt reconciliations,
    long revision,
    boolean counted) {

  /** The progress of a batch that was opened just now. */
  public static final Progress NONE = new Progress(new Stage.Open(), false, Set.of(), OptionalInt.of(0), 0, false);

  public Progress {
    settledApps = Set.copyOf(settledApps);
  }

  /** True if the summary shows the newest revision. */
  boolean summarised() {
    return stage instanceof Stage.Settled settled && settled.revision() >= revision;
  }

  /** The stages of an opened batch. */
  public sealed interface Stage {

    /** The state of a batch in this stage. */
    default BatchState state() {
      return switch (this) {
        case Open _ -> BatchState.OPEN;
        case Settling _ -> BatchState.SETTLING;
        case Settled _ -> BatchState.SETTLED;
      };
    }

    /** Its apps are asked. */
    record Open() implements Stage {}

    /** Every task is settled; the summary is being written. */
    record Settling() implements Stage {}

    /**
     * The summary is written.
     *
     * <p>Decision: docs/decisions.md#the-day-of-a-refresh-does-not-move
     *
     * @param revision the head's revision that the summary shows
     * @param at the time when the first summary was written; absent if an earlier version wrote it
     * @param raisedAt the time when late answers changed it last; absent if none did
     */
    record Settled(long revision, Optional<Instant> at, Optional<Instant> raisedAt) implements Stage {}
  }
}
