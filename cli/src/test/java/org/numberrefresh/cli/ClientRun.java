package org.numberrefresh.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.numberrefresh.cli.session.ClientTexts;
import org.numberrefresh.cli.session.Environment;

/** Runs of the command line: in a process of their own, or in this one where only the answer matters. */
final class ClientRun {

  static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;
  private final Map<String, String> variables = new HashMap<>();
  private boolean terminal;

  /**
   * Prepares runs.
   *
   * @param home a directory that they may call theirs
   */
  ClientRun(Path home) {
    this.home = home;
    variables.put("HOME", home.toString());
  }

  /** With a variable of the environment. */
  ClientRun with(String name, String value) {
    var other = new ClientRun(home);
    other.variables.putAll(variables);
    other.variables.put(name, value);
    return other;
  }

  /** In the eyes of a person, where it runs in this process. */
  ClientRun onTerminal() {
    ClientRun other = with("TERM", "xterm");
    other.terminal = true;
    return other;
  }

  /** The end of a run. */
  record End(int code, String out, String err) {

    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (JsonProcessingException e) {
        throw new AssertionError("Not JSON: " + this, e);
      }
    }

    List<JsonNode> lines() {
      return out.lines().map(line -> new End(code, line, err).json()).toList();
    }
  }

  /** Runs in this process. */
  End inside(String input, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    var environment = new Environment(variables, in, terminal, ClientTexts.of(variables));
    int code = ClientCommandLine.of(environment, new PrintWriter(out), new PrintWriter(err)).execute(arguments);
    return new End(code, out.toString(), err.toString());
  }

  /** The command that starts the command line. */
  static List<String> program() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        NumberRefreshClient.class.getName());
  }

  /** A process in these surroundings. */
  ProcessBuilder command(String... command) {
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("L(C_.*|ANG)|NUMBER_REFRESH_.*|XDG_.*"));
    builder.environment().putAll(variables);
    return builder;
  }

  /** Runs as a process. */
  End process(String input, String... arguments) {
    List<String> command = Stream.concat(program().stream(), Stream.of(arguments)).toList();
    try {
      Path in = Files.writeString(home.resolve("in"), input);
      Path out = home.resolve("out");
      Path err = home.resolve("err");
      Process process =
          command(command.toArray(String[]::new))
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("It runs for two minutes: " + List.of(arguments));
      }
      return new End(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
