package org.numberrefresh.cli.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Repeats a call that may be repeated, while the system is not reached or cannot answer, for a bounded time. */
public final class Patience {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Voice voice;
  private final Duration bound;

  private Patience(Voice voice, Duration bound) {
    this.voice = voice;
    this.bound = bound;
  }

  /**
   * Patience of a length.
   *
   * @param bound the time after which the last failure is told
   */
  public static Patience with(Voice voice, Duration bound) {
    return new Patience(voice, bound);
  }

  /** Makes a call until it is answered. */
  public <T> T call(Supplier<T> call) {
    Duration wait = FIRST;
    Duration waited = Duration.ZERO;
    while (true) {
      try {
        return call.get();
      } catch (ClientFailure failure) {
        if (!failure.mayPass() || waited.compareTo(bound) >= 0) {
          throw failure;
        }
        voice.erase();
        voice.note("error.again", failure.lines().getFirst(), wait.toMillis() / 1000.0);
      }
      pause(wait);
      waited = waited.plus(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
    }
  }

  /** Waits. */
  public static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ClientFailure.misuse("interrupted");
    }
  }
}
