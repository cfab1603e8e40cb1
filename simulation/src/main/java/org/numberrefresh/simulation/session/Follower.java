package org.numberrefresh.simulation.session;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Follows orders until they are where they are wanted. */
public abstract class Follower {

  private OrdersProgress last = OrdersProgress.NONE;
  private long lastChange;

  /**
   * Follows orders.
   *
   * @param start the time of their submission, by {@link System#nanoTime()}
   */
  protected Follower(long start) {
    this.lastChange = start;
  }

  /** Asks how far the orders are. */
  protected abstract OrdersProgress look() throws IOException, InterruptedException;

  /**
   * Takes notice of a look.
   *
   * @param moved true if something changed since the look before
   */
  protected abstract void noticed(boolean moved);

  /**
   * The pause before the next look, in milliseconds.
   *
   * @param done the count of pairs that is enough
   * @param idle the nanoseconds in which nothing has moved
   */
  protected abstract long pause(long done, long idle);

  /** The last look. */
  protected final OrdersProgress last() {
    return last;
  }

  /** The time of the last look that showed a change, by {@link System#nanoTime()}. */
  protected final long lastChange() {
    return lastChange;
  }

  /**
   * Follows until so many pairs are done, all is settled, or nothing has moved for a while.
   *
   * @param done the pairs that are enough
   * @param patience the longest time without a change
   */
  public final OrdersProgress until(long done, Duration patience) throws IOException, InterruptedException {
    long from = System.nanoTime();
    while (true) {
      OrdersProgress seen = look();
      boolean moved = !seen.outcomes().equals(last.outcomes()) || seen.settled() != last.settled();
      if (moved) {
        lastChange = System.nanoTime();
      }
      last = seen;
      noticed(moved);
      long idle = System.nanoTime() - Math.max(lastChange, from);
      if (last.settled() || last.done() >= done || idle > patience.toNanos()) {
        return last;
      }
      TimeUnit.MILLISECONDS.sleep(pause(done, idle));
    }
  }

  /** Follows until every order is settled or nothing has moved for a while. */
  public final OrdersProgress untilSettled(Duration patience) throws IOException, InterruptedException {
    return until(Long.MAX_VALUE, patience);
  }
}
