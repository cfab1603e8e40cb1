package org.numberrefresh.stack.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.stack.invoke.InvocationFailed;
import org.numberrefresh.stack.invoke.LambdaFunction;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.template.FunctionSpec;

/**
 * Runs functions by the stack's clock. When the clock is moved ahead, each scheduled function runs once before the move
 * returns.
 */
public final class Scheduler implements AutoCloseable {

  private record Entry(FunctionSpec.Schedule schedule, ScheduleExpression expression, LambdaFunction function) {}

  private final LocalClock clock;
  private final StackLog log;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Makes a scheduler that does nothing yet.
   *
   * @throws IllegalArgumentException if a schedule is not understood
   */
  public Scheduler(List<LambdaFunction> functions, LocalClock clock, StackLog log) {
    this.clock = clock;
    this.log = log;
    for (LambdaFunction function : functions) {
      for (FunctionSpec.Schedule schedule : function.spec().schedules()) {
        entries.add(new Entry(schedule, ScheduleExpression.parse(schedule.expression()), function));
      }
    }
  }

  /** The clock that it goes by. */
  public LocalClock clock() {
    return clock;
  }

  /** Begins to run functions at their marks. */
  public void start() {
    for (Entry entry : entries) {
      threads.add(Thread.ofVirtual().name("schedule " + entry.schedule.name()).start(() -> follow(entry)));
    }
  }

  /** Moves the clock ahead, runs every schedule once, and returns the new time. */
  public Instant advance(Duration step) throws InterruptedException {
    Instant now = clock.advance(step);
    runAll();
    return now;
  }

  /** Runs every schedule once and waits for the end of all. */
  public void runAll() throws InterruptedException {
    runAll(StackJson.object());
  }

  /**
   * Runs every schedule once and waits for the end of all.
   *
   * @param detail the detail of each event; a schedule's own event has none
   */
  public void runAll(ObjectNode detail) throws InterruptedException {
    List<Thread> running = new ArrayList<>();
    for (Entry entry : entries) {
      running.add(Thread.ofVirtual().start(() -> run(entry, detail)));
    }
    for (Thread thread : running) {
      thread.join();
    }
  }

  private void follow(Entry entry) {
    try {
      Instant mark = entry.expression.after(clock.instant());
      while (!closed.await(Math.max(1, untilNext(mark)), TimeUnit.MILLISECONDS)) {
        Instant now = clock.instant();
        Instant next = entry.expression.after(now);
        // The jump of the clock itself has run the marks that it passed.
        if (!now.isBefore(mark) && !mark.isBefore(now.minus(1, ChronoUnit.MINUTES))) {
          run(entry, StackJson.object());
        }
        mark = next;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a minute at most, so that a jump of the clock in the meantime is seen. */
  private long untilNext(Instant mark) {
    return Math.min(60_000, Duration.between(clock.instant(), mark).toMillis());
  }

  private void run(Entry entry, ObjectNode detail) {
    try {
      entry.function.invoke(event(entry, detail));
    } catch (InvocationFailed e) {
      // The function logged it; the next mark comes.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.failure("schedule.failed", entry.schedule.name(), e);
    }
  }

  private byte[] event(Entry entry, ObjectNode detail) {
    Optional<String> input = entry.schedule.input();
    if (input.isPresent()) {
      return input.get().getBytes(StandardCharsets.UTF_8);
    }
    ObjectNode event =
        StackJson.object()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.events")
            .put("account", "000000000000")
            .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", "us-east-1");
    event.putArray("resources").add("arn:aws:events:us-east-1:000000000000:rule/" + entry.schedule.name());
    event.set("detail", detail);
    return StackJson.bytes(event);
  }

  @Override
  public void close() {
    closed.countDown();
    threads.forEach(Thread::interrupt);
  }
}
