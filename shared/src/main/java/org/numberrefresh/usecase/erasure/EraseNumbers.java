package org.numberrefresh.usecase.erasure;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.erasure.ErasureWish;
import org.numberrefresh.domain.erasure.ErasureWishes;
import org.numberrefresh.domain.erasure.Erasures;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.call.TimeLeft;

/**
 * Erases what is held about numbers. The wish is stored first: if the call dies, the clock carries it out. A minute
 * after the erasure the clock looks once more, for appeals that were being submitted meanwhile. Numbers that fail are
 * tried again for a day.
 *
 * <p>Decision: docs/decisions.md#an-erasure-leaves-an-empty-place
 */
public final class EraseNumbers {

  /** The most numbers of a call. */
  public static final int MAX_NUMBERS = 100;

  /** The most numbers that a message drives on. */
  private static final int PAGE = 20;

  private static final Duration TIME_FOR_ONE = Duration.ofSeconds(5);
  private static final int ID_BYTES = 16;

  private final ErasureWishes wishes;
  private final EraseNumber one;
  private final Clock clock;
  private final SecureRandom random;

  public EraseNumbers(Core core, Erasures erasures, ErasureWishes wishes) {
    this.wishes = wishes;
    this.one = new EraseNumber(core, erasures);
    this.clock = core.clock();
    this.random = core.random();
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
   * Erases numbers. The call may be repeated: it then answers with the trace of the first.
   *
   * @param numbers the numbers; one that is named twice is erased once
   * @param by the operator
   * @throws RuntimeException the first failure of a number, after all others had their turn; the clock tries it again
   */
  public Map<PhoneNumber, Result> erase(Collection<PhoneNumber> numbers, String by, String reason) {
    List<PhoneNumber> each = numbers.stream().distinct().toList();
    if (each.isEmpty()) {
      return Map.of();
    }
    var wish = new ErasureWish(id(), each, by, reason, now(), Optional.empty());
    wishes.put(wish);
    ErasureTurn<Result> turn = ErasureTurn.over(each, () -> true, number -> one.erase(number, wish));
    keep(wish, turn, turn.left());
    if (turn.failure().isPresent()) {
      throw turn.failure().get();
    }
    return turn.done();
  }

  /**
   * Drives a wish on from its present state, by {@value #PAGE} numbers at most: its run has messages of batches, too.
   * What is left is due again. A wish that does not exist is left alone.
   *
   * @param id the id of the wish
   * @throws RuntimeException the first failure of a number, after all others had their turn
   */
  public void drive(String id, TimeLeft timeLeft) {
    wishes
        .find(id)
        .filter(wish -> wish.erasedAt().isEmpty() || !now().isBefore(wish.dueAt()))
        .ifPresent(wish -> drive(wish, () -> timeLeft.isMoreThan(TIME_FOR_ONE)));
  }

  private void drive(ErasureWish wish, BooleanSupplier timeIsLeft) {
    if (wish.erasedAt().isEmpty()) {
      ErasureTurn<Result> turn = turn(wish, timeIsLeft, number -> one.eraseUnlessDone(number, wish));
      keep(wish, turn, left(wish, turn));
      end(wish, turn);
    } else {
      ErasureTurn<Boolean> turn = turn(wish, timeIsLeft, one::lookAgain);
      keep(wish, left(wish, turn));
      end(wish, turn);
    }
  }

  private static <R> ErasureTurn<R> turn(ErasureWish wish, BooleanSupplier timeIsLeft, Function<PhoneNumber, R> work) {
    List<PhoneNumber> all = wish.numbers();
    int end = Math.min(PAGE, all.size());
    return ErasureTurn.over(all.subList(0, end), timeIsLeft, work).andLater(all.subList(end, all.size()));
  }

  private boolean isOver(ErasureWish wish) {
    return !now().isBefore(wish.endsAt());
  }

  private List<PhoneNumber> left(ErasureWish wish, ErasureTurn<?> turn) {
    return isOver(wish) ? turn.late() : turn.left();
  }

  /** Tells of the numbers that failed. Their message comes again, and finds nothing if they are given up. */
  private void end(ErasureWish wish, ErasureTurn<?> turn) {
    if (turn.failure().isEmpty()) {
      return;
    }
    if (isOver(wish)) {
      throw new IllegalStateException(
          "The call to erase of %s by %s has failed for a day. So many of its numbers are given up: %d."
              .formatted(wish.since(), wish.by(), turn.failed().size()),
          turn.failure().get());
    }
    throw turn.failure().get();
  }

  /** Keeps what is left to do, and leaves out what was refused: it is not erased later, when nobody expects it. */
  private void keep(ErasureWish wish, ErasureTurn<Result> turn, List<PhoneNumber> left) {
    List<PhoneNumber> erased =
        wish.numbers().stream().filter(number -> turn.done().get(number) instanceof Result.Erased).toList();
    if (erased.isEmpty()) {
      keep(wish, left);
    } else if (left.isEmpty()) {
      wishes.put(wish.erased(erased, now()));
    } else {
      wishes.put(wish.apart(id(), erased, now()));
      wishes.put(wish.of(left));
    }
  }

  /** Keeps a wish with those of its numbers that are left. One that nothing came of stays where it waits. */
  private void keep(ErasureWish wish, List<PhoneNumber> left) {
    if (left.isEmpty()) {
      wishes.remove(wish.id());
    } else if (!left.equals(wish.numbers())) {
      wishes.put(wish.of(left));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private String id() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
