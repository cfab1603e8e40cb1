package org.numberrefresh.simulation.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.simulation.session.MeterReading;
import org.numberrefresh.simulation.session.Terminal;

class DemoReportTest {

  private static final int SCREEN = 40;
  private static final Pattern FIGURE = Pattern.compile("%(?:\\d\\$)?([,\\d.]*[dfs])");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Terminal terminal = new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), false, true);

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private static ObjectNode status(int appsLeft) {
    ObjectNode status = new ObjectMapper().createObjectNode().put("phoneNumber", "+8613812348000");
    ArrayNode apps = status.put("grade", "REFRESHED_WITH_RESIDUE").put("clear", 190).putArray("apps");
    for (int i = 0; i < appsLeft; i++) {
      apps.addObject().put("name", "Bamboo Chat").put("outcome", "REFUSED").put("reason", "BOUND_AFTER_CUTOFF");
    }
    return status;
  }

  private static WayBack.Shown shown() {
    return new WayBack.Shown(
        new WayBack.Told(2, true, Map.of("CLEAR", 389_480L, "BLOCKED", 6_718L)),
        Optional.of(new WayBack.Appeal("Lantern Video 2", "BLOCKED", "REJECTED", "BLOCKED", true, "BLOCKED/OTHER")),
        new WayBack.Certificate("REFRESHED_WITH_RESIDUE", true, true),
        new WayBack.Pushed(14, 0, 14, 14));
  }

  /** The end of a run, at its longest but for broken promises. */
  private void end(DemoLanguage language) {
    var report = new DemoReport(terminal, new DemoTexts(language));
    report.outcomes(
        Map.of(
            "CLEAR",
            389_480L,
            "BLOCKED",
            1_842L,
            "REFUSED",
            748L,
            "FAILED",
            126L,
            "NO_RESPONSE",
            2_001L,
            "UNDELIVERABLE",
            2_001L),
        396_198);
    report.number(status(8));
    report.wayBack(shown());
    var spent = new MeterReading(4_316, 6_593, 424, 15_300, 903);
    report.measured(
        new DemoReport.Measured(spent, 2_000, 198, 388_000, Duration.ofMillis(7_900), Duration.ofMillis(2_060)),
        OptionalLong.of(764));
    report.verdict(396_198, 0, List.of(), List.of());
  }

  @ParameterizedTest
  @EnumSource
  void the_end_fits_a_screen_and_shows_no_whole_number(DemoLanguage language) {
    end(language);

    assertTrue(text().lines().count() < SCREEN, this::text);
    assertTrue(text().lines().allMatch(line -> line.length() <= 80), this::text);
    assertTrue(text().contains("+86138****8000"), this::text);
    assertEquals(-1, text().indexOf("1234"));
  }

  /** Figures differ from run to run; all else of the pages is what the demo prints. */
  @ParameterizedTest
  @CsvSource({"README.md, EN", "README.zh-CN.md, ZH"})
  void the_page_shows_what_the_demo_prints(String page, DemoLanguage language) throws IOException {
    end(language);
    List<String> printed = text().lines().map(DemoReportTest::masked).toList();
    List<String> shown = shown(Files.readString(Path.of("..").resolve(page)));

    assertTrue(shown.size() > 8, () -> page + " shows no end of the demo");
    assertEquals(printed.subList(printed.size() - shown.size(), printed.size()), shown);
  }

  /** The block of a page between the marks, without its fences. */
  private static List<String> shown(String page) {
    String block = page.replaceAll("(?s).*begin -->\\s*```text\n(.*)```\\s*<!-- figures of the demo: end.*", "$1");
    return block.lines().map(DemoReportTest::masked).toList();
  }

  private static String masked(String line) {
    return line.replaceAll("\\d[\\d.,]*", "0").replaceAll("\\s+", " ").replaceAll("\u2500+", "-").strip();
  }

  @Test
  void what_is_over_its_budget_is_told() {
    var report = new DemoReport(terminal, new DemoTexts(DemoLanguage.EN));
    var spent = new MeterReading(396_000, 1, 1, 1, 1);
    report.measured(
        new DemoReport.Measured(spent, 2_000, 198, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
        OptionalLong.empty());
    report.measured(
        new DemoReport.Measured(spent, 20, 5, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)), OptionalLong.empty());

    assertTrue(text().contains("OVER"), this::text);
    assertTrue(text().contains("over: meant for 2,000 \u00d7 200"), this::text);
  }

  @Test
  void a_promise_that_was_broken_is_told_at_the_end() {
    var report = new DemoReport(terminal, new DemoTexts(DemoLanguage.EN));
    report.verdict(10, 1, List.of("app-001 says UNBOUND, the carrier sees absent"), List.of("1 pairs differ"));

    assertEquals("  broken: 1 pairs differ", text().lines().toList().getLast());
    assertTrue(text().contains("app-001 says UNBOUND"), this::text);
  }

  @Test
  void the_details_hold_the_whole_status_but_the_number() {
    new DemoDetails(terminal).status(status(1));

    assertTrue(
        text().contains("\"phoneNumber\" : \"+86138****8000\"") && text().contains("BOUND_AFTER_CUTOFF"), this::text);
    assertEquals(-1, text().indexOf("1234"));
  }

  @Test
  void every_sentence_stands_in_both_languages_with_the_same_figures() {
    var keys =
        DemoTexts.all().stringPropertyNames().stream()
            .map(key -> key.replaceAll("\\.(en|zh)$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(keys.size() > 50);
    for (String key : keys) {
      assertEquals(figures(key + ".en"), figures(key + ".zh"), key);
    }
  }

  private static List<String> figures(String key) {
    String text = DemoTexts.all().getProperty(key);
    return FIGURE.matcher(text).results().map(figure -> figure.group(1)).sorted().toList();
  }
}
