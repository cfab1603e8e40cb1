package org.numberrefresh.usecase.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.erasure.Erasure;
import org.numberrefresh.domain.erasure.Erasure.Place;
import org.numberrefresh.domain.erasure.Erasures;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.problem.Unavailable;

/**
 * Erases what is held about a number: its record, its places in batches and appeals, and what apps told of it. Outcomes
 * stay as counts. The trace is stored first, with the places; a repeated call goes on where another died.
 *
 * <p>Decision: docs/decisions.md#an-erasure-leaves-an-empty-place
 */
public final class EraseNumbers {

  /** The most numbers of a call. */
  public static final int MAX_NUMBERS = 100;

  private static final int MAX_TRIES = 5;

  private final Stores stores;
  private final Keys keys;
  private final Clock clock;
  private final Erasures erasures;
  private final HeldPlaces held;
  private final ErasePlaces erasing;

  public EraseNumbers(Core core, Erasures erasures) {
    this.stores = core.stores();
    this.keys = core.keys();
    this.clock = core.clock();
    this.erasures = erasures;
    this.held = new HeldPlaces(core);
    this.erasing = new ErasePlaces(core);
  }

  /** The result of one line. */
  public sealed interface Result {

    /**
     * Nothing is held about the number any more.
     *
     * @param trace the id of the trace
     */
    record Erased(String trace, Instant at) implements Result {}

    /** It was not erased. */
    record Refused(ProblemCode why) implements Result {}
  }

  /**
   * Erases a number. The call may be repeated: it then answers with the trace of the first.
   *
   * @param by the operator
   */
  public Result erase(PhoneNumber number, String by, String reason) {
    String fingerprint = keys.fingerprints().ofErased(number);
    for (int i = 0; i < MAX_TRIES; i++) {
      Optional<Erasure> earlier = erasures.newest(fingerprint);
      Optional<Erasure> begun = earlier.filter(trace -> trace.erasedAt().isEmpty());
      Optional<NumberRecord> record =
          stores.numbers().find(keys.tokens().of(List.of(number))).values().stream().findFirst();
      if (record.isEmpty()) {
        return begun
            .or(() -> earlier)
            .<Result>map(trace -> finish(trace, number))
            .orElseGet(() -> new Result.Refused(ProblemCode.NUMBER_NOT_HELD));
      }
      switch (held.of(record.get())) {
        case HeldPlaces.Found.InUse(ProblemCode why) -> {
          return new Result.Refused(why);
        }
        case HeldPlaces.Found.Places(List<Place> places) -> {
          Erasure trace = begun.orElseGet(() -> first(fingerprint, by, reason));
          trace = trace.with(Stream.concat(trace.places().stream(), places.stream()).distinct().toList());
          erasures.put(trace);
          if (stores.numbers().remove(record.get())) {
            return finish(trace, number);
          }
          if (begun.isEmpty()) {
            erasures.withdraw(trace);
          }
        }
      }
    }
    throw new Unavailable("A number's record changed at each try to erase it.");
  }

  private Erasure first(String fingerprint, String by, String reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Erasure(fingerprint, now, by, reason, List.of(), Optional.empty());
  }

  private Result.Erased finish(Erasure trace, PhoneNumber number) {
    if (trace.erasedAt().isPresent()) {
      return new Result.Erased(trace.id(), trace.erasedAt().get());
    }
    trace.places().forEach(place -> erasing.erase(place, number));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    erasures.put(trace.done(now));
    return new Result.Erased(trace.id(), now);
  }
}
