package org.numberrefresh.simulation.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.numberrefresh.simulation.serve.Home;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;

/** One run of the tests against an endpoint. Maven runs them; its reports are read after. */
final class ConformRun {

  private static final Path LOG = Path.of("target", "conform.log");

  private final ConformOptions options;
  private final Terminal terminal;
  private final Path home = Home.find();
  private final String run;

  ConformRun(ConformOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
    byte[] drawn = new byte[4];
    new SecureRandom().nextBytes(drawn);
    this.run = "c" + HexFormat.of().formatHex(drawn) + "-";
  }

  /**
   * Runs the tests, removes what they left and prints the table.
   *
   * @return true if tests were run and none failed
   */
  boolean run() throws IOException, InterruptedException, RunFailure {
    Map<String, String> variables = options.variables(System.getenv(), run);
    try (var leftovers = Leftovers.of(options, variables, run)) {
      leftovers.look();
      terminal.line("Testing " + options.endpoint() + "; what Maven says stands in " + LOG + " ...");
      var reports = new TestReports(home.resolve("simulation/target/surefire-reports"));
      reports.forget();
      boolean passed;
      try {
        passed = test(variables, leftovers);
      } finally {
        terminal.line(leftovers.remove() + " tables and queues were left over and are removed.");
      }
      return told(reports.read(), passed);
    }
  }

  private boolean told(List<TestReports.Row> rows, boolean passed) throws RunFailure {
    if (rows.isEmpty()) {
      throw new RunFailure("no test was run to its end. " + LOG + " says why; --minutes gives them more time.");
    }
    terminal.heading("Results");
    terminal.lines(TestReports.table(rows));
    if (!passed) {
      terminal.line("Failures are told in " + LOG + " and in simulation/target/surefire-reports.");
    }
    return passed;
  }

  private boolean test(Map<String, String> variables, Leftovers leftovers)
      throws IOException, InterruptedException, RunFailure {
    Files.createDirectories(home.resolve(LOG).getParent());
    var builder = new ProcessBuilder(maven()).directory(home.toFile()).redirectErrorStream(true);
    builder.redirectOutput(home.resolve(LOG).toFile()).environment().putAll(variables);
    Process maven;
    try {
      maven = builder.start();
    } catch (IOException e) {
      throw new RunFailure("Maven does not start. Install it, so that mvn is on the PATH.", e);
    }
    Thread end = new Thread(() -> end(maven, leftovers));
    Runtime.getRuntime().addShutdownHook(end);
    int code = maven.waitFor();
    Runtime.getRuntime().removeShutdownHook(end);
    return code == 0;
  }

  /** Ends the tests with this process. Maven alone would leave its JVMs running. */
  private static void end(Process maven, Leftovers leftovers) {
    List<ProcessHandle> all = Stream.concat(maven.descendants(), Stream.of(maven.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
    leftovers.remove();
  }

  private List<String> maven() {
    var line = new ArrayList<>(List.of("mvn"));
    // Maven before 3.9 does not read the variable by itself.
    Stream.of(System.getenv().getOrDefault("MAVEN_ARGS", "").split(" ")).filter(w -> !w.isBlank()).forEach(line::add);
    line.addAll(List.of("-B", "-q", "-Dstyle.color=never", "-pl", "simulation", "test", "-Dtest=" + options.tests()));
    line.add("-Dsample.runtime=all");
    line.add("-Dsurefire.timeout=" + Duration.ofMinutes(options.minutes()).toSeconds());
    return line;
  }
}
