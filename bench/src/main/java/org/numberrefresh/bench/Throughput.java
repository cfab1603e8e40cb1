package org.numberrefresh.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.numberrefresh.bench.sink.AppSink;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.cli.Needs;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pairs a second, and the processor time of a pair, on a fresh stack and on one that has run. */
@Command(
    name = "throughput",
    description = "Pairs a second and CPU of a pair, cold and warm, with apps that cost nothing.",
    footer = {"", "Example:", "  ./run bench throughput --one-by-one --numbers 250"})
final class Throughput extends Benchmark {

  @Option(names = "--numbers", paramLabel = "N", defaultValue = "5000", description = "Numbers of a run")
  @Between(least = 1, most = 100_000)
  int numbers;

  @Mixin InstantApps apps = new InstantApps();

  @Option(names = "--one-by-one", description = "The apps take one number a call; else 500")
  boolean oneByOne;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "8",
      description = "Calls at a time that each app takes")
  @Between(least = 1, most = 1000)
  int concurrency;

  @Option(names = "--gzip", description = "The apps take compressed calls")
  boolean gzip;

  @Option(
      names = "--warm",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs on the same stack after the cold one, after one that is not counted")
  @Between(least = 0, most = 100)
  int warm;

  @Option(
      names = "--beside-naive",
      description = "Measure the naive design too, in turn: a message, an item and a call a pair")
  boolean besideNaive;

  @Option(
      names = "--naive-pairs",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Pairs at most of a run of the naive design, which does one after the other")
  @Between(least = 1)
  @Needs("--beside-naive")
  long naivePairs;

  @Option(
      names = "--growth",
      paramLabel = "N",
      split = ",",
      description = "Instead: runs of so many pairs on one fresh stack, as in 10000,100000,1000000,10000000")
  @Between(least = 1, most = 1_000_000_000)
  List<Long> growth = List.of();

  private final TextTable table =
      new TextTable("", "pairs", "pairs/s", "CPU s per 1,000", "of it stores", "sink's", "most MB so far");

  Throughput(Terminal terminal) {
    super(terminal);
  }

  /** A system in the race, and the numbers of each of its runs. */
  private record Racer(String name, Design design, Runs runs, int numbers, List<Runs.Result> measured) {
    Racer(String name, Design design, AppSink sink, int apps, int numbers) {
      this(name, design, new Runs(design, sink, apps), numbers, new ArrayList<>());
    }
  }

  @Override
  void report(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    var asked = new MeasuredApps(apps.count, oneByOne ? 1 : 500, concurrency, gzip);
    terminal.line(
        "throughput: %d apps that take %d numbers a call; load of the machine before: %s"
            .formatted(apps.count, asked.items(), Machine.load()));
    try (AppSink sink = AppSink.open();
        Design design = OurDesign.start(asked, sink)) {
      var ours = new Racer(oneByOne ? "one number a call" : "500 numbers a call", design, sink, apps.count, numbers);
      if (!growth.isEmpty()) {
        grow(ours);
      } else if (besideNaive) {
        try (AppSink other = AppSink.open();
            Design naive = NaiveDesign.start(asked, other)) {
          int few = Math.clamp(naivePairs / apps.count, 1, numbers);
          race(List.of(ours, new Racer("naive", naive, other, apps.count, few)));
        }
      } else {
        race(List.of(ours));
      }
    }
    terminal.lines(table.lines(terminal));
    terminal.line("  load of the machine after: " + Machine.load());
  }

  /** Runs in turn, so that a drift of the machine falls on all. */
  private void race(List<Racer> racers) throws IOException, InterruptedException, RunFailure {
    for (Racer racer : racers) {
      Runs.Result cold = run(racer, "cold", racer.numbers());
      found(racer.name() + ", cold", List.of(cold));
    }
    for (int i = 0; i <= warm && warm > 0; i++) {
      for (Racer racer : racers) {
        Runs.Result run = run(racer, i == 0 ? "not counted" : "warm " + i, racer.numbers());
        if (i > 0) {
          racer.measured().add(run);
        }
      }
    }
    for (Racer racer : racers) {
      if (warm > 0) {
        found(racer.name() + ", warm", racer.measured());
      }
      findings.add(
          racer.name() + ": memory with its stores, at most", (double) racer.design().peakMegabytes(), "%,.0f MB");
    }
  }

  private void grow(Racer ours) throws IOException, InterruptedException, RunFailure {
    for (long pairs : growth) {
      String what = "%s, a run of %,d pairs".formatted(ours.name(), pairs);
      found(what, List.of(run(ours, "run", (int) Math.max(1, pairs / apps.count))));
      findings.add(what + ": memory with its stores, at most", (double) ours.design().peakMegabytes(), "%,.0f MB");
    }
  }

  private Runs.Result run(Racer racer, String when, int count) throws IOException, InterruptedException, RunFailure {
    Runs.Result run = racer.runs().one(count);
    table.row(
        racer.name() + ", " + when,
        "%,d".formatted(run.pairs()),
        "%,.0f".formatted(run.pairsPerSecond()),
        "%.3f".formatted(run.cpuPerThousand()),
        "%.3f".formatted(run.storesCpuPerThousand()),
        "%.3f".formatted(run.sinkCpuPerThousand()),
        "%,d".formatted(racer.design().peakMegabytes()));
    return run;
  }

  private void found(String what, List<Runs.Result> runs) {
    findings.add(what + ": pairs a second", median(runs, Runs.Result::pairsPerSecond), "%,.0f");
    findings.add(what + ": CPU of 1,000 pairs", median(runs, Runs.Result::cpuPerThousand), "%.3f s");
  }

  private static double median(List<Runs.Result> runs, ToDoubleFunction<Runs.Result> figure) {
    return new Figures(runs.stream().map(figure::applyAsDouble).toList()).median();
  }
}
