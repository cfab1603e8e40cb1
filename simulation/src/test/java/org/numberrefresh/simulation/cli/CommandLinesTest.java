package org.numberrefresh.simulation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.StackRun;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every command helps in the same way, and refuses in the same way. */
class CommandLinesTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Brew brew = new Brew();

  /** A command with options of each kind. */
  @Command(
      name = "./run brew",
      description = "Brews.",
      footer = {"", "Example:", "  ./run brew --cups 2"})
  private static final class Brew extends StackRun {

    @Option(names = "--cups", paramLabel = "N", defaultValue = "1", description = "Cups to fill")
    @Between(least = 1, most = 12)
    int cups;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of the taste")
    @Between(least = 0)
    Optional<Long> seed = Optional.empty();

    @Option(names = "--sugar", paramLabel = "N", defaultValue = "2", description = "Lumps in each cup")
    @Needs("--milk")
    int sugar;

    @Option(names = "--milk", description = "With milk")
    boolean milk;

    private Outcome outcome = to -> true;

    Brew() {
      super("brew", new Terminal(new PrintStream(OutputStream.nullOutputStream(), true), false, false));
    }

    @Override
    protected boolean run(Terminal to) throws IOException, InterruptedException, RunFailure {
      return outcome.of(to);
    }
  }

  private interface Outcome {
    boolean of(Terminal to) throws IOException, InterruptedException, RunFailure;
  }

  private int execute(String... line) {
    CommandLine command = CommandLines.of(brew);
    return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(line);
  }

  @Test
  void help_goes_to_standard_output_and_tells_bounds_and_defaults() {
    assertEquals(0, execute("--help"));
    assertEquals(
        """
        Usage: ./run brew [OPTIONS]
        Brews.
              --cups=N    Cups to fill (1 to 12; default 1)
              --seed=N    The seed of the taste (0 or more)
              --sugar=N   Lumps in each cup (only with --milk; default 2)
              --milk      With milk
          -h, --help      Show this help.

        Example:
          ./run brew --cups 2
        """,
        out.toString());
    assertEquals("", err.toString());
    HelpCheck.hold(brew);
  }

  @ParameterizedTest
  @CsvSource({
    "'--cups 13', Invalid value for option '--cups': it takes a whole number (1 to 12), not 13.",
    "'--cups many', Invalid value for option '--cups': it takes a whole number (1 to 12), not many.",
    "'--cups 99999999999999999999', Invalid value for option '--cups': it takes a whole number (1 to 12), not"
        + " 99999999999999999999.",
    "'--seed -1', Invalid value for option '--seed': it takes a whole number (0 or more), not -1.",
    "'--cups 2 --cups 3', option '--cups' (N) should be specified only once",
    "'--cups', Missing required parameter for option '--cups' (N)",
    "'--tea', 'Unknown option: ''--tea''. Known are --cups, --seed, --sugar, --milk, --help.'",
    "'cups', 'Unmatched argument at index 0: ''cups''. Known are --cups, --seed, --sugar, --milk, --help.'",
    "'--sugar 3', '--sugar has no effect without --milk. Add --milk, or leave --sugar out.'"
  })
  void a_wrong_option_ends_with_2_and_a_message_before_the_usage_on_standard_error(String line, String message) {
    assertEquals(2, execute(line.split(" ")));
    assertEquals("", out.toString());
    assertTrue(err.toString().startsWith("brew: " + message), err::toString);
    assertTrue(err.toString().contains("Usage: ./run brew [OPTIONS]"), err::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--cups 7 --seed 0", "--seed=0 --cups=7"})
  void right_options_are_read(String line) {
    Brew read = CommandLines.read(brew, line.split(" "));
    assertEquals(7, read.cups);
    assertEquals(Optional.of(0L), read.seed);
  }

  @Test
  void an_option_is_taken_with_the_one_that_it_needs_and_help_is_never_refused() {
    Brew read = CommandLines.read(brew, "--sugar", "3", "--milk");
    assertEquals(3, read.sugar);
    assertTrue(read.milk);
    assertEquals(0, execute("--sugar", "3", "--help"));
  }

  @Test
  void a_run_ends_with_0_only_if_every_promise_was_kept() {
    assertEquals(0, execute());
    brew.outcome = to -> false;
    assertEquals(1, execute());
    brew.outcome =
        to -> {
          throw new RunFailure("The kettle is empty.");
        };
    assertEquals(1, execute());
  }

  @Test
  void options_that_do_not_go_together_are_refused_as_wrong_ones_are() {
    brew.outcome =
        to -> {
          throw new OptionException("--cups needs water.");
        };
    assertEquals(2, execute());
    assertTrue(err.toString().startsWith("brew: --cups needs water."), err::toString);
  }
}
