package org.numberrefresh.simulation.apps;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.stack.jvm.OwnCompiler;

/** The simulated apps in a process of their own, which ends with this one. */
public final class SimulatorProcess implements AutoCloseable {

  private static final String READY = "simulator ready";

  private final Process process;
  private final URI address;

  private SimulatorProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts the apps and returns when they are registered.
   *
   * @param stack the hub
   * @param clientsFile the file of clients that the stack wrote, the operator among them
   * @param options more options of the simulator
   * @throws IllegalStateException if they do not start
   */
  public static SimulatorProcess start(URI stack, Path clientsFile, List<String> options) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OwnCompiler.options());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Simulator.class.getName(), "--stack", stack.toString()));
    command.addAll(List.of("--clients", clientsFile.toString()));
    command.addAll(options);
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = output.readLine();
    }
    if (line == null) {
      process.destroyForcibly();
      throw new IllegalStateException("The simulated apps did not start.");
    }
    Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
    return new SimulatorProcess(process, URI.create(line.substring(READY.length()).strip()));
  }

  /** The address at which the apps can be asked for the truth. */
  public URI address() {
    return address;
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
