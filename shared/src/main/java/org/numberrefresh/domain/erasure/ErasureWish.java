package org.numberrefresh.domain.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.phone.PhoneNumber;

/**
 * An operator's call to erase numbers, kept until nothing is left to do for it. The clock carries it out if the call
 * dies, and looks once more after every appeal that was being submitted meanwhile.
 *
 * @param id its id, drawn by chance
 * @param numbers the numbers that are left to erase; once they were erased, those that are left to look at once more
 * @param by the operator who asked for it
 * @param reason his reason
 * @param since the time of the call, to the second
 * @param erasedAt the time when these numbers were erased; empty until then
 */
public record ErasureWish(
    String id, List<PhoneNumber> numbers, String by, String reason, Instant since, Optional<Instant> erasedAt) {

  /** The time after which no call that ran before still does: neither one that erases nor one that appeals. */
  public static final Duration CALLS_END_AFTER = Duration.ofMinutes(1);

  /** The time after the call at which numbers that still fail are given up. */
  public static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  public ErasureWish {
    numbers = List.copyOf(numbers);
  }

  /** The time when the clock is to take it up. */
  public Instant dueAt() {
    return erasedAt.orElse(since).plus(CALLS_END_AFTER);
  }

  /** The time from which on numbers that fail are given up. */
  public Instant endsAt() {
    return since.plus(GIVEN_UP_AFTER);
  }

  /** This wish, with some of its numbers alone. */
  public ErasureWish of(List<PhoneNumber> some) {
    return new ErasureWish(id, some, by, reason, since, erasedAt);
  }

  /** A wish of its own for numbers of this one that were erased while others are left. */
  public ErasureWish apart(String otherId, List<PhoneNumber> some, Instant at) {
    return new ErasureWish(otherId, some, by, reason, since, Optional.of(at));
  }

  /** This wish, after numbers of it were erased. */
  public ErasureWish erased(List<PhoneNumber> some, Instant at) {
    return new ErasureWish(id, some, by, reason, since, Optional.of(at));
  }
}
