package org.numberrefresh.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.bench.sink.Sink;
import org.numberrefresh.simulation.session.RunFailure;

/** Runs of one system, each with numbers of its own: from the first submission until everything is settled. */
final class Runs {

  /** The most numbers that one order takes. */
  private static final int ORDER = 10_000;

  private static final long LOOK_MILLIS = 5;
  private static final long SETTLED_LOOK_MILLIS = 50;
  private static final long LONGEST_STANDSTILL_SECONDS = 90;

  private final Design design;
  private final Sink sink;
  private final int apps;
  private long used;

  Runs(Design design, Sink sink, int apps) {
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
  record Result(long pairs, double seconds, Usage usage, Sink.Counts calls, double sinkCpuMillis) {

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
  Result of(int numbers, int order) throws IOException, InterruptedException, RunFailure {
    long pairs = (long) numbers * apps;
    Usage before = design.used();
    Sink.Counts calls = sink.counts();
    long cpu = sink.cpuMillis();
    long start = System.nanoTime();
    for (int done = 0; done < numbers; done += order) {
      int count = Math.min(order, numbers - done);
      design.submit(used, count);
      used += count;
    }
    awaitItems(calls.items() + pairs);
    while (!design.settled()) {
      TimeUnit.MILLISECONDS.sleep(SETTLED_LOOK_MILLIS);
      patience(start, pairs);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Result(pairs, seconds, design.used().since(before), sink.counts().since(calls), sink.cpuMillis() - cpu);
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
