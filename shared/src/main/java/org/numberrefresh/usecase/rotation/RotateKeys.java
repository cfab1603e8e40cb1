package org.numberrefresh.usecase.rotation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.KeyDocument;
import org.numberrefresh.domain.key.KeyPhase;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.rekey.RekeyPart;
import org.numberrefresh.domain.rekey.Rekeyings;

/** Starts a change of the keys, and shows its progress. */
public final class RotateKeys {

  private final Rekeyings rekeyings;
  private final Keys keys;
  private final Queues queues;
  private final Clock clock;

  public RotateKeys(Core core) {
    this.rekeyings = core.stores().rekeyings();
    this.keys = core.keys();
    this.queues = core.queues();
    this.clock = core.clock();
  }

  /** The phase of a change, as operators see it. */
  public enum Phase {
    /** No change is under way. */
    STABLE,
    /** A change was asked for and begins within a minute. */
    REQUESTED,
    /** Every function learns of the next version. */
    ANNOUNCED,
    /** New values are written under the next version, and numbers are moved to it. */
    MOVING
  }

  /**
   * The state of the keys, without a key.
   *
   * @param inUse the version that new values are written under
   * @param phase the phase of a change
   * @param since the time from which it has that phase
   * @param nextAt the earliest time of the next step; empty if there is none
   * @param to the version that the change leads to
   * @param moved the count of numbers moved, except those whose count a crash lost
   * @param segmentsDone the count of segments that are done, of {@link RekeyPart#SEGMENTS}
   */
  public record Status(
      int inUse,
      Phase phase,
      Instant since,
      Optional<Instant> nextAt,
      Optional<Integer> to,
      long moved,
      int segmentsDone) {}

  /** Starts a change to the next version, unless one is under way. */
  public Status rotate() {
    KeyDocument document = keys.ring().readAnew();
    if (document.phase() == KeyPhase.STABLE && asked(document).isEmpty()) {
      rekeyings.begin(RekeyPart.begun(RekeyPart.WHOLE, document.newest() + 1, clock.instant()));
      queues.rekeyParts(List.of(RekeyPart.WHOLE));
    }
    return status();
  }

  private Optional<RekeyPart> asked(KeyDocument document) {
    return rekeyings.find(RekeyPart.WHOLE).filter(whole -> whole.to() > document.newest());
  }

  /** The present state of the keys. */
  public Status status() {
    KeyDocument document = keys.ring().readAnew();
    if (document.phase() == KeyPhase.STABLE) {
      Optional<RekeyPart> asked = asked(document);
      Phase phase = asked.isPresent() ? Phase.REQUESTED : Phase.STABLE;
      return new Status(document.inUse(), phase, document.since(), Optional.empty(), asked.map(RekeyPart::to), 0, 0);
    }
    List<RekeyPart> segments =
        rekeyings.all().stream().filter(part -> Rekeying.isSegment(part) && part.to() == document.newest()).toList();
    return new Status(
        document.inUse(),
        document.phase() == KeyPhase.ANNOUNCED ? Phase.ANNOUNCED : Phase.MOVING,
        document.since(),
        Optional.of(document.since().plus(Rekeying.KNOWN_AFTER)),
        Optional.of(document.newest()),
        segments.stream().mapToLong(RekeyPart::moved).sum(),
        (int) segments.stream().filter(RekeyPart::done).count());
  }
}
