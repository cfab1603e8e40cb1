package org.numberrefresh.simulation.chaos;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Waits beside a run for the moment of a kill, and kills. */
final class Killer {

  private static final long LOOK_NANOS = 5_000_000;

  private final Kill kill;
  private final MortalStack stack;
  private final Signs signs;
  private final Thread thread;
  private volatile boolean now;

  private Killer(Kill kill, MortalStack stack, Signs signs) {
    this.kill = kill;
    this.stack = stack;
    this.signs = signs;
    this.thread = Thread.ofVirtual().name("killer").unstarted(this::run);
  }

  static Killer arm(Kill kill, MortalStack stack, Signs signs) {
    var killer = new Killer(kill, stack, signs);
    killer.thread.start();
    return killer;
  }

  private void run() {
    try {
      long enough = signs.seen() + kill.signs();
      long end = System.nanoTime() + kill.atLatest().toNanos();
      while (!now && System.nanoTime() < end && signs.seen() < enough) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      stack.kill();
    } catch (IOException e) {
      throw new IllegalStateException("The simulated apps do not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills now if the moment did not come, and returns when the stack is dead. */
  void finish() throws InterruptedException {
    now = true;
    thread.join();
  }
}
