package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Runs the checks of the console in a headless Chromium, as a process of node. */
final class BrowserRun {

  private static final Path CHECKS = Path.of("..", "console", "src", "test", "web", "run.mjs");
  private static final Path DRIVER = Path.of("..", "console", "node_modules", "playwright-core");
  private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

  /** The outcome of one check: its name, and what is wrong; empty for nothing. */
  record Check(String name, Optional<String> fault) {}

  private BrowserRun() {}

  /** The thing that is missing here to run them; empty if nothing is. */
  static Optional<String> missing() {
    if (onPath(List.of("node")).isEmpty() || !Files.exists(DRIVER)) {
      return Optional.of("There is no node, or npm has installed nothing: the console is not tried in a browser.");
    }
    return browser().isPresent()
        ? Optional.empty()
        : Optional.of("There is no Chromium (CONSOLE_CHROMIUM may name one): the console is not tried in a browser.");
  }

  private static Optional<Path> browser() {
    return Optional.ofNullable(System.getenv("CONSOLE_CHROMIUM")).map(Path::of).or(() -> onPath(BROWSERS));
  }

  private static Optional<Path> onPath(List<String> programs) {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return programs.stream()
        .flatMap(program -> Arrays.stream(folders).map(folder -> Path.of(folder, program)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs all checks.
   *
   * @param facts what they must know of the running system
   * @param asked does what a check asks for, such as another answer of an app, and gives the answer
   */
  static List<Check> of(ObjectNode facts, Function<String, ObjectNode> asked) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("node", CHECKS.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CONSOLE_CHROMIUM", browser().orElseThrow().toString());
    Process node = builder.start();
    var checks = new ArrayList<Check>();
    try (BufferedReader out = node.inputReader(StandardCharsets.UTF_8);
        BufferedWriter in = node.outputWriter(StandardCharsets.UTF_8)) {
      tell(in, facts);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        System.out.println(line);
        JsonNode said = Reply.read(line.getBytes(StandardCharsets.UTF_8));
        if (said.has("please")) {
          tell(in, asked.apply(said.path("please").asText()));
        } else {
          checks.add(check(said));
        }
      }
    } finally {
      Stream.concat(node.descendants(), Stream.of(node.toHandle())).forEach(ProcessHandle::destroy);
    }
    if (node.waitFor() != 0) {
      checks.add(new Check("all checks are run", Optional.of("node ended with " + node.exitValue())));
    }
    return checks;
  }

  private static void tell(BufferedWriter in, ObjectNode what) throws IOException {
    in.write(what.toString());
    in.newLine();
    in.flush();
  }

  private static Check check(JsonNode said) {
    return new Check(said.path("check").asText(), Optional.ofNullable(said.path("fault").textValue()));
  }
}
