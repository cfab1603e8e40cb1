package org.numberrefresh.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.simulation.serve.Home;

/** The first words of Javadocs, over all sources that somebody wrote. */
class JavadocTest {

  private static final Path ROOT = Home.find();
  private static final Pattern RIDDLE = Pattern.compile("/\\*\\*[\\s*]*(What|Whatever|Whether|How|Who) [^\\n]*");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }

  private static List<String> riddles(Path file) {
    try {
      return RIDDLE.matcher(Files.readString(file)).results().map(found -> file + ": " + found.group()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_javadoc_begins_with_a_noun_or_a_verb() throws IOException {
    List<Path> sources = sources();
    assertTrue(sources.size() > 700, "The sources are not where they are looked for.");
    var riddles = new ArrayList<String>();
    sources.forEach(file -> riddles.addAll(riddles(file)));
    assertEquals(List.of(), riddles, "Say what it is, such as \"The answers of an app\", or what it does.");
  }
}
