package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.numberrefresh.domain.refresh.Mode;

/**
 * What is on record of a number's changes of holder. Porting changes none.
 *
 * @param knownSince since when anything is on record of it
 * @param lastTakenUp when a subscriber last began to hold it, as far as that is on record
 * @param givenUp whether its last holder gave it up and nobody is known to hold it since
 */
public record HolderChanges(Instant knownSince, Optional<Instant> lastTakenUp, boolean givenUp) {

  /** Whether a number's holder is another than at the end of a day. */
  public enum Finding {
    CHANGED,
    SAME,
    /** The day is before all that is on record, and nothing on record tells of a change. */
    NOT_ON_RECORD
  }

  /** What is to be made of a number's place in a batch. */
  public enum Validity {
    /** The order counts, also where something newer overtook it. */
    COUNTS,
    /** The old holder took the number back: it was not given up. */
    TAKEN_BACK,
    /** The order was cancelled, is not committed, or lost the number: it tells nothing. */
    VOID
  }

  /**
   * A place in a batch, as it tells of its number.
   *
   * @param validity what is to be made of it
   * @param mode how the refresh was asked for
   */
  public record Word(Validity validity, Mode mode) {

    /** What tells nothing. */
    public static final Word VOID = new Word(Validity.VOID, Mode.BATCH);
  }

  /**
   * Gathers what is on record.
   *
   * @param words tells of each of the record's places
   * @return nothing where nothing is on record
   */
  public static Optional<HolderChanges> of(NumberRecord record, Function<CycleEntry, Word> words) {
    Collection<ServiceFact> facts = record.service().facts();
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
   * Whether the holder changed after a day.
   *
   * @param end the first moment after the day
   */
  public Finding after(Instant end) {
    if (givenUp || lastTakenUp.filter(at -> !at.isBefore(end)).isPresent()) {
      return Finding.CHANGED;
    }
    return knownSince.isBefore(end) ? Finding.SAME : Finding.NOT_ON_RECORD;
  }

  /** What one life tells. */
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
