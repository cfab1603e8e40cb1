package org.numberrefresh.domain.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The times at which an app is tried again. Pure functions of the attempts, an injected time and an injected
 * randomness.
 *
 * <p>Quick retries happen inside a run. A task that failed all the same is parked: 1 min, 5 min, 30 min, 2 h, 5 h, 10
 * h, 14 h, 20 h, 24 h and every 24 h. There is no next try past the deadline.
 */
public final class CallRetries {

  /** Most repeats of a call inside a run. */
  public static final int QUICK = 2;

  /** The wait until an app that could not be told of a withdrawal is told again. */
  public static final Duration RECALLED_AGAIN_AFTER = Duration.ofHours(1);

  private static final Duration QUICK_BASE = Duration.ofMillis(200);
  private static final List<Duration> PARKED =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private CallRetries() {}

  /**
   * The wait before a quick retry: 200 ms, then 400 ms, each between half and all of it.
   *
   * @param retry from 0
   */
  public static Duration quick(int retry, RandomGenerator random) {
    long full = QUICK_BASE.toMillis() << retry;
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }

  /**
   * The time for which a failed task is parked.
   *
   * @param attempts count of its attempts, from 1
   */
  public static Duration scheduled(int attempts) {
    return PARKED.get(Math.min(attempts, PARKED.size()) - 1);
  }

  /**
   * The time at which a failed task is tried again.
   *
   * @param attempts count of its attempts, from 1
   * @param askedFor the wait that the app asked for
   * @param deadline the time at which the task is closed
   * @return the time, up to a tenth later than the schedule; empty if it would be past the deadline
   */
  public static Optional<Instant> next(
      int attempts, Optional<Duration> askedFor, Instant now, Instant deadline, RandomGenerator random) {
    return after(scheduled(attempts), askedFor, now, deadline, random);
  }

  /**
   * The time when an app is told of a withdrawal again: an hour later, unless the app asked for more.
   *
   * @return up to a tenth later than that; nothing where it would be past the deadline
   */
  public static Optional<Instant> nextRecall(
      Optional<Duration> askedFor, Instant now, Instant deadline, RandomGenerator random) {
    return after(RECALLED_AGAIN_AFTER, askedFor, now, deadline, random);
  }

  private static Optional<Instant> after(
      Duration least, Optional<Duration> askedFor, Instant now, Instant deadline, RandomGenerator random) {
    Duration wait = askedFor.filter(asked -> asked.compareTo(least) > 0).orElse(least);
    Instant next = now.plus(wait).plusMillis(random.nextLong(wait.toMillis() / 10 + 1));
    return next.isBefore(deadline) ? Optional.of(next) : Optional.empty();
  }
}
