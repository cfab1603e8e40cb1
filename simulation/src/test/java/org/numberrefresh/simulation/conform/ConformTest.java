package org.numberrefresh.simulation.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.cli.HelpCheck;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.ParameterException;

class ConformTest {

  private static final String HERE = "http://127.0.0.1:5000";

  private static ConformOptions parse(String... line) {
    return CommandLines.read(new ConformCommand(Terminal.ofProcess()), line).options();
  }

  @Test
  void the_help_is_complete() {
    HelpCheck.hold(new ConformCommand(Terminal.ofProcess()));
  }

  @Test
  void options_are_read_and_bad_ones_refused() {
    assertEquals(
        new ConformOptions(URI.create(HERE), "000000000000", ConformOptions.ADAPTERS, 30), parse("--endpoint", HERE));
    assertEquals("OrderTest", parse("--endpoint", HERE, "--tests", "OrderTest").tests());
    assertTrue(parse("--endpoint", HERE, "--end-to-end").tests().contains(ConformOptions.END_TO_END));
    assertThrows(ParameterException.class, ConformTest::parse);
    assertThrows(ParameterException.class, () -> parse("--endpoint", "no url"));
    assertThrows(ParameterException.class, () -> parse("--endpoint", HERE, "--minutes", "0"));
  }

  @Test
  void keys_are_made_up_only_for_an_endpoint_of_this_machine_and_where_there_are_none() {
    Map<String, String> madeUp = parse("--endpoint", HERE).variables(Map.of(), "run-");
    assertEquals(HERE, madeUp.get("AWS_ENDPOINT_URL"));
    assertEquals("run-", madeUp.get("CONFORM_RUN"));
    assertEquals("us-east-1", madeUp.get("AWS_REGION"));
    assertTrue(madeUp.containsKey("AWS_ACCESS_KEY_ID"));
    Map<String, String> own = Map.of("AWS_PROFILE", "mine", "AWS_REGION", "cn-north-1");
    Map<String, String> kept = parse("--endpoint", HERE).variables(own, "run-");
    assertFalse(kept.containsKey("AWS_ACCESS_KEY_ID") || kept.containsKey("AWS_REGION"));
    Map<String, String> there = parse("--endpoint", "https://aws.example").variables(Map.of(), "run-");
    assertFalse(there.containsKey("AWS_ACCESS_KEY_ID"));
  }

  @Test
  void the_table_tells_each_class_of_this_run(@TempDir Path directory) throws IOException {
    var reports = new TestReports(directory.resolve("reports"));
    reports.forget();
    assertEquals(List.of(), reports.read());
    Path some = Files.createDirectory(directory.resolve("reports")).resolve("TEST-x.OrderTest.xml");
    Files.writeString(
        some,
        "<?xml version=\"1.0\"?>\n<testsuite name=\"x.OrderTest\" tests=\"9\" errors=\"1\" skipped=\"2\""
            + " failures=\"3\"><testcase/></testsuite>");
    assertEquals(List.of(new TestReports.Row("OrderTest", 3, 4, 2)), reports.read());
    assertEquals("| `OrderTest` | 3 | 4 | 2 |", TestReports.table(reports.read()).getLast());
    reports.forget();
    assertEquals(List.of(), reports.read());
  }
}
