package org.numberrefresh.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.MeterReading;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.simulation.session.StackProcess;
import org.numberrefresh.simulation.session.SyntheticOrder;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The share of a pair's processor time that goes into its protection: tokens, sealing, refs, digests, signatures,
 * checks.
 */
@Command(
    name = "security",
    description = "The share of tokens, sealing, refs, digests, signatures and checks in a pair's processor time.",
    footer = {"", "Example:", "  ./run bench security --numbers 500 --apps 50"})
final class Security extends Benchmark {

  private static final double GOAL = 0.10;
  private static final long LOOK_MILLIS = 200;
  private static final int MOST_LOOKS = 3000;

  @Option(names = "--numbers", paramLabel = "N", defaultValue = "2000", description = "Numbers of an order")
  @Between(least = 1, most = 9000)
  int numbers;

  @Mixin InstantApps apps = new InstantApps();

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Orders measured on the same stack, after one that is not counted")
  @Between(least = 1, most = 100)
  int repetitions;

  Security(Terminal terminal) {
    super(terminal);
  }

  /**
   * The size of what is measured.
   *
   * @param numbers the numbers of an order
   * @param apps the number of apps
   * @param repetitions the number of orders that are measured
   */
  record Size(int numbers, int apps, int repetitions) {}

  @Override
  void report(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    var size = new Size(numbers, apps.count, repetitions);
    terminal.line("security: orders of %,d numbers for %d apps".formatted(size.numbers(), size.apps()));
    Figures pair = pair(size);
    List<SecurityParts.Part> parts = new SecurityParts(size.apps()).measure();
    TextTable table = new TextTable("nanoseconds of processor time a pair", "ns", "share");
    parts.forEach(part -> row(table, part.name(), part.nanos(), pair));
    double always = parts.stream().filter(SecurityParts.Part::always).mapToDouble(SecurityParts.Part::nanos).sum();
    double most = parts.stream().mapToDouble(SecurityParts.Part::nanos).sum();
    row(table, "all that every pair pays", always, pair);
    row(table, "all, were every app blinded and every answer late", most, pair);
    row(table, "stack and stores, end to end (median)", pair.median(), pair);
    terminal.lines(table.lines(terminal));
    terminal.line("  end to end from least to most: " + pair.spread("%,.0f") + " ns");
    String sentence =
        "  protection is %.1f %% of a pair; the goal is under %.0f %%"
            .formatted(100 * always / pair.median(), 100 * GOAL);
    findings.add(
        "share of tokens, sealing, refs, digests, signatures and checks in a pair's CPU",
        100 * always / pair.median(),
        "%.1f %%");
    terminal.line(always < GOAL * pair.median() ? terminal.good(sentence) : terminal.bad(sentence));
  }

  private static void row(TextTable table, String name, double nanos, Figures pair) {
    table.row(name, "%,.1f".formatted(nanos), "%.2f %%".formatted(100 * nanos / pair.median()));
  }

  /** Nanoseconds of stack and stores a pair, order by order, on a stack that has had one before. */
  static Figures pair(Size size) throws IOException, InterruptedException, RunFailure {
    List<String> options = List.of("--port", "0", "--character", "instant", "--apps", Integer.toString(size.apps()));
    var nanos = new ArrayList<Double>();
    try (StackProcess stack = StackProcess.start(options);
        HttpClient http = HubClient.http()) {
      Session session = Session.open(http, stack.awaitReady(), stack.clients());
      for (int i = 0; i <= size.repetitions(); i++) {
        double one = order(session, size, (long) i * size.numbers());
        if (i > 0) {
          nanos.add(one);
        }
      }
    }
    return new Figures(nanos);
  }

  private static double order(Session session, Size size, long from)
      throws IOException, InterruptedException, RunFailure {
    SyntheticOrder lines = SyntheticOrder.make(1, from, size.numbers(), session.operator().now());
    MeterReading before = session.spent();
    String order = session.carrier().submit(lines.body()).path("orderId").asText();
    long pairs = (long) size.numbers() * size.apps();
    for (int look = 0; session.carrier().progress(List.of(order)).done() < pairs; look++) {
      if (look == MOST_LOOKS) {
        throw new RunFailure("An order was not answered.");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return session.spent().since(before).cpuMillis() * 1e6 / pairs;
  }
}
