package org.numberrefresh.simulation.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The stack as a child process; ends with this process, also on Ctrl-C. */
public final class StackProcess implements AutoCloseable {

  private static final String MAIN = "org.numberrefresh.simulation.serve.Serve";
  private static final String READY = "ready ";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final Process process;
  private final Path directory;
  private final Path log;
  private final CompletableFuture<URI> ready = new CompletableFuture<>();

  private StackProcess(Process process, Path directory, Path log) {
    this.process = process;
    this.directory = directory;
    this.log = log;
  }

  /**
   * Starts the stack and returns at once.
   *
   * @param options as {@code ./run serve} takes them, but for {@code --clients}
   * @throws RunFailure if there is no such program to start
   */
  public static StackProcess start(List<String> options) throws RunFailure {
    try {
      Path directory = Files.createTempDirectory("number-refresh-stack");
      Path log = directory.resolve("stack.log");
      Process process = new ProcessBuilder(command(options, directory)).redirectError(log.toFile()).start();
      var stack = new StackProcess(process, directory, log);
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the stack"));
      Thread.ofPlatform().daemon().name("output of the stack").start(stack::listen);
      return stack;
    } catch (IOException e) {
      throw new RunFailure("The stack cannot be started: " + e.getMessage(), e);
    }
  }

  private static List<String> command(List<String> options, Path directory) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.matches("(-X|--|-D).*"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(options);
    command.addAll(List.of("--clients", clients(directory).toString()));
    return command;
  }

  private static Path clients(Path directory) {
    return directory.resolve("clients.json");
  }

  private void listen() {
    try (BufferedReader output = process.inputReader()) {
      String line;
      while ((line = output.readLine()) != null) {
        if (line.startsWith(READY)) {
          ready.complete(URI.create(line.substring(READY.length()).strip()));
        }
      }
    } catch (IOException e) {
      // The stream is closed when the process ends, which is told below.
    }
    ready.completeExceptionally(new IOException("it ended"));
  }

  /**
   * Waits until the stack takes orders.
   *
   * @throws RunFailure if it ends or takes too long
   */
  public URI awaitReady() throws InterruptedException, RunFailure {
    try {
      return ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new RunFailure("The stack ended before it was ready. Its last words:" + lastWords());
    } catch (TimeoutException e) {
      throw new RunFailure("The stack was not ready within " + START_LIMIT.toMinutes() + " minutes." + lastWords());
    }
  }

  /** The file with the OAuth clients of operator and carriers. */
  public Path clients() {
    return clients(directory);
  }

  /** The end of what the stack wrote to its error stream. */
  public String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      int from = Math.max(0, lines.size() - 10);
      return System.lineSeparator() + String.join(System.lineSeparator(), lines.subList(from, lines.size()));
    } catch (IOException e) {
      return " (" + e.getMessage() + ")";
    }
  }

  /** The stack's main process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Kills it at once, and everything that it started. */
  public void kill() throws InterruptedException {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly().waitFor();
    for (ProcessHandle member : family) {
      member.destroyForcibly();
      member.onExit().join();
    }
  }

  @Override
  public synchronized void close() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      family.forEach(ProcessHandle::destroy);
      for (Path file : List.of(clients(), log, directory)) {
        Files.deleteIfExists(file);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // A leftover in the directory for temporary files is the system's to clean.
    }
  }
}
