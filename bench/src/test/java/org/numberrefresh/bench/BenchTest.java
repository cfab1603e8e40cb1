package org.numberrefresh.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.simulation.serve.Home;
import org.numberrefresh.simulation.session.Terminal;

/** That benchmarks run and find something; how much is for those who read them. */
class BenchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Terminal terminal = new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), false, false);

  private String written() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private Bench bench() {
    var bench = new Bench(terminal);
    bench.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return bench;
  }

  @Test
  void without_a_name_the_benchmarks_are_listed() {
    assertEquals(0, bench().run());
    for (String name :
        List.of("calls", "cold-start", "cost", "functions", "isolation", "keys", "latency", "security", "throughput")) {
      assertTrue(out.toString().contains("  " + name + " "), out::toString);
    }
  }

  @Test
  void an_unknown_name_and_a_bad_option_are_refused() {
    assertEquals(2, bench().run("speed"));
    assertTrue(err.toString().startsWith("bench: ") && err.toString().contains("'speed'"), err::toString);
    assertTrue(
        err.toString()
            .contains(
                "Known are calls, cold-start, cost, functions, isolation, keys, latency, security, throughput,"
                    + " --help."),
        err::toString);
    assertEquals(2, bench().run("isolation", "--numbers", "none"));
    assertTrue(
        err.toString()
            .contains(
                "bench isolation: Invalid value for option '--numbers': it takes a whole number (1 to 9000), not"
                    + " none."),
        err::toString);
    assertTrue(err.toString().contains("Usage: ./run bench isolation [OPTIONS]"), err::toString);
    assertEquals("", out.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"calls", "cold-start", "cost", "functions", "isolation", "keys", "latency", "security", "throughput"})
  void the_help_of_a_benchmark_tells_its_options_and_an_example_that_can_be_read(String name) {
    assertEquals(0, bench().run(name, "--help"));
    String help = out.toString();
    String command = "./run bench " + name;
    assertTrue(help.startsWith("Usage: " + command + " [OPTIONS]"), help);
    String example = help.lines().reduce((first, second) -> second).orElseThrow().strip();
    assertTrue(example.startsWith(command + " --"), help);
    bench().commandLine().parseArgs(example.substring("./run bench ".length()).split(" "));
  }

  @Test
  void figures_have_a_median_and_a_spread() {
    assertEquals(2, new Figures(List.of(9.0, 1.0, 2.0)).median());
    assertEquals(3, new Figures(List.of(4.0, 2.0)).median());
    assertEquals(9, new Figures(List.of(9.0, 1.0, 2.0)).percentile(95));
    assertEquals(2, new Figures(List.of(9.0, 1.0, 2.0)).percentile(50));
    assertEquals("1 to 9", new Figures(List.of(9.0, 1.0, 2.0)).spread("%.0f"));
  }

  @Test
  void findings_are_rows_of_the_page_and_a_file(@TempDir Path directory) throws IOException {
    var findings = new FigureRows("speed");
    findings.add("of light", 299_792.458, "%,.0f km/s");
    findings.add("of sound", 0.34, "%.2f km/s");
    assertEquals(List.of("| `speed` | of light | 299,792 km/s |", "| | of sound | 0.34 km/s |"), findings.markdown());
    findings.write(directory.resolve("speed.json"));
    JsonNode written = new ObjectMapper().readTree(directory.resolve("speed.json").toFile());
    assertEquals("speed", written.path("bench").asText());
    assertEquals(299_792.458, written.path("figures").path(0).path("value").asDouble());
    assertEquals("of sound", written.path("figures").path(1).path("what").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "'calls --calls 20 --repetitions 1', 75.000 bytes .*[0-9.]+",
    "'cost --orders 10 --apps 4 --pairs 40 --naive-pairs 40', .* 10 numbers an order: naive by ours . [0-9.]+ .*",
    "'functions --forks 0 --millis 20', .* ref of a pair .* ns .*",
    "'keys --times 1', .*ns a pair with 200 apps.*",
    "'latency --stored 100 --apps 4 --times 1', .* one number until it is settled. alone: .* ms .*",
    "'security --numbers 10 --apps 2 --repetitions 1', protection is [0-9.]+ % of a pair.*",
    "'throughput --numbers 20 --apps 4 --warm 0 --one-by-one', .* `throughput` .*cold: pairs a second . [0-9]+ .*"
  })
  @DisabledIfEnvironmentVariable(
      named = "AWS_ENDPOINT_URL",
      matches = ".+",
      disabledReason = "it measures the embedded stack")
  void each_finds_something_that_the_page_names(String commandLine, String finding) throws IOException {
    assertEquals(0, new Bench(terminal).run(commandLine.split(" ")), this::written);
    assertTrue(written().lines().anyMatch(line -> line.strip().matches(finding)), this::written);
    List<String> named = names(Files.readAllLines(Home.find().resolve("docs/performance.md")));
    for (String name : names(written().lines().toList())) {
      assertTrue(named.contains(name), () -> "docs/performance.md has no row '" + name + "'");
    }
  }

  /** The names of figures in rows of three cells. Numbers in them differ by the size of a run. */
  private static List<String> names(List<String> lines) {
    return lines.stream()
        .map(line -> line.split("\\|", -1))
        .filter(cells -> cells.length == 5)
        .map(cells -> cells[2].strip().replaceAll("\\d[\\d,]*", "N"))
        .toList();
  }
}
