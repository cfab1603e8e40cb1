package org.numberrefresh.deployed;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The list of versions that are known to be bad. */
record KnownHoles(List<Hole> holes) {

  static final Path FILE = Path.of("..", "functions", "known-holes.txt");

  enum Severity {
    HIGH,
    CRITICAL
  }

  /**
   * A hole.
   *
   * @param library group and artifact, with a colon between them
   * @param from the first version that has it
   * @param fixed the first version that does not
   * @param id its numbers
   */
  record Hole(String library, Version from, Version fixed, Severity severity, String id) {

    boolean isIn(String version) {
      Version it = Version.parse(version);
      return it.compareTo(from) >= 0 && it.compareTo(fixed) < 0;
    }

    String artifact() {
      return library.substring(library.indexOf(':') + 1);
    }
  }

  static KnownHoles read() throws IOException {
    return new KnownHoles(
        Files.readAllLines(FILE).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(KnownHoles::hole)
            .toList());
  }

  private static Hole hole(String line) {
    String[] parts = line.split(" +");
    if (parts.length != 5) {
      throw new AssertionError("A line has a library, two versions, a severity and ids, not: " + line);
    }
    return new Hole(parts[0], Version.parse(parts[1]), Version.parse(parts[2]), Severity.valueOf(parts[3]), parts[4]);
  }
}
