package org.numberrefresh.cli;

import java.io.PrintWriter;
import org.numberrefresh.cli.feed.EventsCommand;
import org.numberrefresh.cli.feed.SinkCommand;
import org.numberrefresh.cli.kit.CheckAppCommand;
import org.numberrefresh.cli.number.AppealCommand;
import org.numberrefresh.cli.number.CertificateCommand;
import org.numberrefresh.cli.number.EraseCommand;
import org.numberrefresh.cli.number.GradeCommand;
import org.numberrefresh.cli.number.StatusCommand;
import org.numberrefresh.cli.number.VerifyCommand;
import org.numberrefresh.cli.operator.AppCommand;
import org.numberrefresh.cli.operator.CarrierCommand;
import org.numberrefresh.cli.operator.HealthCommand;
import org.numberrefresh.cli.operator.RangesCommand;
import org.numberrefresh.cli.operator.ReportCommand;
import org.numberrefresh.cli.order.CancelCommand;
import org.numberrefresh.cli.order.CoverageCommand;
import org.numberrefresh.cli.order.OrdersCommand;
import org.numberrefresh.cli.order.ResultsCommand;
import org.numberrefresh.cli.order.RetryCommand;
import org.numberrefresh.cli.order.RuleCommand;
import org.numberrefresh.cli.order.SubmitCommand;
import org.numberrefresh.cli.order.WatchCommand;
import org.numberrefresh.cli.profile.CompletionCommand;
import org.numberrefresh.cli.profile.ProfileCommand;
import org.numberrefresh.cli.session.ClientFailure;
import org.numberrefresh.cli.session.Environment;
import org.numberrefresh.cli.session.ExitCode;
import org.numberrefresh.cli.session.Voice;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The commands, and what becomes of those that fail. */
final class ClientCommandLine {

  private static final int WIDTH = 110;

  private ClientCommandLine() {}

  /** The command above all others. */
  @Command(
      name = "number-refresh",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {
        SubmitCommand.class,
        WatchCommand.class,
        OrdersCommand.class,
        ResultsCommand.class,
        RetryCommand.class,
        CancelCommand.class,
        StatusCommand.class,
        GradeCommand.class,
        EventsCommand.class,
        SinkCommand.class,
        AppealCommand.class,
        CertificateCommand.class,
        VerifyCommand.class,
        CoverageCommand.class,
        RuleCommand.class,
        AppCommand.class,
        CarrierCommand.class,
        RangesCommand.class,
        HealthCommand.class,
        ReportCommand.class,
        EraseCommand.class,
        CheckAppCommand.class,
        ProfileCommand.class,
        CompletionCommand.class
      })
  static final class Root implements Environment.Holder {

    private final Environment environment;

    Root(Environment environment) {
      this.environment = environment;
    }

    @Override
    public Environment environment() {
      return environment;
    }
  }

  /** The option that every command has. */
  static final class Help {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true)
    boolean asked;
  }

  static CommandLine of(Environment environment, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Root(environment));
    complete(line);
    return line.setResourceBundle(environment.texts().bundle())
        .setOut(out)
        .setErr(err)
        .setUsageHelpWidth(WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((refused, arguments) -> misused(refused, environment))
        .setExecutionExceptionHandler((failure, at, parsed) -> failed(failure, at, environment));
  }

  private static void complete(CommandLine line) {
    line.addMixin("help", new Help());
    line.getCommandSpec().usageMessage().sortOptions(false).abbreviateSynopsis(true);
    line.getSubcommands().values().forEach(ClientCommandLine::complete);
  }

  private static int misused(ParameterException refused, Environment environment) {
    PrintWriter err = refused.getCommandLine().getErr();
    err.println(Voice.masked(String.valueOf(refused.getMessage())));
    err.println(environment.texts().text("error.tryHelp", refused.getCommandLine().getCommandSpec().qualifiedName()));
    err.flush();
    return ExitCode.MISUSE;
  }

  private static int failed(Exception failure, CommandLine at, Environment environment) {
    PrintWriter err = at.getErr();
    if (failure instanceof ClientFailure known) {
      known.lines().forEach(line -> err.println(Voice.masked(line)));
      err.flush();
      return known.exitCode();
    }
    err.println(environment.texts().text("error.internal", failure.getClass().getSimpleName()));
    err.flush();
    return ExitCode.REFUSED;
  }
}
