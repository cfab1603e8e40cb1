package org.numberrefresh.simulation.session;

import java.io.IOException;
import java.time.Duration;

/** Follows orders until they are where they are wanted. */
@FunctionalInterface
public interface Follower {

  /**
   * Follows until so many pairs are done, all is settled, or nothing has moved for a while.
   *
   * @param done the pairs that are enough
   * @param patience the longest time without a change
   */
  Progress until(long done, Duration patience) throws IOException, InterruptedException;

  /** Follows until every order is settled or nothing has moved for a while. */
  default Progress untilSettled(Duration patience) throws IOException, InterruptedException {
    return until(Long.MAX_VALUE, patience);
  }
}
