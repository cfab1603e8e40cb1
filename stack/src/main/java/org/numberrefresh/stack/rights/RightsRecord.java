package org.numberrefresh.stack.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.numberrefresh.stack.template.Right;

/**
 * Notes which rights functions used, and which they were denied. Each right is one line, written when it is first seen.
 * Several stacks and processes may share the file.
 */
public final class RightsRecord {

  /** The system property that names the file; without it nothing is written. */
  public static final String FILE = "stack.rights-record";

  private final Optional<Path> file;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  RightsRecord(Optional<Path> file) {
    this.file = file;
  }

  /** The record that the system property {@value #FILE} asks for. */
  public static RightsRecord ofProcess() {
    return new RightsRecord(Optional.ofNullable(System.getProperty(FILE)).map(Path::of));
  }

  /** The line of a right that was used or denied. */
  public static String line(boolean allowed, String function, Right right) {
    return (allowed ? "used " : "denied ") + function + " " + right;
  }

  void note(boolean allowed, String function, Right right) {
    if (file.isPresent()) {
      String line = line(allowed, function, right);
      if (seen.add(line)) {
        append(file.get(), line);
      }
    }
  }

  private static void append(Path file, String line) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The record of used rights cannot be written: " + file, e);
    }
  }
}
