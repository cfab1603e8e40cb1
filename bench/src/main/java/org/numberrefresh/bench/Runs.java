package org.numberrefresh.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.bench.sink.AppSink;
import org.numberrefresh.simulation.session.RunFailure;

/** Runs of one system, each with numbers of its own: from the first submission until everything is settled. */
final class Runs {

  /** The most numbers that one order takes. */
  private static final int ORDER = 10_000;

  private static final long LOOK_MILLIS = 5;
  private static final long SETTLED_LOOK_MILLIS = 50;
  private static final long STILL_MILLIS = 1000;
  private static final long LONGEST_STANDSTILL_SECONDS = 90;

  private final Design design;
  private final AppSink sink;
  private final int apps;
  private long used;

  Runs(Design design, AppSink sink, int apps) {
    this.design = design;
    this.sink = sink;
    this.apps = apps;
  }

  /**
   * A run.
   *
   * @param pairs the pairs that were asked
   * @param seconds from the first submission until all is settled
   * @param usage what the system used
   * @param calls what the apps saw
   * @param sinkCpuMillis the processor time of the apps
   */
  record Result(long pairs, double seconds, Usage usage, AppSink.Counts calls, double sinkCpuMillis) {

    double pairsPerSecond() {
      return pairs / seconds;
    }

    /** Processor seconds of the system and its stores. */
    double cpuPerThousand() {
      return (usage.cpuMillis() + usage.storesCpuMillis()) / pairs;
    }

    double storesCpuPerThousand() {
      return usage.storesCpuMillis() / pairs;
    }

    double sinkCpuPerThousand() {
      return sinkCpuMillis / pairs;
    }
  }

  /** Refreshes so many numbers in orders as large as they may be. */
  Result one(int numbers) throws IOException, InterruptedException, RunFailure {
    return of(numbers, ORDER);
  }

  /** Refreshes so many numbers in orders of a size. */
  private Result of(int numbers, int order) throws IOException, InterruptedException, RunFailure {
    long pairs = (long) numbers * apps;
    Reading reading = read();
    submit(numbers, order);
    awaitItems(reading.calls().items() + pairs);
    awaitSettled(reading, pairs);
    return since(reading, pairs);
  }

  /**
   * Refreshes so many numbers in orders of a size, and looks at none of them until nothing moves any more: looks are
   * charged too.
   */
  Result unwatched(int numbers, int order) throws IOException, InterruptedException, RunFailure {
    long pairs = (long) numbers * apps;
    Reading reading = read();
    submit(numbers, order);
    awaitItems(reading.calls().items() + pairs);
    double last = -1;
    for (double next = design.used().writeUnits(); next > last; next = design.used().writeUnits()) {
      last = next;
      TimeUnit.MILLISECONDS.sleep(STILL_MILLIS);
    }
    Result result = since(reading, pairs);
    awaitSettled(reading, pairs);
    return result;
  }

  /** The readings before a run. */
  private record Reading(Usage usage, AppSink.Counts calls, long sinkCpu, long start) {}

  private Reading read() throws IOException, InterruptedException, RunFailure {
    return new Reading(design.used(), sink.counts(), sink.cpuMillis(), System.nanoTime());
  }

  private void submit(int numbers, int order) throws IOException, InterruptedException, RunFailure {
    for (int done = 0; done < numbers; done += order) {
      int count = Math.min(order, numbers - done);
      design.submit(used, count);
      used += count;
    }
  }

  private Result since(Reading before, long pairs) throws IOException, InterruptedException, RunFailure {
    double seconds = (System.nanoTime() - before.start()) / 1e9;
    Reading now = read();
    return new Result(
        pairs,
        seconds,
        now.usage().since(before.usage()),
        now.calls().since(before.calls()),
        now.sinkCpu() - before.sinkCpu());
  }

  private void awaitSettled(Reading reading, long pairs) throws IOException, InterruptedException, RunFailure {
    while (!design.settled()) {
      TimeUnit.MILLISECONDS.sleep(SETTLED_LOOK_MILLIS);
      patience(reading.start(), pairs);
    }
  }

  private void awaitItems(long wanted) throws InterruptedException, RunFailure {
    long last = sink.items();
    long since = System.nanoTime();
    while (sink.items() < wanted) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      if (sink.items() > last) {
        last = sink.items();
        since = System.nanoTime();
      } else if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(LONGEST_STANDSTILL_SECONDS)) {
        throw new RunFailure("The apps were asked about %,d of %,d pairs, and no more came.".formatted(last, wanted));
      }
    }
  }

  /** A settling that takes this long, longer than the pairs give reason to, has failed. */
  private static void patience(long start, long pairs) throws RunFailure {
    double seconds = (System.nanoTime() - start) / 1e9;
    if (seconds > 2 * LONGEST_STANDSTILL_SECONDS + pairs / 100.0) {
      throw new RunFailure("All apps answered, and not everything was settled within %.0f s.".formatted(seconds));
    }
  }
}
