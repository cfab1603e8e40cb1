package org.numberrefresh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command line has no back door: only the conformance kit, which calls no API, knows the system's own code. */
class PublicApiTest {

  @Test
  void no_command_that_calls_the_api_knows_the_systems_code() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> sources =
          files.filter(file -> file.toString().endsWith(".java") && !file.getParent().endsWith("kit")).toList();
      assertTrue(sources.size() > 30, sources::toString);
      List<String> inner =
          sources.stream()
              .flatMap(PublicApiTest::lines)
              .filter(
                  line ->
                      line.startsWith("import org.numberrefresh.") && !line.startsWith("import org.numberrefresh.cli."))
              .toList();
      assertEquals(List.of(), inner);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
