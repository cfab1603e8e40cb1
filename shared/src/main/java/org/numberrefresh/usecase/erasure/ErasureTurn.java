package org.numberrefresh.usecase.erasure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.parallel.InParallel;

/**
 * A run over some numbers, each by itself: one that fails stops no other.
 *
 * @param done the results of those that were done
 * @param late those for which there was no time
 * @param failed those that failed
 * @param failure the first failure
 */
record ErasureTurn<R>(
    Map<PhoneNumber, R> done, List<PhoneNumber> late, List<PhoneNumber> failed, Optional<RuntimeException> failure) {

  private static final int AT_ONCE = 4;

  ErasureTurn {
    done = Map.copyOf(done);
    late = List.copyOf(late);
    failed = List.copyOf(failed);
  }

  private sealed interface Attempt<R> {
    record Done<R>(R result) implements Attempt<R> {}

    record Late<R>() implements Attempt<R> {}

    record Failed<R>(RuntimeException why) implements Attempt<R> {}
  }

  /**
   * Works on numbers.
   *
   * @param timeIsLeft tells if there is time for another number
   */
  static <R> ErasureTurn<R> over(List<PhoneNumber> numbers, BooleanSupplier timeIsLeft, Function<PhoneNumber, R> work) {
    List<Attempt<R>> attempts =
        InParallel.over(
            numbers, AT_ONCE, number -> timeIsLeft.getAsBoolean() ? tried(number, work) : new Attempt.Late<R>());
    var done = new LinkedHashMap<PhoneNumber, R>();
    var late = new ArrayList<PhoneNumber>();
    var failures = new LinkedHashMap<PhoneNumber, RuntimeException>();
    for (int i = 0; i < numbers.size(); i++) {
      PhoneNumber number = numbers.get(i);
      switch (attempts.get(i)) {
        case Attempt.Done<R>(R result) -> done.put(number, result);
        case Attempt.Late<R>() -> late.add(number);
        case Attempt.Failed<R>(RuntimeException why) -> failures.put(number, why);
      }
    }
    return new ErasureTurn<>(done, late, List.copyOf(failures.keySet()), failures.values().stream().findFirst());
  }

  private static <R> Attempt<R> tried(PhoneNumber number, Function<PhoneNumber, R> work) {
    try {
      return new Attempt.Done<>(work.apply(number));
    } catch (RuntimeException e) {
      return new Attempt.Failed<>(e);
    }
  }

  /** This turn, with further numbers that are to wait for the next one. */
  ErasureTurn<R> andLater(List<PhoneNumber> more) {
    return new ErasureTurn<>(done, Stream.concat(late.stream(), more.stream()).toList(), failed, failure);
  }

  /** The numbers that are left to do, those that failed last: they must not keep the others waiting. */
  List<PhoneNumber> left() {
    return Stream.concat(late.stream(), failed.stream()).toList();
  }
}
