package org.numberrefresh.stack.stores;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.numberrefresh.stack.log.StackLog;

/**
 * Keeps the embedded stores at work. Where a directory holds their data, a child that ended is started again on the
 * same ports. In memory everything is lost with the child, and so the stack is.
 *
 * <p>Decision: docs/decisions.md#stores-that-died-come-again-only-with-their-data
 */
final class StoresKeeper implements AutoCloseable {

  /** The most starts after the first one: stores that end again and again are not to be had. */
  private static final int MOST_STARTS = 20;

  private final Path built;
  private final Optional<Path> data;
  private final boolean tables;
  private final StackLog log;
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private StoresProcess child;
  private Runnable completed = () -> {};
  private int starts;
  private boolean closed;

  /**
   * Starts the stores and waits until they answer.
   *
   * @param built the directory that holds their classes and libraries
   * @param data the directory of their files; empty for memory
   * @param tables true if DynamoDB Local is wanted
   */
  StoresKeeper(Path built, Optional<Path> data, boolean tables, StackLog log) {
    this.built = built;
    this.data = data;
    this.tables = tables;
    this.log = log;
    this.child = StoresProcess.start(built, data, tables, StoresProcess.Ports.ANY);
    child.whenEnded(this::ended);
  }

  private synchronized void ended() {
    if (closed) {
      return;
    }
    if (data.isEmpty()) {
      lost.complete(
          "The process of the tables and queues ended, and all that they held in memory is lost."
              + " Start again; with --data they outlive such an end.");
      return;
    }
    log.warn("stores.ended", "stores", "They are started again on their data.");
    try {
      starts++;
      if (starts > MOST_STARTS) {
        throw new IllegalStateException("They ended " + starts + " times.");
      }
      child = StoresProcess.start(built, data, tables, child.ports());
      child.whenEnded(this::ended);
      completed.run();
    } catch (RuntimeException e) {
      log.failure("stores.lost", "stores", e);
      lost.complete(
          "The process of the tables and queues ended and cannot be started again. Their data are in "
              + data.get()
              + ": start again with the same --data. "
              + e.getMessage());
    }
  }

  /**
   * Completes stores that were started again. A queue that was made in the last half second may not be in their files.
   */
  synchronized void whenStartedAgain(Runnable completion) {
    completed = completion;
  }

  StoresProcess.Ports ports() {
    return child().ports();
  }

  long pid() {
    return child().pid();
  }

  /** The processor time of the stores. */
  Duration processorTime() {
    return child().processorTime();
  }

  /** Completes, with the reason, when the stores are gone for good. */
  CompletableFuture<String> lost() {
    return lost;
  }

  private synchronized StoresProcess child() {
    return child;
  }

  @Override
  public synchronized void close() {
    closed = true;
    child.close();
  }
}
