package org.numberrefresh.stack.stores;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.stack.jvm.OwnCompiler;

/** The child process that holds DynamoDB Local and ElasticMQ. It ends when this process ends, however that ends. */
final class StoresProcess implements AutoCloseable {

  private static final String MAIN = "org.numberrefresh.stack.stores.StoresMain";

  private final Process process;
  private final int tablesPort;
  private final int queuesPort;

  private StoresProcess(Process process, int tablesPort, int queuesPort) {
    this.process = process;
    this.tablesPort = tablesPort;
    this.queuesPort = queuesPort;
  }

  /**
   * Starts the child and waits until both stores answer.
   *
   * @param built the directory that holds its classes and libraries
   * @param data the directory of the stores' files; empty for memory
   * @param tables true if DynamoDB Local is wanted
   */
  static StoresProcess start(Path built, Optional<Path> data, boolean tables) {
    if (!Files.isDirectory(built.resolve("lib"))) {
      throw new IllegalStateException("The embedded stores are not built. Run: mvn -DskipTests package");
    }
    String where = data.map(path -> path.resolve("tables").toString()).orElse("memory");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OwnCompiler.options());
    command.addAll(
        List.of(
            "-Xmx700m",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            built.resolve("classes") + File.pathSeparator + built.resolve("lib") + File.separator + "*",
            MAIN,
            "tables=" + (tables ? where : "none"),
            "queues=" + data.map(path -> path.resolve("queues").toString()).orElse("memory")));
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return announced(process);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the embedded stores", e);
    }
  }

  private static StoresProcess announced(Process process) throws IOException {
    // The child says one line, so the reader takes nothing that someone else would miss.
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    if (line == null || !line.startsWith("stores ")) {
      process.destroyForcibly();
      throw new IllegalStateException(
          "The embedded stores did not start. With --data, is another stack running on the same directory?");
    }
    String[] words = line.split(" ");
    return new StoresProcess(process, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
  }

  int tablesPort() {
    return tablesPort;
  }

  int queuesPort() {
    return queuesPort;
  }

  long pid() {
    return process.pid();
  }

  /** The processor time it has used. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
