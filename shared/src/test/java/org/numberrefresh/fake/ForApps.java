package org.numberrefresh.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page for apps, {@code docs/for-apps.md}, from which tests read the vectors that it gives. */
public final class ForApps {

  private static final List<String> LINES = lines();

  private ForApps() {}

  private static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("..", "docs", "for-apps.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A vector of its table, by its name. */
  public static String vector(String name) {
    String begin = "| " + name + " | `";
    List<String> found = LINES.stream().filter(line -> line.startsWith(begin)).toList();
    if (found.size() != 1) {
      throw new AssertionError("docs/for-apps.md names " + name + " " + found.size() + " times.");
    }
    return found.getFirst().substring(begin.length(), found.getFirst().length() - "` |".length());
  }

  /** The body of its example: the one line behind the mark of plain text. */
  public static String body() {
    return LINES.get(LINES.indexOf("```text") + 1);
  }
}
