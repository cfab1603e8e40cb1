package org.numberrefresh.simulation.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.simulation.apps.Cast;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.cli.HelpCheck;
import org.numberrefresh.simulation.cli.OptionException;
import org.numberrefresh.stack.StackOptions;
import org.numberrefresh.stack.stores.AwsEndpoint;
import picocli.CommandLine.ParameterException;

class ServeOptionsTest {

  private static ServeOptions parse(String... line) {
    return parse(Map.of(), line);
  }

  private static ServeOptions parse(Map<String, String> environment, String... line) {
    return CommandLines.read(new ServeCommand(), line).options(environment);
  }

  @Test
  void what_is_not_told_has_a_value() {
    assertEquals(
        new ServeOptions(
            8080,
            Optional.empty(),
            Optional.empty(),
            new ServeOptions.Simulated(0, Cast.MIXED, 1),
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
    HelpCheck.hold(new ServeCommand());
  }

  @Test
  void the_endpoint_comes_from_the_option_before_the_environment() {
    Map<String, String> tables = Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1");
    var here = new AwsEndpoint.Embedded(Optional.of(URI.create("http://127.0.0.1:1")));
    assertEquals(here, parse(tables).endpoint());
    var there = new AwsEndpoint.Embedded(Optional.of(URI.create("http://127.0.0.1:2")));
    assertEquals(there, parse(tables, "--dynamodb-endpoint", "http://127.0.0.1:2").endpoint());
    var refusal = assertThrows(OptionException.class, () -> parse(Map.of("AWS_ENDPOINT_URL", "no url")));
    assertTrue(refusal.getMessage().contains("AWS_ENDPOINT_URL") && refusal.getMessage().contains("no url"));
  }

  @Test
  void the_simulated_apps_are_started_with_what_was_told() {
    assertEquals(
        List.of("--apps", "3", "--character", "one-hangs", "--seed", "9"),
        parse("--apps", "3", "--character", "One-Hangs", "--seed", "9").simulated().options());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--character one-hangs", "--seed 9", "--seed 9 --apps 0"})
  void what_would_have_no_effect_is_refused(String line) {
    var refusal = assertThrows(ParameterException.class, () -> parse(line.split(" ")));
    assertTrue(refusal.getMessage().contains("has no effect without --apps"), refusal::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "--port,65536",
    "--apps,many",
    "--disorder,-1",
    "--dynamodb-endpoint,somewhere",
    "--character,moody",
    "--character,one",
    "--colour,red",
    "port,1"
  })
  void what_cannot_be_is_refused_by_its_name(String name, String value) {
    var refusal = assertThrows(ParameterException.class, () -> parse(name, value));
    assertTrue(refusal.getMessage().contains(name) && refusal.getMessage().contains(value), refusal::getMessage);
  }
}
