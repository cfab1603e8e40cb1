package org.numberrefresh.stack.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the cache of the stores: starts and ends them once while the JVM records, and has another JVM write the cache.
 * {@code ./run} starts it after a build, and goes on whatever becomes of it.
 *
 * <p>Arguments: the directory that holds the stores' jars, and the directory of the cache.
 */
public final class StoresTraining {

  private static final int MINUTES = 5;

  private final Path built;
  private final StoresCache cache;

  private StoresTraining(Path built, StoresCache cache) {
    this.built = built;
    this.cache = cache;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var training = new StoresTraining(Path.of(args[0]), new StoresCache(Path.of(args[1])));
    if (!training.cache.isMadeWith(training.built)) {
      training.makeAlone();
    }
  }

  /** Leaves it to another training that is under way. */
  private void makeAlone() throws IOException, InterruptedException {
    Files.createDirectories(cache.directory());
    try (var file =
            FileChannel.open(cache.directory().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      if (lock != null) {
        make();
      }
    }
  }

  private void make() throws IOException, InterruptedException {
    Files.deleteIfExists(cache.key());
    String key = StoresCache.keyOf(built);
    String classPath = JarsAlone.path(JarsAlone.of(built), cache.directory());
    Path recorded = cache.directory().resolve("stores.recorded");
    Path written = cache.directory().resolve("stores.written");
    try {
      record(command(classPath, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded));
      end(
          started(
              command(classPath, "-XX:AOTMode=create", "-XX:AOTConfiguration=" + recorded, "-XX:AOTCache=" + written)));
      // A process that starts from the one before keeps its file.
      Files.move(written, cache.cache(), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(recorded);
    }
    Files.writeString(cache.classPath(), classPath);
    // Written last: a training that dies leaves no cache that counts.
    Files.writeString(cache.key(), key);
  }

  private static List<String> command(String classPath, String... options) {
    var command = new ArrayList<>(StoresProcess.jvm());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, StoresProcess.MAIN));
    return command;
  }

  /** A process that is killed where it hangs. */
  private static Process started(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.onExit().orTimeout(MINUTES, TimeUnit.MINUTES).exceptionally(late -> process.destroyForcibly());
    return process;
  }

  /** Starts the stores in memory; they end when their standard input does. */
  private static void record(List<String> command) throws IOException, InterruptedException {
    Process process = started(command);
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.startsWith("stores ")) {
      line = output.readLine();
    }
    process.getOutputStream().close();
    end(process);
  }

  private static void end(Process process) throws IOException, InterruptedException {
    Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(System.out::println));
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("A JVM of the training ended with " + code + ".");
    }
  }
}
