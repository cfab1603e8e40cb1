package org.numberrefresh.simulation.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.cli.HelpCheck;
import org.numberrefresh.simulation.session.Terminal;

/** The short form of {@code ./run chaos}: its moments come by progress that was seen, not by time. */
class ChaosTest {

  private static final Duration WHENEVER = Duration.ofMinutes(5);

  private static final Plan PLAN =
      new Plan(
          List.of(
              List.of(
                  new Kill(Stage.ANSWERING, 40, WHENEVER),
                  new Kill(Stage.STARTING, 0, Duration.ZERO),
                  new Kill(Stage.APPEALING, 2, WHENEVER))));

  private final Terminal nowhere =
      new Terminal(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false, false);

  @Test
  @DisabledIfEnvironmentVariable(
      named = "AWS_ENDPOINT_URL",
      matches = ".+",
      disabledReason = "only embedded stores can be killed")
  void of_a_stack_that_is_killed_three_times_no_pair_event_or_appeal_is_lost_and_none_wrong(@TempDir Path data)
      throws Exception {
    var options = new ChaosOptions(PLAN.kills(), 240, 20, 1);
    try (var run = new ChaosRun(options, PLAN, data.resolve("stack"), nowhere)) {
      Findings findings = run.run();
      assertEquals(List.of(), findings.broken());
      assertEquals(3, run.kills());
      assertEquals(240 * 18, findings.pairs());
      assertEquals(RoundAppeals.MOST, run.appeals());
    }
  }

  @Test
  void a_drawn_plan_has_as_many_kills_as_asked_for_and_every_stage() {
    Plan plan = Plan.drawn(20, 1000, 1);
    assertEquals(20, plan.kills());
    assertTrue(plan.rounds().stream().allMatch(round -> round.size() <= 5));
    for (Stage stage : Stage.values()) {
      long kills = plan.rounds().stream().flatMap(List::stream).filter(kill -> kill.stage() == stage).count();
      assertTrue(kills >= 2, stage::words);
    }
    assertEquals(plan, Plan.drawn(20, 1000, 1));
    assertEquals(List.of(List.of()), Plan.drawn(0, 1000, 1).rounds());
  }

  @Test
  void the_help_is_complete() {
    HelpCheck.hold(new ChaosCommand(nowhere));
  }

  @Test
  void what_is_not_told_has_a_value_and_the_numbers_are_shared_among_the_orders() {
    assertEquals(new ChaosOptions(20, 1200, 100, 1), CommandLines.read(new ChaosCommand(nowhere)).options());
    var options = new ChaosOptions(0, 1200, 100, 1);
    assertEquals(50, options.numbersOfAnOrder(4));
    assertEquals(6, options.ordersOfARound(4));
    assertEquals(2, new ChaosOptions(0, 3, 100, 1).numbersOfAnOrder(1));
    assertEquals(2, new ChaosOptions(0, 3, 100, 1).ordersOfARound(1));
  }
}
