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
import org.numberrefresh.stack.data.DataLock;
import org.numberrefresh.stack.jvm.OwnCompiler;

/**
 * The child process that holds DynamoDB Local and ElasticMQ. It ends when this process ends, however that ends.
 *
 * @see StoresKeeper for what happens when it ends by itself
 */
final class StoresProcess implements AutoCloseable {

  static final String MAIN = "org.numberrefresh.stack.stores.StoresMain";

  /**
   * The ports of the stores on loopback.
   *
   * @param tables the port of the tables; 0 for any free one
   * @param queues the port of the queues; 0 for any free one
   */
  record Ports(int tables, int queues) {
    static final Ports ANY = new Ports(0, 0);
  }

  private final Process process;
  private final Ports ports;

  private StoresProcess(Process process, Ports ports) {
    this.process = process;
    this.ports = ports;
  }

  /**
   * Starts the child and waits until both stores answer.
   *
   * @param built the directory that holds its classes and libraries
   * @param data the directory of the stores' files; empty for memory
   * @param tables true if DynamoDB Local is wanted
   * @param ports the ports that it takes
   * @throws IllegalStateException if it ends before it answers
   */
  static StoresProcess start(Path built, Optional<Path> data, boolean tables, Ports ports) {
    return start(built, data, tables, ports, StoresCache.ofRun());
  }

  /**
   * Starts the child as above.
   *
   * @param cache what it starts from, if it counts
   */
  static StoresProcess start(
      Path built, Optional<Path> data, boolean tables, Ports ports, Optional<StoresCache> cache) {
    if (!Files.isDirectory(built.resolve("lib"))) {
      throw new IllegalStateException("The embedded stores are not built. Run: mvn -DskipTests package");
    }
    List<String> command = jvm();
    command.addAll(cache.flatMap(made -> made.words(built)).orElseGet(() -> List.of("-cp", classPath(built))));
    command.addAll(
        List.of(
            MAIN,
            "tables=" + (tables ? place(data, "tables") : "none"),
            "queues=" + place(data, "queues"),
            "tables-port=" + ports.tables,
            "queues-port=" + ports.queues));
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return announced(process);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the embedded stores", e);
    }
  }

  /** The JVM that holds the stores, with its options. */
  static List<String> jvm() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OwnCompiler.options());
    command.addAll(
        List.of(
            "-Xmx700m",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED"));
    return command;
  }

  private static String classPath(Path built) {
    return built.resolve("classes") + File.pathSeparator + built.resolve("lib") + File.separator + "*";
  }

  private static String place(Optional<Path> data, String name) {
    return data.map(path -> DataLock.ownDirectory(path, name).toString()).orElse("memory");
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
    return new StoresProcess(process, new Ports(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
  }

  Ports ports() {
    return ports;
  }

  /** Runs an action when the child has ended, however it ends. */
  void whenEnded(Runnable action) {
    Thread.ofVirtual()
        .name("watch the stores")
        .start(
            () -> {
              process.onExit().join();
              action.run();
            });
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
