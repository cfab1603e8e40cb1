package org.numberrefresh.simulation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code run} on machines where something is missing, and while it builds. Maven and Java are scripts. */
class RunScriptTest {

  private static final Path ROOT = Path.of("..");
  private static final List<String> TOOLS =
      List.of("bash", "dirname", "find", "grep", "head", "mkdir", "printenv", "sed", "sleep", "tail", "touch", "cat");
  private static final String NO_JDK =
      "run: no JDK 99 was found. Install a JDK 99 in /usr/lib/jvm, or let JAVA99_HOME point to one.";

  @TempDir private Path machine;

  /** The end of a run. */
  private record End(int code, List<String> out, List<String> err) {}

  @BeforeEach
  void set_up() throws IOException {
    for (String folder : List.of("bin", "repository", "home", "jdk/bin")) {
      Files.createDirectories(machine.resolve(folder));
    }
    for (String tool : TOOLS) {
      script("bin/" + tool, "#!/bin/sh\nexec " + found(tool) + " \"$@\"\n");
    }
    script("repository/run", Files.readString(ROOT.resolve("run")));
    pomFor("25");
    Files.writeString(machine.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  @Test
  void without_maven_one_line_says_what_to_install() throws Exception {
    assertEquals(
        new End(
            1, List.of(), List.of("run: Maven was not found. Install Maven 3.8 or newer, so that mvn is on the PATH.")),
        run("demo"));
  }

  @Test
  void each_missing_thing_has_a_line_of_its_own() throws Exception {
    pomFor("99");
    assertEquals(
        List.of("run: Maven was not found. Install Maven 3.8 or newer, so that mvn is on the PATH.", NO_JDK),
        run("demo").err());
    maven("echo 'The JAVA_HOME environment variable is not defined correctly' >&2; exit 1");
    assertEquals(List.of(NO_JDK), run("demo").err());
  }

  @Test
  void an_old_maven_is_told_by_its_version() throws Exception {
    for (String old : List.of("3.6.3", "3.7.0", "2.9.9")) {
      maven("printf '\\033[1mApache Maven " + old + " (abc)\\033[m\\n'");
      String shown = old.substring(0, 3);
      assertEquals(List.of("run: Maven " + shown + " is too old. Install Maven 3.8 or newer."), run("serve").err());
    }
  }

  @Test
  void a_maven_that_does_not_start_is_told() throws Exception {
    maven("exit 1");
    assertEquals(
        List.of("run: Maven does not start. Run mvn -v, which says why; JAVA_HOME may point to no JDK."),
        run("demo").err());
  }

  @Test
  void without_the_jdk_one_line_says_what_to_install() throws Exception {
    pomFor("99");
    building(
        "echo '[ERROR] Failed to execute goal (x) on project number-refresh: Cannot find matching toolchain"
            + " definitions'",
        "echo '[ERROR] -> [Help 1]'",
        "exit 1");
    End end = run("demo");
    assertEquals(1, end.code());
    assertEquals(List.of(NO_JDK), end.err().stream().filter(line -> !progress(line)).toList());
  }

  @Test
  void libraries_that_cannot_be_fetched_are_told_in_two_lines() throws Exception {
    building("echo '[ERROR] Could not transfer artifact a:b:1 from central'", "exit 1");
    assertEquals(
        List.of(
            "run: Maven could not fetch its libraries. It needs Maven Central, or a mirror named in"
                + " ~/.m2/settings.xml.",
            "run: the build failed. All that it said stands in target/build.log."),
        run("demo").err().stream().filter(line -> !progress(line)).toList());
  }

  @Test
  void a_build_that_fails_shows_its_errors_alone() throws Exception {
    building("echo '[INFO] chatter'", "echo '[ERROR] A.java:[3,4] cannot find symbol'", "echo '[ERROR] '", "exit 1");
    End end = run("demo");
    assertEquals(1, end.code());
    assertEquals(
        List.of(
            "[ERROR] A.java:[3,4] cannot find symbol",
            "run: the build failed. All that it said stands in target/build.log."),
        end.err().stream().filter(line -> !progress(line)).toList());
  }

  @Test
  void a_build_tells_each_module_and_goes_on_without_a_cache_and_is_not_made_again() throws Exception {
    script(
        "jdk/bin/java",
        "#!/usr/bin/env bash\n[[ $* == *StoresTraining* ]] && { echo 'it fails' >&2; exit 1; }\necho \"${@: -2}\"\n");
    building(
        "echo '[INFO] Building Number Refresh 0.1.0-SNAPSHOT   [1/8]'",
        untilTold("(1 of 8)"),
        "echo '[INFO] Building shared 0.1.0-SNAPSHOT   [3/8]'",
        untilTold("(3 of 8)"),
        "mkdir -p simulation/target/lib stack/target stack/stores/target/lib bench/target/lib shared functions"
            + " console cli/target",
        "touch cli/target/number-refresh.jar",
        "printf %s '" + machine.resolve("jdk") + "' > stack/target/java-home");
    End first = run("demo", "--seed");
    assertEquals(0, first.code(), () -> String.join("\n", first.err()));
    assertEquals(List.of("org.numberrefresh.simulation.demo.Demo --seed"), first.out());
    String told = String.join("\n", first.err());
    assertTrue(told.contains("  Number Refresh (1 of 8) ... ") && told.contains("  shared (3 of 8) ... "), told);
    assertFalse(told.contains("\u001b") || told.contains("it fails"), told);

    End second = run("demo", "--seed");
    assertEquals(first.out(), second.out());
    assertEquals(List.of(), second.err());
  }

  @Test
  void help_takes_nothing_behind_it_and_an_unknown_command_is_refused() throws Exception {
    assertEquals(0, run("help").code());
    assertEquals(
        new End(2, List.of(), List.of("run: help takes nothing behind it; try ./run demo --help")),
        run("help", "demo"));
    End unknown = run("dmeo");
    assertEquals(2, unknown.code());
    assertEquals("run: there is no command dmeo", unknown.err().getFirst());
  }

  /** A step that ends when the script has told something. */
  private String untilTold(String words) {
    return "until grep -qF '" + words + "' " + machine.resolve("err") + "; do sleep 0.1; done";
  }

  private static boolean progress(String line) {
    return line.startsWith("  ") || line.startsWith("building ");
  }

  /** A new enough Maven that builds like that. */
  private void building(String... steps) throws IOException {
    maven("[ \"$1\" = -v ] && { echo 'Apache Maven 3.10.0 (abc)'; exit; }\n" + String.join("\n", steps));
  }

  private void maven(String body) throws IOException {
    script("bin/mvn", "#!/usr/bin/env bash\n" + body + "\n");
  }

  private void pomFor(String jdk) throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    Files.writeString(
        machine.resolve("repository/pom.xml"),
        pom.replaceFirst("(<maven.compiler.release>)\\d+", "$1" + jdk),
        StandardCharsets.UTF_8);
  }

  private void script(String path, String text) throws IOException {
    Path file = Files.writeString(machine.resolve(path), text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private static Path found(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("This test needs " + tool + "."));
  }

  private End run(String... words) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(machine.resolve("repository/run").toString()), Stream.of(words)).toList();
    Path out = machine.resolve("out");
    Path err = machine.resolve("err");
    var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JAVA") || name.equals("MAVEN_ARGS"));
    builder.environment().put("PATH", machine.resolve("bin").toString());
    builder.environment().put("HOME", machine.resolve("home").toString());
    builder.environment().put("JAVA_HOME", machine.resolve("jdk").toString());
    int code = builder.start().waitFor();
    return new End(code, Files.readAllLines(out), Files.readAllLines(err));
  }
}
