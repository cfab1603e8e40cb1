package org.numberrefresh.simulation.serve;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.numberrefresh.simulation.apps.SimulatorProcess;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.stack.Stack;
import org.numberrefresh.stack.data.DataLock;
import org.numberrefresh.stack.data.PrivateFile;
import org.numberrefresh.stack.template.TemplateException;

/** {@code ./run serve}: the whole system on this machine, until it is told to stop. */
public final class Serve {

  private final ServeOptions options;
  private final PrintStream announce = System.out;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private Serve(ServeOptions options) {
    this.options = options;
  }

  public static void main(String[] line) {
    CommandLines.run(new ServeCommand(), line);
  }

  /**
   * Serves, and returns only where it cannot, or no longer.
   *
   * @return the exit code
   */
  static int run(ServeOptions options) throws InterruptedException {
    try {
      new Serve(options).serve();
      return 0;
    } catch (IllegalStateException | UncheckedIOException | TemplateException e) {
      System.err.println("serve: " + e.getMessage());
      return 1;
    }
  }

  private void serve() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    // Handlers print their log, as on Lambda. Standard output is for the one line that says the stack is ready.
    PrintStream log = log();
    System.setOut(log);
    var application = new NumberRefresh();
    Stack stack = kept(Stack.start(options.ofStack().withLog(log), application));
    ClientsFile clients = new ClientsFile(stack);
    options.clientsFile().map(PrivateFile::new).ifPresent(clients::write);
    if (options.simulated().apps() > 0) {
      application.simulatedAt(simulate(stack, clients));
    }
    System.err.println("console: " + application.console(stack));
    announce.println("ready " + stack.url());
    announce.flush();
    throw new IllegalStateException(lossOf(stack));
  }

  /** Waits until the stack cannot go on, and says why. */
  private static String lossOf(Stack stack) throws InterruptedException {
    try {
      return stack.lost().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The stack cannot go on.", e);
    }
  }

  private URI simulate(Stack stack, ClientsFile clients) {
    try {
      Path file =
          options.clientsFile().isPresent()
              ? options.clientsFile().get()
              : Files.createTempFile("number-refresh-clients", ".json");
      clients.write(new PrivateFile(file));
      var simulator = new ArrayList<>(options.simulated().options());
      // With data that outlive the stack, the apps must still know the secrets that they were given once.
      options
          .data()
          .map(data -> data.resolve("simulator-keys.json").toString())
          .ifPresent(keys -> simulator.addAll(List.of("--keys", keys)));
      return kept(SimulatorProcess.start(stack.url(), file, simulator)).address();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the simulated apps", e);
    }
  }

  private PrintStream log() {
    try {
      Path file;
      if (options.data().isPresent()) {
        file = DataLock.directory(options.data().get()).resolve("stack.log");
      } else {
        file = Files.createTempFile("number-refresh-", ".log");
        System.err.println("log: " + file);
      }
      return new PrintStream(
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
          true,
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the log: " + e.getMessage(), e);
    }
  }

  private synchronized <T extends AutoCloseable> T kept(T part) {
    parts.push(part);
    return part;
  }

  private synchronized void stop() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("serve: " + e.getMessage());
      }
    }
  }
}
