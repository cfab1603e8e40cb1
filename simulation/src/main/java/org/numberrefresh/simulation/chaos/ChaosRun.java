package org.numberrefresh.simulation.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.apps.SimulatorProcess;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.simulation.session.SimulatedApps;
import org.numberrefresh.simulation.session.Terminal;

/** Takes a stack through rounds of orders, and kills it by a plan. The simulated apps live on. */
final class ChaosRun implements AutoCloseable {

  private final ChaosOptions options;
  private final Plan plan;
  private final Terminal terminal;
  private final MortalStack stack;
  private final Findings findings = new Findings();
  private final List<Kill> startingKills = new ArrayList<>();
  private Optional<World> world = Optional.empty();
  private Optional<Life> life = Optional.empty();
  private Optional<Feedback> feedback = Optional.empty();

  /**
   * The part of a run that outlives every kill.
   *
   * @param process the simulated apps' process
   * @param apps the apps
   * @param signs the stack's progress as they see it
   */
  private record World(SimulatorProcess process, SimulatedApps apps, Signs signs) {}

  /**
   * From a start of the stack to its end.
   *
   * @param http carries its calls
   * @param session speaks with it
   */
  private record Life(HttpClient http, Session session) {}

  ChaosRun(ChaosOptions options, Plan plan, Path data, Terminal terminal) throws IOException {
    this.options = options;
    this.plan = plan;
    this.terminal = terminal;
    this.stack = new MortalStack(data, new Random(options.seed()));
  }

  Findings run() throws IOException, InterruptedException, RunFailure {
    var orders = new ArrayList<String>();
    long from = 0;
    for (List<Kill> kills : plan.rounds()) {
      int count = options.ordersOfARound(plan.rounds().size());
      var shape = new Round.Shape(options.seed(), from, count, options.numbersOfAnOrder(plan.rounds().size()));
      kills.stream().filter(kill -> kill.stage() == Stage.STARTING).forEach(startingKills::add);
      Session session = alive();
      terminal.line("round of %d orders of %d numbers".formatted(shape.orders(), shape.numbers()));
      var round = new Round(shape, session.operator().now(), known().signs(), findings, terminal);
      for (Stage stage : Stage.values()) {
        take(round, stage, kills.stream().filter(kill -> kill.stage() == stage).toList());
      }
      restartFor(startingKills);
      orders.addAll(round.orders());
      feedback().appealed(round.appeals());
      from += (long) shape.orders() * shape.numbers();
    }
    Session session = alive();
    feedback().awaitDecisions(session);
    long pairs = from * session.apps().covered().size();
    feedback().conclude(session, findings.conclude(session, orders, pairs), findings);
    return findings;
  }

  private void take(Round round, Stage stage, List<Kill> kills) throws IOException, InterruptedException, RunFailure {
    if (stage == Stage.STARTING) {
      return;
    }
    for (Kill kill : kills) {
      Session session = alive();
      Killer killer = Killer.arm(kill, stack, known().signs());
      try {
        round.run(stage, session);
      } catch (IOException | RunFailure e) {
        if (!stack.dead()) {
          throw e;
        }
      } finally {
        killer.finish();
        terminal.line("  killed " + stage.words());
      }
    }
    round.run(stage, alive());
    feedback().readOn(alive());
  }

  /** The kills at a start that no other kill made room for. */
  private void restartFor(List<Kill> kills) throws IOException, InterruptedException, RunFailure {
    if (!kills.isEmpty()) {
      stack.stop();
      alive();
    }
  }

  /** Starts the stack where it is dead; where the plan says so it dies again on its way. */
  private Session alive() throws IOException, InterruptedException, RunFailure {
    if (life.isPresent() && !stack.dead()) {
      return life.get().session();
    }
    while (!startingKills.isEmpty()) {
      stack.startAndKill(startingKills.removeFirst().atLatest());
      terminal.line("  killed " + Stage.STARTING.words());
    }
    URI address = stack.start();
    endLife();
    HttpClient http = HubClient.http();
    if (world.isEmpty()) {
      SimulatorProcess process = SimulatorProcess.start(address, stack.clients(), simulator());
      var apps = new SimulatedApps(HubClient.http(), process.address());
      world = Optional.of(new World(process, apps, new Signs(apps)));
    }
    Session session = Session.open(http, address, stack.clients(), known().apps());
    if (feedback.isEmpty()) {
      feedback = Optional.of(Feedback.open(session));
    }
    life = Optional.of(new Life(http, session));
    return session;
  }

  private List<String> simulator() {
    return List.of("--apps", Integer.toString(options.apps()), "--seed", Long.toString(options.seed()));
  }

  private World known() {
    return world.orElseThrow();
  }

  private Feedback feedback() {
    return feedback.orElseThrow();
  }

  /** The appeals that were taken. */
  int appeals() {
    return feedback().appeals();
  }

  private void endLife() {
    life.ifPresent(before -> before.http().shutdownNow());
  }

  int starts() {
    return stack.starts();
  }

  int kills() {
    return stack.kills();
  }

  @Override
  public void close() {
    endLife();
    stack.close();
    feedback.ifPresent(Feedback::close);
    world.ifPresent(outliving -> outliving.process().close());
  }
}
