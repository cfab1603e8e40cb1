package org.numberrefresh.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.bench.sink.AppSink;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The time that a person waits: for one number to settle, for grades and statuses, for a large order to be taken. */
@Command(
    name = "latency",
    description = "Time until one number is settled, of grades and statuses, and of an order of 10,000.",
    footer = {"", "Example:", "  ./run bench latency --stored 1000 --times 20"})
final class Latency extends Benchmark {

  private static final int GRADES = 100;
  private static final int STATUSES = 10;
  private static final int ORDER = 10_000;
  private static final long LOOK_MILLIS = 5;
  private static final long LIMIT_SECONDS = 600;

  @Option(
      names = "--stored",
      paramLabel = "N",
      split = ",",
      defaultValue = "1000,100000",
      description = "Numbers on record while grades and statuses are asked, rising; 1000000 takes long to store")
  @Between(least = 100, most = 2_000_000)
  List<Long> stored = List.of();

  @Mixin InstantApps apps = new InstantApps();

  @Option(names = "--times", paramLabel = "N", defaultValue = "40", description = "Times that each is measured")
  @Between(least = 1, most = 10_000)
  int times;

  private long used;

  Latency(Terminal terminal) {
    super(terminal);
  }

  /** Something that is waited for. */
  @FunctionalInterface
  private interface Wait {
    void end() throws IOException, InterruptedException, RunFailure;
  }

  @Override
  void report(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    terminal.line(
        "latency: %d apps that answer at once; load of the machine before: %s".formatted(apps.count, Machine.load()));
    TextTable table = new TextTable("milliseconds", "median", "95 of 100", "99 of 100");
    try (AppSink sink = AppSink.open();
        OurDesign ours = OurDesign.start(new MeasuredApps(apps.count, 500, 8, false), sink)) {
      // The numbers that are asked about: every app has answered about them.
      settle(ours, GRADES, "all");
      for (int i = 0; i <= times / 2; i++) {
        settle(ours, 1, "all");
        ask(ours);
      }
      row(table, "one number until it is settled, alone", timed(() -> settle(ours, 1, "all")));
      try (OrderLoad load = OrderLoad.start(ours, 500)) {
        row(table, "one number until it is settled, beside orders of 500", timed(() -> settle(ours, 1, "all")));
        load.check();
      }
      stored(table, ours, terminal);
    }
    terminal.lines(table.lines(terminal));
    terminal.line("  load of the machine after: " + Machine.load());
  }

  private void stored(TextTable table, OurDesign ours, Terminal terminal)
      throws IOException, InterruptedException, RunFailure {
    var taken = new ArrayList<Double>();
    for (long size : stored) {
      while (used < size) {
        int count = (int) Math.min(ORDER, size - used);
        long start = System.nanoTime();
        String order = ours.order(take(count), count, MeasuredApps.id(0));
        if (count == ORDER) {
          taken.add((System.nanoTime() - start) / 1e6);
        }
        await(ours, order);
      }
      terminal.line("  %,d numbers are on record".formatted(used));
      String beside = " with %,d numbers on record".formatted(size);
      row(table, "grades of 100," + beside, timed(() -> ours.ask("numbers/retrieve-grade", ours.numbers(0, GRADES))));
      row(
          table,
          "statuses of 10," + beside,
          timed(() -> ours.ask("numbers/retrieve-status", ours.numbers(0, STATUSES))));
    }
    if (!taken.isEmpty()) {
      row(table, "order of 10,000 until it is taken (%d times)".formatted(taken.size()), new Figures(taken));
    }
  }

  private static void ask(OurDesign ours) throws IOException, InterruptedException {
    ours.ask("numbers/retrieve-grade", ours.numbers(0, GRADES));
    ours.ask("numbers/retrieve-status", ours.numbers(0, STATUSES));
  }

  private long take(int count) {
    long from = used;
    used += count;
    return from;
  }

  private void settle(OurDesign ours, int count, String app) throws IOException, InterruptedException, RunFailure {
    await(ours, ours.order(take(count), count, app));
  }

  private static void await(OurDesign ours, String order) throws IOException, InterruptedException, RunFailure {
    long start = System.nanoTime();
    while (!ours.settled(order)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
        throw new RunFailure("An order was not settled within %d s.".formatted(LIMIT_SECONDS));
      }
    }
  }

  private Figures timed(Wait wait) throws IOException, InterruptedException, RunFailure {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      wait.end();
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return new Figures(millis);
  }

  private void row(TextTable table, String what, Figures millis) {
    List<String> cells = List.of(50, 95, 99).stream().map(part -> "%,.0f".formatted(millis.percentile(part))).toList();
    table.row(what, cells.get(0), cells.get(1), cells.get(2));
    findings.add(what + ": median; 95 of 100; 99 of 100", millis.percentile(50), String.join("; ", cells) + " ms");
  }
}
