package org.numberrefresh.stack.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      training.make();
    }
  }

  private void make() throws IOException, InterruptedException {
    Files.createDirectories(cache.directory());
    Files.deleteIfExists(cache.key());
    String key = StoresCache.keyOf(built);
    String classPath = JarsAlone.path(JarsAlone.of(built), cache.directory());
    Path recorded = cache.directory().resolve("stores.recorded");
    try {
      record(command(classPath, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded));
      end(
          started(
              command(
                  classPath,
                  "-XX:AOTMode=create",
                  "-XX:AOTConfiguration=" + recorded,
                  "-XX:AOTCache=" + cache.cache())));
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

  private static Process started(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
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
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    if (process.exitValue() != 0) {
      throw new IOException("A JVM of the training ended with " + process.exitValue() + ".");
    }
  }
}
