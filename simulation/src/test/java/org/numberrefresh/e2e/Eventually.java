package org.numberrefresh.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread or process brings about: asks again and again, and fails with what it last saw. */
final class Eventually {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /** Asks until the answer is the wanted one. */
  static <T> T until(String fact, Supplier<T> ask, Predicate<T> wanted) {
    return within(PATIENCE, fact, ask, wanted);
  }

  /** Asks until the answer is the wanted one, or a time is over. */
  static <T> T within(Duration patience, String fact, Supplier<T> ask, Predicate<T> wanted) {
    long end = System.nanoTime() + patience.toNanos();
    T last = ask.get();
    while (!wanted.test(last)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It never came about that " + fact + ". Last seen: " + last);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      last = ask.get();
    }
    return last;
  }
}
