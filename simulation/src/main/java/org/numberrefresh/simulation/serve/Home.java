package org.numberrefresh.simulation.serve;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the root of the repository: the nearest directory above that holds the template and the local stack. */
public final class Home {

  private static final String PROPERTY = "number-refresh.home";

  private Home() {}

  /** Finds it. */
  public static Path find() {
    String given = System.getProperty(PROPERTY);
    if (given != null) {
      return Path.of(given);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("template.yaml")) && Files.isDirectory(at.resolve("stack/stores"))) {
        return at;
      }
    }
    throw new IllegalStateException(
        "template.yaml is not found. Start from the repository, or set -D" + PROPERTY + ".");
  }
}
