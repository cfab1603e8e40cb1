package org.numberrefresh.simulation.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Command lines that all behave in the same way. {@code --help} explains a command. A wrong option ends it with exit
 * code 2; its message and the command's usage stand on standard error.
 */
public final class CommandLines {

  private static final int BAD_OPTIONS = 2;
  private static final int WIDTH = 110;

  private CommandLines() {}

  /** Runs a command and ends the process with its exit code. */
  public static void run(Object command, String... line) {
    System.exit(of(command).execute(line));
  }

  /**
   * Reads options into a command without running it.
   *
   * @return the command
   * @throws ParameterException if an option is wrong, naming it, its value and the remedy
   */
  public static <C> C read(C command, String... line) {
    NeededOptions.check(of(command).parseArgs(line));
    return command;
  }

  /**
   * The command line of a command.
   *
   * @param subcommands the commands of which its first argument names one
   */
  public static CommandLine of(Object command, Object... subcommands) {
    CommandLine line = new CommandLine(command);
    for (Object subcommand : subcommands) {
      line.addSubcommand(subcommand);
    }
    complete(line);
    line.getSubcommands().values().forEach(CommandLines::complete);
    return line.setUsageHelpWidth(WIDTH)
        .setExecutionStrategy(CommandLines::run)
        .setParameterExceptionHandler((refused, args) -> refuse(refused))
        .setExecutionExceptionHandler(CommandLines::failed);
  }

  private static int run(ParseResult parsed) {
    boolean help = parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested);
    if (!help) {
      NeededOptions.check(parsed);
    }
    return new RunLast().execute(parsed);
  }

  private static void complete(CommandLine line) {
    OptionDetails.complete(line.getCommandSpec());
    line.addMixin("help", new HelpOption());
    line.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
  }

  private static int failed(Exception thrown, CommandLine line, ParseResult parsed) throws Exception {
    if (thrown instanceof OptionException refused) {
      return refuse(new ParameterException(line, refused.getMessage(), refused));
    }
    throw thrown;
  }

  private static int refuse(ParameterException refused) {
    CommandLine line = refused.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(name(line) + ": " + refused.getMessage() + remedy(refused));
    line.usage(err);
    return BAD_OPTIONS;
  }

  private static String remedy(ParameterException refused) {
    if (!(refused instanceof UnmatchedArgumentException)) {
      return "";
    }
    CommandLine line = refused.getCommandLine();
    Stream<String> options = line.getCommandSpec().options().stream().map(OptionSpec::longestName);
    Stream<String> known = Stream.concat(line.getSubcommands().keySet().stream(), options);
    return ". Known are " + known.collect(Collectors.joining(", ")) + ".";
  }

  /** The name of a command without the script that starts it. */
  private static String name(CommandLine line) {
    return line.getCommandSpec().qualifiedName().replaceFirst("^\\./run ", "");
  }
}
