package org.numberrefresh.domain.limit;

import java.util.concurrent.Semaphore;

/**
 * The room for calls under way in one process, to all apps together. It bounds connections and their buffers, for any
 * number of apps and any limits that they are registered with.
 *
 * <p>Decision: docs/decisions.md#a-process-has-at-most-512-calls-under-way
 */
public final class CallRoom {

  /** Most calls under way in a process. */
  public static final int MOST = 512;

  /** The room of this process. All workers in it share it, also the many of a local stack. */
  public static final CallRoom OF_PROCESS = new CallRoom(MOST);

  private final Semaphore free;

  public CallRoom(int most) {
    this.free = new Semaphore(most, true);
  }

  /** Enters if there is room at once. Returns false if there is none. */
  public boolean enterAtOnce() {
    return free.tryAcquire();
  }

  /** Waits until there is room, and enters: what a call needs beside room may have passed meanwhile. */
  public void enter() {
    free.acquireUninterruptibly();
  }

  /** Leaves, after {@link #enter} or {@link #enterAtOnce}. */
  public void leave() {
    free.release();
  }
}
