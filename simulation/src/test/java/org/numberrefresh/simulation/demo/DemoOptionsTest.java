package org.numberrefresh.simulation.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.cli.HelpCheck;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.ParameterException;

class DemoOptionsTest {

  private static final DemoOptions.Shown SHORT = new DemoOptions.Shown(DemoLanguage.EN, false);

  private static DemoOptions parse(String... line) {
    return parse(Map.of("LANG", "C.UTF-8"), line);
  }

  private static DemoOptions parse(Map<String, String> environment, String... line) {
    return CommandLines.read(new DemoCommand(Terminal.ofProcess()), line).options(environment);
  }

  @Test
  void the_help_is_complete() {
    HelpCheck.hold(new DemoCommand(Terminal.ofProcess()));
  }

  @Test
  void what_is_not_told_has_a_value() {
    assertEquals(new DemoOptions(2000, 200, 1, Optional.empty(), SHORT), parse());
    assertEquals(
        new DemoOptions(10, 5, 9, Optional.of(Path.of("d")), new DemoOptions.Shown(DemoLanguage.ZH, true)),
        parse("--numbers", "10", "--apps", "5", "--seed", "9", "--data", "d", "--language", "zh", "--verbose"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', EN",
    "'', '', zh_CN.UTF-8, ZH",
    "'', '', zh_TW.Big5, ZH",
    "'', zh_CN, en_US.UTF-8, ZH",
    "C, zh_CN, zh_CN, EN",
    "zh_CN.GB18030, '', C, ZH",
    "'', '', zhuang, EN"
  })
  void the_language_is_the_terminals_where_none_is_told(String all, String messages, String lang, DemoLanguage right) {
    assertEquals(right, DemoLanguage.of(Map.of("LC_ALL", all, "LC_MESSAGES", messages, "LANG", lang)));
    assertEquals(DemoLanguage.EN, DemoLanguage.of(Map.of()));
  }

  @Test
  void the_language_that_is_told_goes_before_the_terminals() {
    Map<String, String> chinese = Map.of("LANG", "zh_CN.UTF-8");
    assertEquals(DemoLanguage.ZH, parse(chinese).shown().language());
    assertEquals(DemoLanguage.EN, parse(chinese, "--language", "en").shown().language());
  }

  @ParameterizedTest
  @CsvSource({
    "--numbers,0",
    "--numbers,many",
    "--apps,-1",
    "--apps,99999999999999999999",
    "--colour,red",
    "--language,fr",
    "numbers,5"
  })
  void what_cannot_be_is_refused_by_its_name(String name, String value) {
    var refusal = assertThrows(ParameterException.class, () -> parse(name, value));
    assertTrue(refusal.getMessage().contains(name));
  }

  @Test
  void a_name_without_a_value_is_refused() {
    assertThrows(ParameterException.class, () -> parse("--numbers"));
  }
}
