package org.numberrefresh.simulation.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.cli.HelpCheck;

/** The simulator as the stack starts it: a process of its own. */
class SimulatorProcessTest {

  @Test
  void it_says_when_it_is_ready_and_ends_with_its_standard_input() throws Exception {
    try (PlayedHub hub = new PlayedHub()) {
      Process process =
          start("--stack", hub.address().toString(), "--operator-id", "o", "--operator-secret", "s", "--apps", "3");
      try (var output = process.inputReader()) {
        assertTrue(output.readLine().matches("simulator ready http://127\\.0\\.0\\.1:\\d+"));
        assertEquals(3, hub.registered().size());
        process.getOutputStream().close();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue());
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void without_a_hub_it_ends_with_one_line_and_no_secret_in_it() throws Exception {
    Process process =
        start("--stack", "http://127.0.0.1:1", "--operator-id", "o", "--operator-secret", "hush", "--apps", "3");
    try (var errors = process.errorReader()) {
      List<String> lines = errors.lines().toList();
      assertEquals(1, lines.size(), lines::toString);
      assertTrue(lines.getFirst().startsWith("The simulator cannot run: "));
      assertFalse(lines.getFirst().contains("hush"));
      assertTrue(process.waitFor(2, TimeUnit.MINUTES));
      assertEquals(1, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void the_operator_may_come_from_the_stacks_file_of_clients(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("clients.json");
    Files.writeString(
        file, "{\"clients\":[{\"role\":\"CARRIER\"},{\"role\":\"OPERATOR\",\"id\":\"i\",\"secret\":\"s\"}]}");
    var options = parse("--stack", "http://127.0.0.1:1", "--clients", file.toString());
    assertEquals(List.of("i", "s"), List.of(options.operatorId(), options.operatorSecret()));

    Files.writeString(file, "{\"clients\":[]}");
    assertThrows(
        IllegalArgumentException.class, () -> parse("--stack", "http://127.0.0.1:1", "--clients", file.toString()));
    assertThrows(IllegalArgumentException.class, () -> parse("--stack", "http://127.0.0.1:1"));
    String[] twice = {"--stack", "http://127.0.0.1:1", "--clients", file.toString(), "--operator-id", "i"};
    assertThrows(IllegalArgumentException.class, () -> parse(twice), "a file beside a client would have no effect");
  }

  private static SimulatorOptions parse(String... line) {
    return CommandLines.read(new SimulatorCommand(), line).options();
  }

  @Test
  void a_wrong_option_ends_it_with_2_and_no_secret_in_its_message() throws Exception {
    Process process = start("--stack", "http://127.0.0.1:1", "--operator-secret", "hush", "--apps", "none");
    try (var errors = process.errorReader()) {
      String written = String.join("\n", errors.lines().toList());
      assertTrue(written.startsWith("simulator: Invalid value for option '--apps'"), written);
      assertFalse(written.contains("hush"), written);
      assertTrue(process.waitFor(2, TimeUnit.MINUTES));
      assertEquals(2, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void the_help_is_complete() {
    HelpCheck.hold(new SimulatorCommand());
  }

  private static Process start(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Simulator.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }
}
