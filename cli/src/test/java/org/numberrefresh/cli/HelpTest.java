package org.numberrefresh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.cli.session.ClientTexts;
import org.numberrefresh.cli.session.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The help of each command, in both languages. */
class HelpTest {

  private static final String PROGRAM = "number-refresh";

  private static CommandLine line(String locale) {
    var environment = new Environment(Map.of(), InputStream.nullInputStream(), false, ClientTexts.of(locale));
    return ClientCommandLine.of(environment, new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
  }

  private static Stream<CommandSpec> all(CommandSpec command) {
    return Stream.concat(
        Stream.of(command), command.subcommands().values().stream().flatMap(sub -> all(sub.getCommandSpec())));
  }

  private static String first(String... lines) {
    return Arrays.stream(lines).findFirst().orElse("").strip();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en_GB.UTF-8", "zh_CN.UTF-8"})
  void every_command_option_and_argument_is_described(String locale) {
    var missing = new ArrayList<String>();
    for (CommandSpec command : all(line(locale).getCommandSpec()).toList()) {
      if (first(command.usageMessage().description()).isEmpty()) {
        missing.add(command.qualifiedName());
      }
      for (ArgSpec argument : command.args()) {
        if (!argument.hidden() && first(argument.description()).isEmpty()) {
          missing.add(command.qualifiedName() + " " + argument.paramLabel() + " " + argument);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void every_command_has_an_example_that_it_takes() {
    var wrong = new ArrayList<String>();
    for (CommandSpec command : all(line("en").getCommandSpec()).toList()) {
      String example = first(command.usageMessage().footer());
      if (!example.startsWith(command.qualifiedName())
          && !command.name().equals(PROGRAM)
          && command.subcommands().isEmpty()) {
        wrong.add(command.qualifiedName() + ": " + example);
        continue;
      }
      String[] words = example.substring(PROGRAM.length()).strip().split(" ");
      try {
        line("en").parseArgs(words);
      } catch (CommandLine.ParameterException e) {
        wrong.add(example + ": " + e.getMessage());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void both_languages_have_the_same_texts() {
    Set<String> english = new HashSet<>(ClientTexts.of("en").bundle().keySet());
    english.removeIf(key -> key.endsWith("usage.footer"));
    Set<String> chinese = ownKeys("/org/numberrefresh/cli/texts_zh.properties");
    assertEquals(english, chinese);
  }

  private static Set<String> ownKeys(String resource) {
    var properties = new Properties();
    try (var in = HelpTest.class.getResourceAsStream(resource)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames();
  }

  @Test
  void a_text_has_no_lone_apostrophe_where_something_is_filled_in() {
    for (String locale : List.of("en", "zh")) {
      var bundle = ClientTexts.of(locale).bundle();
      for (String key : bundle.keySet()) {
        if (!key.startsWith(PROGRAM) && bundle.getString(key).contains("{")) {
          String filled = ClientTexts.of(locale).text(key, "a", "b", "c", "d", "e");
          assertTrue(!filled.contains("{0}") && !filled.contains("{1}"), key + ": " + filled);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"for-carriers.md", "for-operators.md", "for-apps.md"})
  void every_command_that_a_page_shows_is_taken(String page) throws IOException {
    String start = "./run client ";
    List<String> shown =
        Files.readAllLines(Path.of("..", "docs", page)).stream().filter(text -> text.startsWith(start)).toList();
    assertTrue(shown.size() > 1, page);
    for (String command : shown) {
      line("en").parseArgs(command.substring(start.length()).split(" "));
    }
  }
}
