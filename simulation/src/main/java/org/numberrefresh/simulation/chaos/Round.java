package org.numberrefresh.simulation.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.session.ClockSteps;
import org.numberrefresh.simulation.session.ClockWords;
import org.numberrefresh.simulation.session.OrdersProgress;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.simulation.session.SimulatedApps;
import org.numberrefresh.simulation.session.SyntheticOrder;
import org.numberrefresh.simulation.session.Terminal;

/**
 * Some orders on their whole way: submitted, answered, tried again, the cooling ones opened, closed at their deadlines,
 * objected to. Each part can be done again where a kill cut it off, with a session of the stack's next life.
 */
final class Round {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofSeconds(36);
  private static final int MOST_TRIES = 5;

  /** On a machine that is busy; all of them together end well before a deadline. */
  private static final int MOST_ROUNDS_OF_RETRIES = 3;

  private final Shape shape;
  private final Instant coolUntil;
  private final List<Submission> submissions = new ArrayList<>();
  private final RoundAppeals appeals;
  private final Signs signs;
  private final Findings findings;
  private final Terminal terminal;

  /**
   * The size of a round.
   *
   * @param seed the seed that its numbers follow from
   * @param from the index of its first number
   * @param orders its number of orders
   * @param numbers the numbers of each order, half of them cooling
   */
  record Shape(long seed, long from, int orders, int numbers) {

    int cooling() {
      return numbers / 2;
    }
  }

  private static final class Submission {
    private final SyntheticOrder lines;
    private final String key;
    private String id = "";

    Submission(SyntheticOrder lines, String key) {
      this.lines = lines;
      this.key = key;
    }
  }

  Round(Shape shape, Instant now, Signs signs, Findings findings, Terminal terminal) {
    this.shape = shape;
    this.coolUntil = SyntheticOrder.coolUntil(now);
    this.appeals = new RoundAppeals(signs);
    this.signs = signs;
    this.findings = findings;
    this.terminal = terminal;
    for (int i = 0; i < shape.orders(); i++) {
      long from = shape.from() + (long) i * shape.numbers();
      submissions.add(
          new Submission(
              SyntheticOrder.make(shape.seed(), from, shape.numbers(), shape.cooling(), now), "chaos-order-" + from));
    }
  }

  /** The ids of its orders. */
  List<String> orders() {
    return submissions.stream().map(submission -> submission.id).toList();
  }

  /** The ids of its appeals. */
  List<String> appeals() {
    return appeals.ids();
  }

  void run(Stage stage, Session session) throws IOException, InterruptedException, RunFailure {
    switch (stage) {
      case STARTING -> {}
      case SUBMITTING -> submit(session);
      case ANSWERING -> looks(session).until(atOnce(session.apps()), PATIENCE);
      case RETRYING -> retry(session, false);
      case OPENING -> open(session);
      case CLOSING -> close(session);
      case APPEALING -> appeal(session);
    }
  }

  /** Submits what has no answer yet, under the same key as before: nobody knows what became of it. */
  private void submit(Session session) throws IOException, InterruptedException, RunFailure {
    for (Submission submission : submissions) {
      for (int tries = 0; submission.id.isEmpty(); tries++) {
        HubClient.Response answer = session.carrier().submit(submission.lines.body(), submission.key);
        if (answer.status() == 202) {
          taken(submission, answer);
        } else if (tries == MOST_TRIES || !answer.body().path("code").asText().equals("IDEMPOTENCY_KEY_IN_USE")) {
          throw new RunFailure(
              "An order was answered by " + answer.status() + " " + answer.body().path("code").asText() + ".");
        } else {
          // The killed process held it; its lease ends by the stack's clock.
          session.operator().advance(LEASE);
        }
      }
    }
  }

  private void taken(Submission submission, HubClient.Response answer) {
    submission.id = answer.body().path("orderId").asText();
    var rejected = new TreeMap<Integer, String>();
    answer
        .body()
        .path("rejected")
        .forEach(line -> rejected.put(line.path("index").asInt(), line.path("code").asText()));
    var expected = new TreeMap<Integer, String>();
    submission.lines.mustBeRejected().forEach((index, line) -> expected.put(index, line.code()));
    if (!rejected.equals(expected) || answer.body().path("accepted").asInt() != shape.numbers()) {
      findings.broken("an order's lines were not accepted and rejected as they must be");
    }
  }

  private void retry(Session session, boolean opened) throws IOException, InterruptedException {
    long reachable = reachable(session.apps(), opened);
    Looks looks = looks(session);
    var clock = new ClockSteps(terminal, ClockWords.ENGLISH, session.operator(), looks);
    OrdersProgress progress = looks.until(reachable, PATIENCE);
    for (int i = 0; i < MOST_ROUNDS_OF_RETRIES && progress.done() < reachable; i++) {
      progress = clock.pastRetries(progress, reachable);
    }
  }

  private void open(Session session) throws IOException, InterruptedException {
    Duration left = Duration.between(session.operator().now(), coolUntil.plusSeconds(60));
    if (left.isPositive()) {
      terminal.line("  clock: cooled numbers are opened");
      session.operator().advance(left);
    }
    retry(session, true);
  }

  private void close(Session session) throws IOException, InterruptedException {
    Looks looks = looks(session);
    OrdersProgress progress = looks.until(reachable(session.apps(), true), PATIENCE);
    if (!progress.settled()) {
      session.apps().awaitQuiet();
      new ClockSteps(terminal, ClockWords.ENGLISH, session.operator(), looks).pastDeadline(progress);
    }
  }

  private void appeal(Session session) throws IOException, InterruptedException, RunFailure {
    appeals.submit(session.carrier(), orders());
    var looks = new AppealLooks(session.carrier(), appeals.ids(), signs);
    var clock = new ClockSteps(terminal, ClockWords.ENGLISH, session.operator(), looks);
    OrdersProgress progress = looks.untilSettled(PATIENCE);
    clock.pastDeadline(clock.pastRetries(progress, progress.pairs()));
  }

  /** The pairs that are answered while the clock stands still. */
  private long atOnce(SimulatedApps apps) {
    return apps.answering() * shape.orders() * (shape.numbers() - shape.cooling());
  }

  /** The pairs that are answered before any deadline. */
  private long reachable(SimulatedApps apps, boolean opened) {
    int numbers = shape.orders() * (opened ? shape.numbers() : shape.numbers() - shape.cooling());
    return numbers * (apps.answering() + apps.faltering());
  }

  private Looks looks(Session session) {
    long pairs = (long) shape.numbers() * session.apps().covered().size();
    return new Looks(session.carrier(), orders(), pairs, signs, findings);
  }
}
