package org.numberrefresh.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.runtime.DeployedFunctions;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.template.FunctionSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Processor time of a function's start and of its first call in Lambda's own runtime, beside functions on frameworks.
 */
@Command(
    name = "cold-start",
    description = {
      "Processor time of each function's start and first call in Lambda's own runtime, also from a snapshot.",
      "Beside them a Quarkus and a Micronaut function that check a token and read an item, as AuthorizeFunction does."
    },
    footer = {"", "Example:", "  ./run bench cold-start --processes 3 --functions AuthorizeFunction"})
final class ColdStart extends Benchmark {

  private static final String ROOT = "a root secret that this bench alone knows";

  @Option(names = "--processes", paramLabel = "N", defaultValue = "5", description = "Processes of each, in turn")
  @Between(least = 1, most = 100)
  int processes;

  @Option(
      names = "--functions",
      paramLabel = "NAMES",
      split = ",",
      description = "Measure these alone, with commas between them; all if none is named")
  List<String> functions = List.of();

  @Option(names = "--own", description = "Leave the frameworks out, which Maven builds the first time")
  boolean own;

  ColdStart(Terminal terminal) {
    super(terminal);
  }

  @Override
  void report(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    try (var issuer = PlayedIssuer.open();
        var deployed =
            DeployedFunctions.open(AwsEndpoint.embedded(), PlayedIssuer.ISSUER, issuer.jwks().toString(), ROOT)) {
      var starts = new Starts(deployed, issuer);
      List<String> all = deployed.template().functions().stream().map(FunctionSpec::name).toList();
      terminal.line("cold-start: CPU seconds, medians of %d processes".formatted(processes));
      TextTable table =
          new TextTable("", "init", "first call", "both", "init with hooks", "restore, first call", "classes", "MB");
      List<String> chosen = functions.isEmpty() ? all : functions;
      if (!own || chosen.contains(Starts.AUTHORIZE)) {
        starts.prepare();
      }
      for (String name : chosen) {
        row(table, starts.measure(starts.own(name), processes));
      }
      if (!own) {
        for (Path project : PeerBuilds.PROJECTS) {
          row(table, starts.measure(starts.peer(PeerBuilds.built(project, terminal)), processes));
        }
      }
      terminal.lines(table.lines(terminal));
    }
  }

  private void row(TextTable table, Starts.Measured one) {
    findings.add(one.name() + ": CPU of init", one.init().median(), "%.2f s");
    findings.add(one.name() + ": CPU of the first call", one.call().median(), "%.2f s");
    findings.add(one.name() + ": CPU of both", one.both().median(), "%.2f s");
    findings.add(one.name() + ": CPU of the first call after a restore", one.restored().median(), "%.2f s");
    findings.add(one.name() + ": classes", (double) one.classes(), "%,.0f");
    table.row(
        one.name(),
        "%.2f".formatted(one.init().median()),
        "%.2f".formatted(one.call().median()),
        "%.2f; %s".formatted(one.both().median(), one.both().spread("%.2f")),
        "%.2f".formatted(one.hooks().median()),
        "%.2f; %s".formatted(one.restored().median(), one.restored().spread("%.2f")),
        "%,d".formatted(one.classes()),
        "%.1f".formatted(one.bytes() / 1e6));
  }
}
