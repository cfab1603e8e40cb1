package org.numberrefresh.simulation.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.numberrefresh.stack.StackOptions;
import org.numberrefresh.stack.stores.AwsEndpoint;

class ServeOptionsTest {

  private static ServeOptions parse(String... line) {
    return ServeOptions.parse(line, Map.of());
  }

  @Test
  void what_is_not_told_has_a_value() {
    assertEquals(
        new ServeOptions(
            8080,
            Optional.empty(),
            Optional.empty(),
            new ServeOptions.Simulated(0, "mixed", 1),
            Optional.empty(),
            AwsEndpoint.embedded()),
        parse());
  }

  @Test
  void what_is_told_reaches_the_stack() {
    StackOptions stack = parse("--port", "0", "--data", "d", "--disorder", "7").ofStack();
    assertEquals(0, stack.port());
    assertEquals(Optional.of(Path.of("d")), stack.data());
    assertEquals(Optional.of(7L), stack.disorder());
  }

  @Test
  void every_option_is_explained() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> parse("--colour", "red"));
    refusal
        .getMessage()
        .replaceAll(".*Known are|[.,]", "")
        .strip()
        .lines()
        .flatMap(names -> Arrays.stream(names.split(" ")))
        .forEach(name -> assertTrue(ServeOptions.USAGE.contains("  " + name + " "), name));
  }

  @ParameterizedTest
  @CsvSource({"--port,65536", "--apps,many", "--disorder,-1", "--dynamodb-endpoint,somewhere", "port,1"})
  void what_cannot_be_is_refused_by_its_name(String name, String value) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> parse(name, value));
    assertTrue(refusal.getMessage().contains(name));
  }
}
