package org.numberrefresh.usecase.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.erasure.Erasure;
import org.numberrefresh.domain.erasure.Erasure.Place;
import org.numberrefresh.domain.erasure.ErasureWish;
import org.numberrefresh.domain.erasure.Erasures;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.problem.Unavailable;
import org.numberrefresh.usecase.erasure.EraseNumbers.Result;

/**
 * Erases what is held about one number: its record, its places in batches and appeals, and what apps told of it.
 * Outcomes stay as counts. The trace is stored first, with the places; a repeated call goes on where another died.
 */
final class EraseNumber {

  private static final int MAX_TRIES = 5;

  private final Stores stores;
  private final Keys keys;
  private final Clock clock;
  private final Erasures erasures;
  private final HeldPlaces held;
  private final ErasePlaces erasing;

  EraseNumber(Core core, Erasures erasures) {
    this.stores = core.stores();
    this.keys = core.keys();
    this.clock = core.clock();
    this.erasures = erasures;
    this.held = new HeldPlaces(core);
    this.erasing = new ErasePlaces(core);
  }

  /** Erases a number for a call. Of two at the same time, each goes on with the trace of the one that began it. */
  Result erase(PhoneNumber number, ErasureWish wish) {
    return erase(number, wish, trace -> false);
  }

  /**
   * Erases a number for the clock, unless that was done since the wish: a later life of the number is not meant by it.
   */
  Result eraseUnlessDone(PhoneNumber number, ErasureWish wish) {
    return erase(number, wish, trace -> trace.erasedAt().isPresent() && !trace.startedAt().isBefore(wish.since()));
  }

  /** Erases a number until its newest trace is enough. */
  private Result erase(PhoneNumber number, ErasureWish wish, Predicate<Erasure> enough) {
    String fingerprint = fingerprint(number);
    Optional<Erasure> own = Optional.empty();
    for (int i = 0; i < MAX_TRIES; i++) {
      Optional<Erasure> earlier = erasures.newest(fingerprint);
      if (earlier.filter(enough).isPresent()) {
        return finish(earlier.get(), number);
      }
      Optional<Erasure> begun = earlier.filter(trace -> trace.erasedAt().isEmpty());
      Optional<NumberRecord> record = record(number);
      if (record.isEmpty()) {
        return completed(fingerprint, number);
      }
      if (begun.isPresent() && isFinishedBefore(record.get(), begun.get(), number)) {
        continue;
      }
      switch (held.of(record.get())) {
        case HeldPlaces.Found.InUse(ProblemCode why) -> {
          own.ifPresent(erasures::withdraw);
          return new Result.Refused(why);
        }
        case HeldPlaces.Found.Places(List<Place> places) -> {
          Erasure trace = trace(fingerprint, wish, earlier, places);
          boolean stored = isStored(trace, begun.isEmpty());
          own = stored && begun.isEmpty() ? Optional.of(trace) : own;
          if (stored && stores.numbers().remove(record.get())) {
            return finish(trace, number);
          }
        }
      }
    }
    throw new Unavailable("A number's record changed at each try to erase it.");
  }

  /**
   * Erases the appeals that were being submitted while the number was erased, whose claims no look found then. A trace
   * that is younger than such a call may be waits for the look of its own wish. True if there was one to look at.
   */
  boolean lookAgain(PhoneNumber number) {
    Instant over = now().minus(ErasureWish.CALLS_END_AFTER);
    Optional<Erasure> looked =
        erasures
            .newest(fingerprint(number))
            .filter(trace -> trace.erasedAt().filter(at -> !at.isAfter(over)).isPresent())
            .filter(trace -> !trace.places().isEmpty());
    looked.ifPresent(
        trace -> {
          held.appealed(trace.places()).forEach(place -> erasing.erase(place, number));
          erasures.put(trace.withoutPlaces());
        });
    return looked.isPresent();
  }

  private String fingerprint(PhoneNumber number) {
    return keys.fingerprints().ofErased(number);
  }

  /** The trace that goes on with an open one, or a new one, with the places of the last in which appeals may appear. */
  private Erasure trace(String fingerprint, ErasureWish wish, Optional<Erasure> earlier, List<Place> places) {
    List<Place> all = both(earlier.map(Erasure::places).orElse(List.of()), places);
    return earlier
        .filter(open -> open.erasedAt().isEmpty())
        .map(open -> open.with(all))
        .orElseGet(() -> new Erasure(fingerprint, start(earlier), wish.by(), wish.reason(), all, Optional.empty()));
  }

  /**
   * Erases the places of a begun trace that the present record does not name: an order may have claimed the number
   * since the former record went, and a new holder must not keep the old places from being erased. True if there were
   * any, or if the trace had none and the record has nothing but places: it is a new one then, too.
   */
  private boolean isFinishedBefore(NumberRecord record, Erasure begun, PhoneNumber number) {
    List<Place> named = held.named(record);
    List<Place> former = begun.places().stream().filter(place -> !named.contains(place)).toList();
    boolean anew = begun.places().isEmpty() && !named.isEmpty() && record.service().facts().isEmpty();
    if (former.isEmpty() && !anew) {
      return false;
    }
    erase(former, number);
    List<Place> left = begun.places().stream().filter(named::contains).toList();
    erasures.put(left.isEmpty() ? begun.done(now()) : begun.with(left));
    return true;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private Optional<NumberRecord> record(PhoneNumber number) {
    return stores.numbers().find(keys.tokens().of(List.of(number))).values().stream().findFirst();
  }

  private static List<Place> both(List<Place> some, List<Place> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }

  /** Stores a trace; false if another call began one in the same second. */
  private boolean isStored(Erasure trace, boolean first) {
    if (first) {
      return erasures.begin(trace);
    }
    erasures.put(trace);
    return true;
  }

  /** The trace is read after the record: who removed that stored it before. */
  private Result completed(String fingerprint, PhoneNumber number) {
    return erasures
        .newest(fingerprint)
        .<Result>map(trace -> finish(trace, number))
        .orElseGet(() -> new Result.Refused(ProblemCode.NUMBER_NOT_HELD));
  }

  /** The second in which a trace begins: no other one of the number began in it. */
  private Instant start(Optional<Erasure> earlier) {
    Instant now = now();
    return earlier.map(trace -> trace.startedAt().plusSeconds(1)).filter(now::isBefore).orElse(now);
  }

  /** Looks for appeals once more: one may have been stored right before the record went. */
  private void erase(List<Place> places, PhoneNumber number) {
    both(places, held.appealed(places)).forEach(place -> erasing.erase(place, number));
  }

  private Result.Erased finish(Erasure trace, PhoneNumber number) {
    if (trace.erasedAt().isPresent()) {
      return new Result.Erased(trace.id(), trace.erasedAt().get());
    }
    erase(trace.places(), number);
    Erasure done = trace.done(now());
    erasures.put(done);
    return new Result.Erased(done.id(), done.erasedAt().orElseThrow());
  }
}
