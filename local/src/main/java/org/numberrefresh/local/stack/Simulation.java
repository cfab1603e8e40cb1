package org.numberrefresh.local.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The simulated apps, in a process of their own. */
final class Simulation implements AutoCloseable {

  private static final String MAIN = "org.numberrefresh.local.sim.Simulator";
  private static final String READY = "simulator ready";

  private final Process process;

  private Simulation(Process process) {
    this.process = process;
  }

  /** Starts the apps and returns when they are registered. */
  static Simulation start(Stack stack, ServeOptions options, Path clientsFile) throws IOException {
    Client operator = stack.client(Client.Role.OPERATOR);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                "--stack",
                stack.url().toString(),
                "--operator-id",
                operator.id(),
                "--operator-secret",
                operator.secret(),
                "--apps",
                Integer.toString(options.apps()),
                "--seed",
                Long.toString(options.seed()),
                "--clients",
                clientsFile.toString()));
    // With data that outlive the stack, the apps must still know the secrets that they were given once.
    options
        .data()
        .map(data -> data.resolve("simulator-keys.json").toString())
        .ifPresent(keys -> command.addAll(List.of("--keys", keys)));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Simulation simulation = new Simulation(process);
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = output.readLine();
    }
    if (line == null) {
      simulation.close();
      throw new IllegalStateException("The simulated apps did not start.");
    }
    stack.simulatedAt(URI.create(line.substring(READY.length()).strip()));
    Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
    return simulation;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
