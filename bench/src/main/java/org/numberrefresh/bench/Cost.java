package org.numberrefresh.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.numberrefresh.bench.sink.AppSink;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cost of a million pairs on AWS, beside a design with a message and an item a pair. */
@Command(
    name = "cost",
    description = "Units, requests, bytes and dollars of a million pairs, beside a message and an item a pair.",
    footer = {"", "Example:", "  ./run bench cost --orders 1,500 --apps 50"})
final class Cost extends Benchmark {

  private static final double GOAL_DOLLARS = 0.02;
  private static final double GOAL_TIMES = 50;
  private static final int FULL_BATCH = 500;

  @Option(
      names = "--orders",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,10,500",
      description = "Numbers of an order, several sizes with commas between")
  @Between(least = 1, most = 10_000)
  List<Long> orders = List.of();

  @Mixin InstantApps apps = new InstantApps();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Pairs at most that are measured of a size: one order, and more of small ones up to 20")
  @Between(least = 1)
  long pairs;

  @Option(
      names = "--naive-pairs",
      paramLabel = "N",
      defaultValue = "10000",
      description = "The same of the naive design, whose cost a pair does not depend on the order")
  @Between(least = 1)
  long naivePairs;

  @Option(
      names = "--waits",
      paramLabel = "N",
      defaultValue = "250",
      description = "Milliseconds that a run of a function waits for apps and stores; here they answer at once")
  @Between(least = 0, most = 60_000)
  int waits;

  private final List<Measured> measured = new ArrayList<>();

  Cost(Terminal terminal) {
    super(terminal);
  }

  /**
   * One size of order, by one design.
   *
   * @param ours true if it is the real system
   * @param numbers the numbers of an order
   */
  record Measured(boolean ours, int numbers, Runs.Result run) {}

  @Override
  void report(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    terminal.line("cost: orders of %s numbers for %d apps that answer at once".formatted(orders, apps.count));
    terminal.line("  load of the machine before: " + Machine.load());
    var all = new MeasuredApps(apps.count, FULL_BATCH, 8, true);
    try (AppSink sink = AppSink.open();
        Design ours = OurDesign.start(all, sink)) {
      measure(new Runs(ours, sink, apps.count), true, pairs, terminal);
    }
    try (AppSink sink = AppSink.open();
        Design naive = NaiveDesign.start(all, sink)) {
      measure(new Runs(naive, sink, apps.count), false, naivePairs, terminal);
    }
    for (int size : sizes()) {
      table(size, of(true, size), of(false, size), terminal);
    }
  }

  private void measure(Runs runs, boolean ours, long most, Terminal terminal)
      throws IOException, InterruptedException, RunFailure {
    // The first order is for the compiler.
    runs.unwatched(numbers(sizes().stream().mapToInt(size -> size).max().orElseThrow(), most), FULL_BATCH);
    for (int size : sizes()) {
      measured.add(new Measured(ours, size, runs.unwatched(numbers(size, most), size)));
      terminal.line("  %s: %,d numbers an order measured".formatted(ours ? "ours" : "naive", size));
    }
  }

  private List<Integer> sizes() {
    return orders.stream().map(Math::toIntExact).toList();
  }

  /** The numbers to ask for a size: one order, or up to 20 small ones, or a part of one. */
  private int numbers(int size, long most) {
    long fit = Math.max(1, most / apps.count);
    return (int) (fit < size ? fit : size * Math.min(20, fit / size));
  }

  private Runs.Result of(boolean ours, int size) {
    return measured.stream()
        .filter(one -> one.ours() == ours && one.numbers() == size)
        .map(Measured::run)
        .findFirst()
        .orElseThrow();
  }

  private void table(int size, Runs.Result ours, Runs.Result naive, Terminal terminal) {
    terminal.heading("A million pairs, with orders of %,d numbers for %d apps".formatted(size, apps.count));
    var our = new Million(ours, waits / 1000.0);
    var their = new Million(naive, waits / 1000.0);
    TextTable table = new TextTable("", "ours", "naive", "naive / ours");
    for (int i = 0; i < our.amounts().size(); i++) {
      row(table, our.amounts().get(i), their.amounts().get(i));
    }
    our.dollars().forEach((what, dollars) -> row(table, new Million.Amount("$ " + what, dollars), their.dollar(what)));
    row(table, new Million.Amount("$ all in", our.allIn()), new Million.Amount("", their.allIn()));
    row(table, new Million.Amount("$ all in, no app takes gzip", our.plain()), new Million.Amount("", their.plain()));
    terminal.lines(table.lines(terminal));
    verdict(our, their, terminal);
    found(size, our, their);
  }

  private static void row(TextTable table, Million.Amount ours, Million.Amount naive) {
    table.row(
        ours.what(),
        ours.text(),
        naive.text(),
        ours.value() == 0 ? "" : "%,.1f".formatted(naive.value() / ours.value()));
  }

  private static void verdict(Million ours, Million naive, Terminal terminal) {
    boolean cheap = ours.allIn() < GOAL_DOLLARS;
    boolean below = naive.allIn() > GOAL_TIMES * ours.allIn();
    String sentence =
        "  $%.4f a million pairs, %.1f times below naive; the goals are under $%.2f and %.0f times"
            .formatted(ours.allIn(), naive.allIn() / ours.allIn(), GOAL_DOLLARS, GOAL_TIMES);
    terminal.line(cheap && below ? terminal.good(sentence) : terminal.bad(sentence));
  }

  private void found(int size, Million ours, Million naive) {
    String order = "%,d number%s an order: ".formatted(size, size == 1 ? "" : "s");
    for (Million.Amount amount : ours.amounts()) {
      if (size == FULL_BATCH) {
        findings.add(order + amount.what(), amount.value(), amount.text().replace("%", "%%"));
      }
    }
    findings.add(order + "dollars a million pairs, all in", ours.allIn(), "%.4f");
    findings.add(order + "the same of the naive design", naive.allIn(), "%.3f");
    findings.add(order + "naive by ours", naive.allIn() / ours.allIn(), "%.1f");
  }
}
