package org.numberrefresh.stack.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The cache from which the process of the stores starts: its classes as they stand after loading and linking, and what
 * the JVM learnt of their methods (JEP 483, 514, 515). It counts for the JVM and the jars that it was made with.
 * Without it, or where the JVM refuses it, the process starts as it would, and says nothing of it.
 *
 * <p>Decision: docs/decisions.md#the-stores-start-from-a-cache
 *
 * @param directory the directory of its files
 */
record StoresCache(Path directory) {

  /** The directory of the cache, which {@code ./run} names. */
  private static final String PROPERTY = "stack.caches";

  /** The cache that {@code ./run} made, if this process is one of its. */
  static Optional<StoresCache> ofRun() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(StoresCache::new);
  }

  /** The words of a command that start a JVM from it; none if it is missing or was made with something else. */
  Optional<List<String>> words(Path built) {
    try {
      if (!isMadeWith(built)) {
        return Optional.empty();
      }
      // The JVM would tell on standard output, which the parent reads, that it refuses a cache.
      return Optional.of(
          List.of(
              "-XX:AOTMode=auto", "-XX:AOTCache=" + cache(), "-Xlog:disable", "-cp", Files.readString(classPath())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** True if it was made with this JVM and these jars. */
  boolean isMadeWith(Path built) throws IOException {
    return Files.isRegularFile(cache())
        && Files.isRegularFile(classPath())
        && Files.isRegularFile(key())
        && Files.readString(key()).equals(keyOf(built));
  }

  /** The JVM, and names, sizes and times of the jars: it counts for these alone. */
  static String keyOf(Path built) throws IOException {
    var key = new StringBuilder(System.getProperty("java.home") + " " + System.getProperty("java.vm.version"));
    for (Path jar : JarsAlone.of(built)) {
      key.append('\n').append(jar).append(' ').append(Files.size(jar)).append(' ');
      key.append(Files.getLastModifiedTime(jar).toMillis());
    }
    return key.toString();
  }

  Path cache() {
    return directory.resolve("stores.aot");
  }

  Path classPath() {
    return directory.resolve("stores.path");
  }

  Path key() {
    return directory.resolve("stores.key");
  }
}
