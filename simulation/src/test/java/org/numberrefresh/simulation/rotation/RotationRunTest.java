package org.numberrefresh.simulation.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.cli.HelpCheck;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.ParameterException;

/** {@code ./run rotate-keys}, in its short form. */
class RotationRunTest {

  @Test
  void the_keys_are_changed_under_load_and_nothing_fails() throws Exception {
    var written = new ByteArrayOutputStream();
    var terminal = new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), false, false);
    List<String> broken = new RotationRun(new RotationOptions(300, 1, Optional.empty()), terminal).run();
    String text = written.toString(StandardCharsets.UTF_8);
    assertEquals(List.of(), broken, text);
    for (String phase : List.of("ANNOUNCED", "MOVING", "STABLE")) {
      assertTrue(text.contains(phase), text);
    }
  }

  private static RotationOptions parse(String... line) {
    return CommandLines.read(new RotateKeysCommand(Terminal.ofProcess()), line).options();
  }

  @Test
  void the_help_is_complete() {
    HelpCheck.hold(new RotateKeysCommand(Terminal.ofProcess()));
  }

  @Test
  void options_are_read_and_bad_ones_refused() {
    assertEquals(new RotationOptions(2000, 1, Optional.empty()), parse());
    assertEquals(3, parse("--rotations", "3").rotations());
    assertThrows(ParameterException.class, () -> parse("--numbers", "7"));
  }
}
