package org.numberrefresh.simulation.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.cli.HelpCheck;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.ParameterException;

class DemoOptionsTest {

  private static DemoOptions parse(String... line) {
    return CommandLines.read(new DemoCommand(Terminal.ofProcess()), line).options();
  }

  @Test
  void the_help_is_complete() {
    HelpCheck.hold(new DemoCommand(Terminal.ofProcess()));
  }

  @Test
  void what_is_not_told_has_a_value() {
    assertEquals(new DemoOptions(2000, 200, 1, Optional.empty()), parse());
    assertEquals(
        new DemoOptions(10, 5, 9, Optional.of(Path.of("d"))),
        parse("--numbers", "10", "--apps", "5", "--seed", "9", "--data", "d"));
  }

  @ParameterizedTest
  @CsvSource({"--numbers,0", "--numbers,many", "--apps,-1", "--apps,99999999999999999999", "--colour,red", "numbers,5"})
  void what_cannot_be_is_refused_by_its_name(String name, String value) {
    var refusal = assertThrows(ParameterException.class, () -> parse(name, value));
    assertTrue(refusal.getMessage().contains(name));
  }

  @Test
  void a_name_without_a_value_is_refused() {
    assertThrows(ParameterException.class, () -> parse("--numbers"));
  }
}
