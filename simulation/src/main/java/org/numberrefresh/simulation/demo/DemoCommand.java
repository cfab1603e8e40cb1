package org.numberrefresh.simulation.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.StackRun;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code ./run demo}. */
@Command(
    name = "./run demo",
    description = {
      "A guided tour: carriers submit numbers, simulated apps answer, every pair is compared with the truth.",
      "Ends with 0 only if every pair is what the app answered."
    },
    footer = {"", "Example:", "  ./run demo --numbers 50 --apps 10"})
final class DemoCommand extends StackRun {

  @Option(
      names = "--numbers",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Numbers to refresh before their resale")
  @Between(least = 1, most = 1_000_000)
  int numbers;

  @Option(
      names = "--apps",
      paramLabel = "N",
      defaultValue = "200",
      description = "Simulated apps; of 20 and more, one hangs, one is down, two take no part")
  @Between(least = 1, most = 1000)
  int apps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed that numbers and answers follow from")
  @Between(least = 0)
  long seed;

  @Option(names = "--data", paramLabel = "DIR", description = "Keep the stack's data in DIR; else in memory")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--language",
      paramLabel = "NAME",
      converter = DemoLanguage.Reader.class,
      description = "The language of what is told: ${COMPLETION-CANDIDATES}; else the terminal's")
  Optional<DemoLanguage> language = Optional.empty();

  @Option(names = "--verbose", description = "Show rejected lines, reasons and one number's whole status too")
  boolean verbose;

  DemoCommand(Terminal terminal) {
    super("demo", terminal);
  }

  /**
   * The options as the demo takes them.
   *
   * @param environment the variables of the process, which name the terminal's language
   */
  DemoOptions options(Map<String, String> environment) {
    var shown = new DemoOptions.Shown(language.orElseGet(() -> DemoLanguage.of(environment)), verbose);
    return new DemoOptions(numbers, apps, seed, data, shown);
  }

  @Override
  protected boolean run(Terminal to) throws InterruptedException, RunFailure {
    DemoOptions options = options(System.getenv());
    return new Demo(options, to.ableToWrite(new DemoTexts(options.shown().language()).of("outcomes.head"))).run();
  }
}
