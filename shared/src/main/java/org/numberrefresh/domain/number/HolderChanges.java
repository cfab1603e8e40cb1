package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.numberrefresh.domain.refresh.Mode;

/**
 * The recorded changes of a number's holder. A port changes the carrier, not the holder.
 *
 * <p>Decision: docs/decisions.md#a-number-that-nobody-holds-counts-as-recycled
 *
 * <p>Decision: docs/decisions.md#the-recycling-check-looks-back-before-its-records
 *
 * @param knownSince the time of the oldest entry on record
 * @param lastTakenUp the last recorded time when a subscriber began to hold the number
 * @param givenUp true if the last holder gave the number up and nobody is known to hold it since
 */
public record HolderChanges(Instant knownSince, Optional<Instant> lastTakenUp, boolean givenUp) {

  /** The answer to the question if the holder changed after a day. */
  public enum Finding {
    CHANGED,
    SAME,
    /** The day is before the oldest entry on record, and no later change is on record. */
    NOT_ON_RECORD
  }

  /** The weight of a number's place in a batch. */
  public enum Validity {
    /** The order counts, even if a newer one overtook it. */
    COUNTS,
    /** The old holder took the number back, so it was not given up. */
    TAKEN_BACK,
    /** The order was cancelled, is not committed, or lost the number. It proves nothing. */
    VOID
  }

  /**
   * The evidence that a place in a batch gives.
   *
   * @param validity the weight of the place
   * @param mode the mode of the batch's order
   */
  public record Word(Validity validity, Mode mode) {

    /** A word that proves nothing. */
    public static final Word VOID = new Word(Validity.VOID, Mode.BATCH);
  }

  /**
   * Gathers the changes from a record.
   *
   * @param service the number's service as the number ranges complete it
   * @param words gives the evidence of each of the record's places
   * @return the changes; empty if nothing is on record
   */
  public static Optional<HolderChanges> of(
      NumberRecord record, ServiceHistory service, Function<CycleEntry, Word> words) {
    Collection<ServiceFact> facts = service.confirmedFacts();
    var lives = record.cycles().stream().map(cycle -> Told.of(cycle, words)).toList();
    Stream<Instant> known =
        Stream.concat(facts.stream().map(ServiceFact::at), lives.stream().flatMap(told -> told.knownSince().stream()));
    Optional<Instant> taken =
        Stream.concat(
                facts.stream().filter(fact -> fact.event().takesUp()).map(ServiceFact::at),
                lives.stream().flatMap(told -> told.takenUp().stream()))
            .max(Instant::compareTo);
    Optional<Instant> given = lives.stream().flatMap(told -> told.givenUp().stream()).max(Instant::compareTo);
    boolean nobodys = given.isPresent() && taken.filter(at -> !at.isBefore(given.get())).isEmpty();
    return known.min(Instant::compareTo).map(since -> new HolderChanges(since, taken, nobodys));
  }

  /**
   * Tells if the holder changed after a day.
   *
   * @param end the first moment after the day
   */
  public Finding after(Instant end) {
    if (givenUp || lastTakenUp.filter(at -> !at.isBefore(end)).isPresent()) {
      return Finding.CHANGED;
    }
    return knownSince.isBefore(end) ? Finding.SAME : Finding.NOT_ON_RECORD;
  }

  /** The evidence of one life. */
  private record Told(Optional<Instant> knownSince, Optional<Instant> takenUp, Optional<Instant> givenUp) {

    static Told of(Cycle cycle, Function<CycleEntry, Word> words) {
      var heard = cycle.entries().stream().map(words).filter(word -> word.validity() != Validity.VOID).toList();
      boolean back = heard.stream().anyMatch(word -> word.validity() == Validity.TAKEN_BACK);
      boolean given = heard.stream().anyMatch(word -> word.mode() == Mode.BATCH) && cycle.mode() == Mode.BATCH;
      boolean taken = heard.stream().anyMatch(word -> word.mode() == Mode.ACTIVE);
      return new Told(
          heard.isEmpty() ? Optional.empty() : Optional.of(cycle.since()),
          cycle.holderSince().filter(at -> taken),
          Optional.of(cycle.since()).filter(at -> given && !back));
    }
  }
}
