package org.numberrefresh.simulation.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.session.ClockSteps;
import org.numberrefresh.simulation.session.Comparison;
import org.numberrefresh.simulation.session.MeterReading;
import org.numberrefresh.simulation.session.OrdersProgress;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.simulation.session.StackProcess;
import org.numberrefresh.simulation.session.Terminal;

/**
 * Starts everything, sends one active and one batch order through it, compares every pair with the truth and reports.
 *
 * <p>The demo succeeds only if every pair agrees with what the app answered, every bad line was rejected as it must be,
 * and the counts add up.
 */
public final class Demo {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DemoOptions options;
  private final Terminal terminal;

  Demo(DemoOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /** Runs the demo. */
  public static void main(String[] line) {
    // Every figure of the report is written the same way on every machine.
    Locale.setDefault(Locale.ROOT);
    CommandLines.run(new DemoCommand(Terminal.ofProcess()), line);
  }

  boolean run() throws InterruptedException, RunFailure {
    terminal.line(
        "Number Refresh demo: %,d numbers %s %d apps, seed %d"
            .formatted(options.numbers(), terminal.times(), options.apps(), options.seed()));
    long start = System.nanoTime();
    try (StackProcess stack = StackProcess.start(options.ofStack());
        HttpClient http = HubClient.http()) {
      URI address = stack.awaitReady();
      terminal.line(
          "  stack and %d simulated apps ready in %.1f s at %s"
              .formatted(options.apps(), (System.nanoTime() - start) / 1e9, address));
      try {
        return play(Session.open(http, address, stack.clients()), stack);
      } catch (IOException e) {
        throw new RunFailure("The stack did not answer as it must: " + e + stack.lastWords(), e);
      }
    }
  }

  private boolean play(Session session, StackProcess stack) throws IOException, InterruptedException, RunFailure {
    var report = new DemoReport(terminal);
    var verdict = new PromiseCheck();

    terminal.heading("One number, asked for by its new holder (active mode)");
    ActiveOrder active = ActiveOrder.run(session, options.seed());
    terminal.line(
        "  %d of %d apps have answered after %.2f s"
            .formatted(active.answered(), session.apps().covered().size(), DemoReport.seconds(active.took())));

    terminal.heading("Numbers before their resale (batch mode)");
    MeterReading before = session.spent();
    long submitted = System.nanoTime();
    BatchOrders batch = BatchOrders.submit(session, options);
    terminal.line("  %,d lines accepted in %.2f s".formatted(batch.accepted(), DemoReport.seconds(batch.took())));
    report.rejections(batch);
    verdict.orders(batch, options);
    terminal.line("");

    var watch = new Watch(terminal, session.carrier(), batch.orders(), submitted);
    long possible = batch.accepted() * (session.apps().answering() + session.apps().faltering());
    OrdersProgress progress = watchAnswers(session, watch, batch.accepted());
    Duration wall = watch.toLastChange();
    long answered = progress.done();
    var clock = new ClockSteps(terminal, session.operator(), watch);
    OrdersProgress waiting = clock.pastRetries(progress, possible);
    session.apps().awaitQuiet();
    clock.pastDeadline(waiting);
    MeterReading spent = session.spent().since(before);

    Comparison comparison = compare(session, active, batch);
    var orders = new ArrayList<>(batch.orders());
    orders.add(active.order());
    OrdersProgress all = session.carrier().progress(orders);
    verdict.counts(all, batch.accepted() + 1, session.apps().covered().size(), comparison);
    verdict.apps(session.apps().complaints());

    report.outcomes(comparison.outcomes(), comparison.compared());
    report.status(session.carrier().status(comparison.mostLeft()));
    report.spent(spent, batch.accepted(), session.apps().covered().size(), watch.looks());
    report.time(active, wall, answered, StackMemory.peak(stack.handle()));
    return conclude(comparison, verdict);
  }

  /** Until only those wait that falter or are silent; those that falter may answer by themselves. */
  private OrdersProgress watchAnswers(Session session, Watch watch, long numbers)
      throws IOException, InterruptedException {
    long answers = numbers * session.apps().answering();
    OrdersProgress answered = watch.until(answers, PATIENCE);
    return answered.done() < answers
        ? answered
        : watch.until(answers + numbers * session.apps().faltering(), Duration.ofSeconds(3));
  }

  private static Comparison compare(Session session, ActiveOrder active, BatchOrders batch)
      throws IOException, InterruptedException {
    var comparison = new Comparison(session.carrier(), session.apps());
    for (String order : batch.orders()) {
      comparison.compare(order);
    }
    comparison.compare(active.order());
    return comparison;
  }

  private boolean conclude(Comparison comparison, PromiseCheck verdict) {
    terminal.heading("Compared with the truth");
    String sentence = "  %,d pairs compared, %,d differ".formatted(comparison.compared(), comparison.differing());
    List<String> broken = verdict.broken();
    terminal.line(broken.isEmpty() ? terminal.good(sentence) : terminal.bad(sentence));
    comparison.examples().forEach(example -> terminal.line("    " + example));
    broken.forEach(promise -> terminal.line(terminal.bad("  broken: " + promise)));
    return broken.isEmpty();
  }
}
