package org.numberrefresh.adapter.dynamo;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.numberrefresh.problem.Unavailable;

/** Tries that are repeated while others write the same items of a table. */
final class Races {

  private static final int MOST = 30;
  private static final int LONGEST_WAIT = 4;
  private static final long WAIT_NANOS = 20_000_000;

  private final String table;
  private final RandomGenerator random;

  Races(String table, RandomGenerator random) {
    this.table = table;
    this.random = random;
  }

  /**
   * Tries until something was made, and waits between the tries.
   *
   * @param once one try: empty if another write came first
   */
  <T> T untilMade(Supplier<Optional<T>> once) {
    for (int i = 0; i < MOST; i++) {
      if (i > 0) {
        waitBefore(Math.min(i, LONGEST_WAIT));
      }
      Optional<T> made = once.get();
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new Unavailable("An item of the table " + table + " was written by others " + MOST + " times in a row.");
  }

  /** Waits before a repeated try, longer each time and by chance. */
  void waitBefore(int tries) {
    LockSupport.parkNanos(random.nextLong(WAIT_NANOS << tries));
  }
}
