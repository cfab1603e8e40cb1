package org.numberrefresh.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.simulation.session.RunFailure;

/** Orders of many numbers for all apps, one after the other without a pause, until it is closed. */
final class OrderLoad implements AutoCloseable {

  /** Beyond the numbers of whatever is measured beside it. */
  private static final long FROM = 3_000_000;

  private static final long LOOK_MILLIS = 50;

  private final Thread thread;
  private volatile String fault = "";
  private volatile boolean closed;

  private OrderLoad(OurDesign design, int numbers) {
    this.thread = Thread.ofVirtual().name("load").start(() -> run(design, numbers));
  }

  /** Begins with orders of so many numbers. */
  static OrderLoad start(OurDesign design, int numbers) {
    return new OrderLoad(design, numbers);
  }

  private void run(OurDesign design, int numbers) {
    try {
      for (long from = FROM; !closed; from += numbers) {
        String order = design.order(from, numbers, "all");
        while (!design.settled(order)) {
          TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
      }
    } catch (IOException | RunFailure e) {
      fault = "The load ended: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fails if it ended by itself. */
  void check() throws RunFailure {
    if (!fault.isEmpty()) {
      throw new RunFailure(fault);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
