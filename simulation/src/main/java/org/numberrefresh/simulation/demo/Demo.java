package org.numberrefresh.simulation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.session.ClockSteps;
import org.numberrefresh.simulation.session.Comparison;
import org.numberrefresh.simulation.session.MeterReading;
import org.numberrefresh.simulation.session.OrdersProgress;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.simulation.session.SimulatedSink;
import org.numberrefresh.simulation.session.StackMemory;
import org.numberrefresh.simulation.session.StackProcess;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.WaitingLine;

/**
 * Starts everything, sends one active and one batch order through it, compares every pair with the truth and reports.
 *
 * <p>The demo succeeds only if every pair agrees with what the app answered, every bad line was rejected as it must be,
 * and the counts add up.
 */
public final class Demo {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DemoOptions options;
  private final DemoTexts texts;
  private final Terminal terminal;
  private final DemoReport report;
  private final DemoDetails details;

  Demo(DemoOptions options, Terminal terminal) {
    this.options = options;
    this.texts = new DemoTexts(options.shown().language());
    this.terminal = terminal;
    this.report = new DemoReport(terminal, texts);
    this.details = new DemoDetails(terminal);
  }

  /** Runs the demo. */
  public static void main(String[] line) {
    // Every figure of the report is written the same way on every machine.
    Locale.setDefault(Locale.ROOT);
    CommandLines.run(new DemoCommand(Terminal.ofProcess()), line);
  }

  boolean run() throws InterruptedException, RunFailure {
    terminal.line(texts.of("title", options.numbers(), terminal.times(), options.apps(), options.seed()));
    long start = System.nanoTime();
    try (StackProcess stack = StackProcess.start(options.ofStack());
        HttpClient http = HubClient.http()) {
      URI address = awaitReady(stack);
      tell("ready", options.apps(), (System.nanoTime() - start) / 1e9, address);
      try (var sink = SimulatedSink.open()) {
        Session session = Session.open(http, address, stack.clients());
        WayBack back = WayBack.open(session, sink);
        tell("back.ready", sink.url());
        return play(session, stack, back);
      } catch (IOException e) {
        throw new RunFailure("The stack did not answer as it must: " + e + stack.lastWords(), e);
      }
    }
  }

  private URI awaitReady(StackProcess stack) throws InterruptedException, RunFailure {
    try (var _ = waiting("starting", options.apps())) {
      return stack.awaitReady();
    }
  }

  private boolean play(Session session, StackProcess stack, WayBack back)
      throws IOException, InterruptedException, RunFailure {
    var verdict = new PromiseCheck(texts);
    ActiveOrder active = active(session);
    MeterReading before = session.spent();
    long submitted = System.nanoTime();
    BatchOrders batch = batch(session);
    verdict.orders(batch, options);

    var watch = new Watch(terminal, texts, session.carrier(), batch.orders(), submitted);
    OrdersProgress progress = watchAnswers(session, watch, batch.accepted());
    Duration wall = watch.toLastChange();
    settle(session, watch, progress, batch.accepted());
    MeterReading spent = session.spent().since(before);

    Comparison comparison = compare(session, active, batch);
    var orders = new ArrayList<>(batch.orders());
    orders.add(active.order());
    OrdersProgress all = session.carrier().progress(orders);
    int apps = session.apps().covered().size();
    verdict.counts(all, batch.accepted() + 1, apps, comparison);

    if (options.shown().verbose()) {
      details.looks(watch.looks());
    }
    JsonNode status = session.carrier().status(comparison.mostLeft(), texts.language().tag());
    WayBack.Shown shown = wayBack(back, orders, comparison, status, active);
    verdict.wayBack(shown, comparison);
    verdict.apps(session.apps().complaints());
    conclude(
        comparison,
        status,
        shown,
        new DemoReport.Measured(spent, batch.accepted(), apps, progress.done(), wall, active.took()),
        StackMemory.peak(stack.handle()));
    report.verdict(comparison.compared(), comparison.differing(), comparison.examples(), verdict.broken());
    if (!options.shown().verbose()) {
      terminal.line(texts.of("more"));
    }
    return verdict.broken().isEmpty();
  }

  private WayBack.Shown wayBack(
      WayBack back, List<String> orders, Comparison comparison, JsonNode status, ActiveOrder active)
      throws IOException, InterruptedException, RunFailure {
    Map<String, Long> truth = comparison.outcomesWithoutReason();
    WayBack.Told told;
    try (var _ = waiting("back.waiting")) {
      told = back.told(orders, truth);
    }
    return new WayBack.Shown(told, back.appeal(status, orders, truth), back.certify(active), back.pushed());
  }

  private ActiveOrder active(Session session) throws IOException, InterruptedException, RunFailure {
    terminal.heading(texts.of("active.head"));
    ActiveOrder active;
    try (var _ = waiting("active.waiting")) {
      active = ActiveOrder.run(session, options.seed());
    }
    tell("active.done", active.answered(), session.apps().covered().size(), DemoReport.seconds(active.took()));
    return active;
  }

  private BatchOrders batch(Session session) throws IOException, InterruptedException, RunFailure {
    terminal.heading(texts.of("batch.head"));
    BatchOrders batch;
    try (var _ = waiting("batch.waiting", options.numbers())) {
      batch = BatchOrders.submit(session, options);
    }
    tell("batch.done", batch.accepted(), DemoReport.seconds(batch.took()), batch.badLines(), batch.rightlyRejected());
    if (options.shown().verbose()) {
      details.rejections(batch);
    }
    return batch;
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

  private void settle(Session session, Watch watch, OrdersProgress progress, long numbers)
      throws IOException, InterruptedException {
    long possible = numbers * (session.apps().answering() + session.apps().faltering());
    var clock = new ClockSteps(terminal, texts.clock(), session.operator(), watch);
    OrdersProgress left = clock.pastRetries(progress, possible);
    try (var _ = waiting("quiet.waiting")) {
      session.apps().awaitQuiet();
    }
    clock.pastDeadline(left);
  }

  private Comparison compare(Session session, ActiveOrder active, BatchOrders batch)
      throws IOException, InterruptedException {
    var comparison = new Comparison(session.carrier(), session.apps());
    try (var _ = waiting("compare.waiting")) {
      for (String order : batch.orders()) {
        comparison.compare(order);
      }
      comparison.compare(active.order());
    }
    return comparison;
  }

  private void conclude(
      Comparison comparison, JsonNode status, WayBack.Shown shown, DemoReport.Measured measured, OptionalLong memory) {
    if (options.shown().verbose()) {
      details.reasons(comparison.outcomes());
      details.status(status);
      details.spent(measured.spent());
    }
    report.outcomes(comparison.outcomesWithoutReason(), comparison.compared());
    report.number(status);
    report.wayBack(shown);
    report.measured(measured, memory);
  }

  private void tell(String key, Object... figures) {
    terminal.line("  " + texts.of(key, figures));
  }

  private WaitingLine waiting(String key, Object... figures) {
    return WaitingLine.on(terminal, texts.of(key, figures));
  }
}
