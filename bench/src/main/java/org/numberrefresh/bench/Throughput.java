package org.numberrefresh.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.bench.sink.Sink;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;
import picocli.CommandLine.Command;
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

  @Option(names = "--apps", paramLabel = "N", defaultValue = "200", description = "Apps, all instant")
  @Between(least = 1, most = 1000)
  int apps;

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

  Throughput(Terminal terminal) {
    super(terminal);
  }

  @Override
  void report(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    int items = oneByOne ? 1 : 500;
    terminal.line(
        "throughput: %,d numbers a run for %d apps that take %d a call; load of the machine before: %s"
            .formatted(numbers, apps, items, Machine.load()));
    try (Sink sink = Sink.open();
        Design design = OurDesign.start(new Apps(apps, items, concurrency, gzip), sink)) {
      var runs = new Runs(design, sink, apps);
      TextTable table = new TextTable("", "pairs/s", "CPU s per 1,000", "of it stores", "sink", "most memory so far");
      row(table, "cold", runs.one(numbers), design);
      if (warm > 0) {
        runs.one(numbers);
      }
      var measured = new ArrayList<Runs.Result>();
      for (int i = 0; i < warm; i++) {
        measured.add(runs.one(numbers));
        row(table, "warm " + (i + 1), measured.getLast(), design);
      }
      terminal.lines(table.lines(terminal));
      if (warm > 0) {
        found("warm", measured);
      }
    }
    terminal.line("  load of the machine after: " + Machine.load());
  }

  private void row(TextTable table, String name, Runs.Result run, Design design) {
    table.row(
        name,
        "%,.0f".formatted(run.pairsPerSecond()),
        "%.3f".formatted(run.cpuPerThousand()),
        "%.3f".formatted(run.storesCpuPerThousand()),
        "%.3f".formatted(run.sinkCpuPerThousand()),
        "%,d MB".formatted(design.peakMegabytes()));
    if (name.equals("cold")) {
      found(name, List.of(run));
    }
  }

  private void found(String when, List<Runs.Result> runs) {
    String what = (oneByOne ? "one number a call, " : "500 numbers a call, ") + when;
    findings.add(what + ": pairs a second", median(runs, Runs.Result::pairsPerSecond), "%,.0f");
    findings.add(what + ": CPU of 1,000 pairs", median(runs, Runs.Result::cpuPerThousand), "%.3f s");
  }

  private static double median(List<Runs.Result> runs, java.util.function.Function<Runs.Result, Double> figure) {
    return new Figures(runs.stream().map(figure).toList()).median();
  }
}
