package org.numberrefresh.e2e.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.numberrefresh.e2e.contract.CodeWords.answers;
import static org.numberrefresh.e2e.contract.CodeWords.codes;
import static org.numberrefresh.e2e.contract.CodeWords.names;
import static org.numberrefresh.e2e.contract.CodeWords.reason;
import static org.numberrefresh.e2e.contract.CodeWords.sorted;
import static org.numberrefresh.e2e.contract.CodeWords.with;
import static org.numberrefresh.e2e.contract.CodeWords.withReason;
import static org.numberrefresh.e2e.contract.CodeWords.without;
import static org.numberrefresh.e2e.contract.CodeWords.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.rotation.RotateKeys;

/** Every word that a table of a page lists is the code's own, and none is left out. */
class PageWordsTest {

  private static final Contract CONTRACT = Contract.ours();

  /** Each pair of outcome and reason that the tables name, and no other. */
  @Test
  void the_page_for_apps_lists_every_outcome_from_the_highest_and_every_reason() {
    String page = page("for-apps.md");
    List<String> outcomes = table(page, "| Outcome | When |").stream().flatMap(row -> words(row).stream()).toList();
    List<String> highestFirst = new ArrayList<>(without(answers(), "CANCELLED").reversed());
    assertEquals(with(highestFirst, "CANCELLED"), outcomes);
    var pairs = new ArrayList<String>();
    for (String row : table(page, "| Reason | When |")) {
      List<String> outward = words(row).stream().filter(List.of("REFUSED", "BLOCKED")::contains).toList();
      words(row).stream()
          .filter(word -> !outward.contains(word))
          .forEach(reason -> outward.forEach(outcome -> pairs.add(outcome + "_" + reason)));
    }
    assertEquals(sorted(withReason().map(Outcome::name).toList()), sorted(pairs));
  }

  @Test
  void the_page_for_apps_lists_every_reason_that_shows_as_other() {
    String page = page("for-apps.md");
    int end = page.indexOf(" show as `OTHER`");
    List<String> told = words(page.substring(page.lastIndexOf(';', end), end));
    List<String> secret =
        withReason()
            .filter(outcome -> !reason(outcome).equals(outcome.outwardReason()))
            .map(CodeWords::reason)
            .toList();
    assertEquals(sorted(secret), sorted(told));
  }

  @Test
  void the_page_for_carriers_lists_every_outcome_and_grade() {
    String page = page("for-carriers.md");
    List<String> outcomes = with(names(OutwardOutcome.values()), "NOT_COVERED");
    assertEquals(sorted(outcomes), sorted(firstWords(page, "| Outcome | Meaning |")));
    assertEquals(names(Grade.values()), firstWords(page, "| Grade | Meaning | Gate |"));
  }

  @Test
  void the_page_for_carriers_lists_every_code_that_a_carrier_gets() {
    String page = page("for-carriers.md");
    var codes = new TreeSet<String>();
    for (Operation operation : CONTRACT.operations()) {
      if (List.of("Orders", "Numbers", "Coverage").contains(operation.spot().at("tags").node().path(0).asText())) {
        Spot responses = operation.spot().at("responses");
        responses.names().stream()
            .filter(status -> !status.startsWith("2"))
            .forEach(status -> Operation.codes(responses.at(status)).forEach(code -> codes.add(code + " " + status)));
      }
    }
    List<String> told =
        rows(page, "| Code of a request | Status | Do |").stream()
            .map(row -> words(row).getFirst() + " " + row.split("\\|", -1)[2].strip())
            .toList();
    assertEquals(List.copyOf(codes), sorted(told));
  }

  @Test
  void the_page_for_carriers_lists_every_code_of_a_line() {
    var codes = new ArrayList<String>();
    CONTRACT
        .root()
        .at("components")
        .at("schemas")
        .at("LineCode")
        .node()
        .path("enum")
        .forEach(code -> codes.add(code.asText()));
    assertEquals(sorted(codes), sorted(firstWords(page("for-carriers.md"), "| Code of a line | Meaning | Do |")));
  }

  @Test
  void the_runbook_lists_every_phase_of_a_change_of_keys() {
    List<String> told = firstWords(page("runbook.md"), "| Phase | Lasts | What happens |");
    assertEquals(sorted(names(RotateKeys.Phase.values())), sorted(told));
  }

  private static String page(String name) {
    try {
      return Files.readString(Path.of("..", "docs", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> firstWords(String page, String heading) {
    return table(page, heading).stream().map(row -> words(row).getFirst()).toList();
  }

  /** The first column of the table under a heading, a text each row. */
  private static List<String> table(String page, String heading) {
    return rows(page, heading).stream().map(row -> row.substring(1, row.indexOf('|', 1))).toList();
  }

  private static List<String> rows(String page, String heading) {
    int begin = page.indexOf(heading);
    assertTrue(begin >= 0, heading);
    return page.substring(begin, page.indexOf("\n\n", begin)).lines().skip(2).toList();
  }
}
