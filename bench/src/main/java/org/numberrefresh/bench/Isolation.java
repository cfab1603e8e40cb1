package org.numberrefresh.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.simulation.session.StackProcess;
import org.numberrefresh.simulation.session.SyntheticOrder;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The cost of one app that hangs to its time limit: the throughput of the others beside it and without it. */
@Command(
    name = "isolation",
    description = "199 instant apps alone, and beside one that hangs to its time limit.",
    footer = {"", "Example:", "  ./run bench isolation --numbers 1000 --apps 50"})
final class Isolation extends Benchmark {

  private static final double GOAL = 0.95;
  private static final long LOOK_MILLIS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Option(names = "--numbers", paramLabel = "N", defaultValue = "4000", description = "Numbers of an order")
  @Between(least = 1, most = 9000)
  int numbers;

  @Option(names = "--apps", paramLabel = "N", defaultValue = "200", description = "Apps, the one that hangs included")
  @Between(least = 2, most = 1000)
  int apps;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times that each is measured, in turn, on the same warm stack")
  @Between(least = 1, most = 100)
  int repetitions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed that numbers and answers follow from")
  @Between(least = 0)
  long seed;

  Isolation(Terminal terminal) {
    super(terminal);
  }

  /**
   * The size of what is measured.
   *
   * @param numbers the numbers of an order
   * @param apps the number of apps, the one that hangs included
   * @param repetitions the times that both are measured
   * @param seed the seed that numbers and answers follow from
   */
  record Size(int numbers, int apps, int repetitions, long seed) {}

  /**
   * The result, in pairs a second of the apps that answer.
   *
   * @param alone without the app that hangs
   * @param beside beside it
   */
  record Result(Figures alone, Figures beside) {

    /** The share of their throughput that the others keep, repetition by repetition. */
    Figures kept() {
      return new Figures(
          IntStream.range(0, alone.values().size())
              .mapToObj(i -> beside.values().get(i) / alone.values().get(i))
              .toList());
    }
  }

  @Override
  void report(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    var size = new Size(numbers, apps, repetitions, seed);
    terminal.line("isolation: orders of %,d numbers for %d apps".formatted(size.numbers(), size.apps()));
    Result result = measure(size, terminal);
    terminal.lines(table(result).lines(terminal));
    double kept = result.kept().median();
    String sentence =
        "  %d apps keep %.1f %% of their throughput beside one that hangs; the goal is %.0f %%"
            .formatted(size.apps() - 1, 100 * kept, 100 * GOAL);
    findings.add(
        "throughput that %d instant apps keep beside one that hangs (median; the goal is 95 %%)"
            .formatted(size.apps() - 1),
        100 * kept,
        "%.1f %%");
    terminal.line(kept >= GOAL ? terminal.good(sentence) : terminal.bad(sentence));
  }

  private static TextTable table(Result result) {
    TextTable table = new TextTable("pairs/s of the apps that answer", "alone", "beside one that hangs", "kept");
    for (int i = 0; i < result.alone().values().size(); i++) {
      table.row(
          "repetition " + (i + 1),
          result.alone().text(i, "%,.0f"),
          result.beside().text(i, "%,.0f"),
          result.kept().text(i, "%.3f"));
    }
    return table
        .row(
            "median",
            "%,.0f".formatted(result.alone().median()),
            "%,.0f".formatted(result.beside().median()),
            "%.3f".formatted(result.kept().median()))
        .row(
            "least to most",
            result.alone().spread("%,.0f"),
            result.beside().spread("%,.0f"),
            result.kept().spread("%.3f"));
  }

  static Result measure(Size size, Terminal terminal) throws IOException, InterruptedException, RunFailure {
    List<String> stackOptions = new ArrayList<>(List.of("--port", "0", "--character", "one-hangs"));
    stackOptions.addAll(List.of("--apps", Integer.toString(size.apps()), "--seed", Long.toString(size.seed())));
    try (StackProcess stack = StackProcess.start(stackOptions);
        HttpClient http = HubClient.http()) {
      var runs = new Runs(Session.open(http, stack.awaitReady(), stack.clients()), size);
      terminal.line("  the stack is ready, and warmed up");
      runs.throughput(false);
      var alone = new ArrayList<Double>();
      var beside = new ArrayList<Double>();
      for (int i = 0; i < size.repetitions(); i++) {
        // In turn first and second, so that a drift of the machine falls on both.
        boolean hangingFirst = i % 2 == 1;
        (hangingFirst ? beside : alone).add(runs.throughput(hangingFirst));
        (hangingFirst ? alone : beside).add(runs.throughput(!hangingFirst));
        terminal.line("  %d of %d repetitions are done".formatted(i + 1, size.repetitions()));
      }
      return new Result(new Figures(alone), new Figures(beside));
    }
  }

  /** The runs on one stack, each with numbers of its own. */
  private static final class Runs {

    private final Session session;
    private final Size size;
    private final List<String> answering;
    private long used;

    Runs(Session session, Size size) {
      this.session = session;
      this.size = size;
      List<String> silent = session.apps().silentOnes();
      this.answering = session.apps().covered().stream().filter(app -> !silent.contains(app)).toList();
    }

    /**
     * From the submission of an order until every app that answers has answered about every number, as the apps count:
     * each look at an order is work for the stack that is being timed, the more the less of it is settled.
     */
    double throughput(boolean besideHanging) throws IOException, InterruptedException, RunFailure {
      SyntheticOrder lines = SyntheticOrder.make(size.seed(), used, size.numbers(), session.operator().now());
      used += size.numbers();
      long wanted = (long) size.numbers() * answering.size();
      long answered = answered() + wanted;
      long start = System.nanoTime();
      String order =
          session.carrier().submit(besideHanging ? lines.body() : lines.body(answering)).path("orderId").asText();
      while (answered() < answered) {
        pause(start);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      while (session.carrier().progress(List.of(order)).done() < wanted) {
        pause(start);
      }
      session.apps().awaitQuiet();
      return wanted / seconds;
    }

    private long answered() throws IOException, InterruptedException {
      return session.apps().stats().path("answered").asLong();
    }

    private static void pause(long start) throws InterruptedException, RunFailure {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new RunFailure("An order was not answered within " + LIMIT.toMinutes() + " minutes.");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }
}
