package org.numberrefresh.simulation.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.StackProcess;

/** A stack that is killed and started again, on the same data and at the same port. */
final class MortalStack implements AutoCloseable {

  private static final int TRIES = 100;

  /** Below the ports that systems give out: none of our own connections takes it while the stack is dead. */
  private static final int FIRST_PORT = 20_000;

  private static final int PORTS = 10_000;
  private static final long LOOK_NANOS = Duration.ofMillis(2).toNanos();

  private final List<String> options;
  private volatile Optional<StackProcess> process = Optional.empty();
  private volatile boolean dead = true;
  private int starts;
  private final AtomicInteger kills = new AtomicInteger();

  /**
   * A stack that was not started yet.
   *
   * @param data the directory that keeps everything
   */
  MortalStack(Path data, Random random) throws IOException {
    this.options = List.of("--data", data.toString(), "--port", Integer.toString(freePort(random)));
  }

  private static int freePort(Random random) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      try (var socket = new ServerSocket(FIRST_PORT + random.nextInt(PORTS), 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken; the next may be free.
      }
    }
    throw new IOException("No port is free from " + FIRST_PORT + " on.");
  }

  /** Starts it and returns when it takes orders. */
  URI start() throws InterruptedException, RunFailure {
    launch();
    URI address = present().awaitReady();
    dead = false;
    return address;
  }

  /** Starts it and kills it before it is ready, or just after. */
  void startAndKill(Duration after) throws InterruptedException, RunFailure {
    launch();
    ProcessHandle handle = present().handle();
    while (handle.isAlive() && handle.descendants().findAny().isEmpty()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    long end = System.nanoTime() + after.toNanos();
    while (handle.isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    if (!handle.isAlive()) {
      throw new RunFailure("The stack ended before it was ready. Its last words:" + present().lastWords());
    }
    kill();
  }

  private void launch() throws RunFailure {
    starts++;
    process = Optional.of(StackProcess.start(options));
  }

  /** Kills it, its stores too, as a power cut would. */
  void kill() throws InterruptedException {
    dead = true;
    kills.incrementAndGet();
    present().kill();
    present().close();
  }

  /** Stops it in good order. */
  void stop() {
    if (!dead) {
      dead = true;
      present().close();
    }
  }

  private StackProcess present() {
    return process.orElseThrow();
  }

  boolean dead() {
    return dead;
  }

  /** The file of clients that the present process wrote. */
  Path clients() {
    return present().clients();
  }

  int starts() {
    return starts;
  }

  int kills() {
    return kills.get();
  }

  @Override
  public void close() {
    stop();
  }
}
