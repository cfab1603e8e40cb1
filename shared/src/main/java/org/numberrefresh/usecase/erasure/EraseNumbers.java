package org.numberrefresh.usecase.erasure;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.erasure.ErasureWish;
import org.numberrefresh.domain.erasure.ErasureWishes;
import org.numberrefresh.domain.erasure.Erasures;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.ProblemCode;

/**
 * Erases what is held about numbers. The wish is stored first: if the call dies, the clock carries it out. A minute
 * after the erasure the clock looks once more, for appeals that were being submitted meanwhile.
 *
 * <p>Decision: docs/decisions.md#an-erasure-leaves-an-empty-place
 */
public final class EraseNumbers {

  /** The most numbers of a call. */
  public static final int MAX_NUMBERS = 100;

  private static final int AT_ONCE = 4;
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
   */
  public Map<PhoneNumber, Result> erase(Collection<PhoneNumber> numbers, String by, String reason) {
    List<PhoneNumber> each = numbers.stream().distinct().toList();
    if (each.isEmpty()) {
      return Map.of();
    }
    var wish = new ErasureWish(id(), each, by, reason, now(), Optional.empty());
    wishes.put(wish);
    return carryOut(wish, number -> one.erase(number, wish));
  }

  /**
   * Drives a wish on from its present state. One that does not exist is left alone.
   *
   * @param id the id of the wish
   */
  public void drive(String id) {
    wishes
        .find(id)
        .ifPresent(
            wish -> {
              if (wish.erasedAt().isEmpty()) {
                carryOut(wish, number -> one.eraseUnlessDone(number, wish));
              } else if (!now().isBefore(wish.dueAt())) {
                wish.numbers().forEach(one::lookAgain);
                wishes.remove(id);
              }
            });
  }

  /** Erases, and leaves out of the wish what was refused: it is not erased later, when nobody expects it. */
  private Map<PhoneNumber, Result> carryOut(ErasureWish wish, Function<PhoneNumber, Result> erasing) {
    List<PhoneNumber> each = wish.numbers();
    List<Result> results = InParallel.over(each, AT_ONCE, erasing);
    Map<PhoneNumber, Result> byNumber =
        IntStream.range(0, each.size()).boxed().collect(Collectors.toMap(each::get, results::get));
    List<PhoneNumber> erased = each.stream().filter(number -> byNumber.get(number) instanceof Result.Erased).toList();
    if (erased.isEmpty()) {
      wishes.remove(wish.id());
    } else {
      wishes.put(wish.erased(erased, now()));
    }
    return byNumber;
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
