package org.numberrefresh.e2e.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.limit.Circuit;
import org.numberrefresh.domain.limit.Obstacle;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Warning;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.queue.QueueName;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.NumberState;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.Release;
import org.numberrefresh.usecase.query.ResultState;
import org.numberrefresh.usecase.registry.AppHealth;
import org.numberrefresh.usecase.rotation.RotateKeys;

/** Every word that openapi.yaml and the apps' page list is the code's own, and none is left out. */
class ContractWordsTest {

  private static final Contract CONTRACT = Contract.ours();
  private static final Pattern WORD = Pattern.compile("\\b[A-Z][A-Z_]{2,}\\b");

  /** The words of the code, by the schema that lists them. */
  private static final Map<String, Collection<String>> OF_THE_CODE =
      Map.ofEntries(
          Map.entry("ProblemCode", codesOfErrors()),
          Map.entry("LineCode", codesOfLines()),
          Map.entry("Mode", names(Mode.values())),
          Map.entry("Grade", names(Grade.values())),
          Map.entry("Gate", names(Release.values())),
          Map.entry("Outcome", names(OutwardOutcome.values())),
          Map.entry("StatusOutcome", with(names(OutwardOutcome.values()), "NOT_COVERED")),
          Map.entry("AnsweredOutcome", without(answers(), "CANCELLED")),
          Map.entry("Reason", reasons()),
          Map.entry("Fault", names(Fault.values())),
          Map.entry("OrderState", names(OrderView.State.values())),
          Map.entry("ResultState", names(ResultState.values())),
          Map.entry("StatusState", names(NumberState.values())),
          Map.entry("Delivery", names(Delivery.Kind.values())),
          Map.entry("GivenDelivery", with(names(Delivery.Kind.values()), "null")),
          Map.entry("NumberForm", names(NumberForm.values())),
          Map.entry("GivenNumberForm", with(names(NumberForm.values()), "null")),
          Map.entry("Lane", names(AppHealth.Lane.values())),
          Map.entry("CircuitState", names(Circuit.State.values())),
          Map.entry("AppState", names(AppHealth.State.values())),
          Map.entry("PausedBecause", without(names(Pause.values()), "NONE")),
          Map.entry("TowardsPause", percents()),
          Map.entry("LateBecause", names(Obstacle.values())),
          Map.entry("QueueName", queues()),
          Map.entry("GivenQueueName", with(queues(), "null")),
          Map.entry("KeyPhase", names(RotateKeys.Phase.values())));

  @Test
  void every_enumeration_is_the_codes_own() {
    var written = new TreeMap<String, Collection<String>>();
    Spot schemas = CONTRACT.root().at("components").at("schemas");
    for (String name : schemas.names()) {
      var words = new ArrayList<String>();
      schemas.at(name).node().path("enum").forEach(word -> words.add(word.asText()));
      if (!words.isEmpty()) {
        written.put(name, words);
      }
    }
    assertEquals(new TreeMap<>(OF_THE_CODE), written);
  }

  /** Each pair of outcome and reason that the tables name, and no other. */
  @Test
  void the_page_for_apps_lists_every_outcome_from_the_highest_and_every_reason() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "for-apps.md"));
    List<String> outcomes = table(page, "Outcome").stream().flatMap(row -> words(row).stream()).toList();
    List<String> highestFirst = new ArrayList<>(without(answers(), "CANCELLED").reversed());
    assertEquals(with(highestFirst, "CANCELLED"), outcomes);
    var pairs = new ArrayList<String>();
    for (String row : table(page, "Reason")) {
      List<String> outward = words(row).stream().filter(List.of("REFUSED", "BLOCKED")::contains).toList();
      words(row).stream()
          .filter(word -> !outward.contains(word))
          .forEach(reason -> outward.forEach(outcome -> pairs.add(outcome + "_" + reason)));
    }
    assertEquals(sorted(withReason().map(Outcome::name).toList()), sorted(pairs));
  }

  @Test
  void the_page_for_apps_lists_every_reason_that_shows_as_other() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "for-apps.md"));
    int end = page.indexOf(" show as `OTHER`");
    List<String> told = words(page.substring(page.lastIndexOf(';', end), end));
    List<String> secret =
        withReason()
            .filter(outcome -> !reason(outcome).equals(outcome.outwardReason()))
            .map(ContractWordsTest::reason)
            .toList();
    assertEquals(sorted(secret), sorted(told));
  }

  /** Words that stand in a description, where a wrong one rejects its line alone. */
  @Test
  void every_word_of_a_description_is_the_codes_own() {
    assertEquals(names(ServiceEvent.REPORTED.toArray(Enum<?>[]::new)), described("ReportLine", "event"));
    assertEquals(sorted(answers()), sorted(without(described("GivenResult", "outcome"), "ACTIVE")));
    var pairs = new ArrayList<String>();
    for (String outward : List.of("REFUSED", "BLOCKED")) {
      String text = text("GivenResult", "reason");
      String part = text.substring(text.indexOf(outward + ": "));
      words(part.substring(0, part.indexOf('.'))).stream()
          .filter(word -> !word.equals(outward))
          .forEach(reason -> pairs.add(outward + "_" + reason));
    }
    assertEquals(withReason().map(Outcome::name).toList(), pairs);
  }

  private static List<String> described(String schema, String property) {
    return words(text(schema, property));
  }

  private static String text(String schema, String property) {
    Spot properties = CONTRACT.root().at("components").at("schemas").at(schema).at("properties");
    return properties.at(property).text("description");
  }

  /** The first column of the table under a heading, a text each row. */
  private static List<String> table(String page, String heading) {
    int begin = page.indexOf("| " + heading + " | When |");
    return page.substring(begin, page.indexOf("\n\n", begin))
        .lines()
        .skip(2)
        .map(row -> row.substring(1, row.indexOf('|', 1)))
        .toList();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  /** What an app may answer, by the words that it uses, lowest first. */
  private static List<String> answers() {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.code() >= Outcome.ACKNOWLEDGED.code())
        .filter(outcome -> outcome != Outcome.UNDELIVERABLE && outcome != Outcome.NO_RESPONSE)
        .map(outcome -> outcome.outwardReason().isEmpty() ? outcome.name() : outcome.outward().name())
        .distinct()
        .toList();
  }

  private static Stream<Outcome> withReason() {
    return Arrays.stream(Outcome.values()).filter(outcome -> !outcome.outwardReason().isEmpty());
  }

  private static String reason(Outcome outcome) {
    return outcome.name().substring(outcome.outward().name().length() + 1);
  }

  private static List<String> reasons() {
    return withReason().map(Outcome::outwardReason).distinct().toList();
  }

  private static List<String> percents() {
    return Arrays.stream(Warning.values()).map(Warning::percent).distinct().map(String::valueOf).toList();
  }

  private static List<String> queues() {
    return Arrays.stream(QueueName.values()).map(QueueName::text).toList();
  }

  /** The codes that a response shows, in the order of the code. */
  private static List<String> codesOfErrors() {
    Spot responses = CONTRACT.root().at("components").at("responses");
    List<String> shown = responses.parts().stream().flatMap(one -> Operation.codes(one).stream()).toList();
    return codes().filter(shown::contains).toList();
  }

  /** The codes that no response shows, and those that a line has too. */
  private static List<String> codesOfLines() {
    var shared = List.of("INVALID_ARGUMENT", "OUT_OF_RANGE", "NOT_FOUND", "ALREADY_EXISTS", "CONFLICT", "UNAVAILABLE");
    return codes().filter(code -> shared.contains(code) || !codesOfErrors().contains(code)).toList();
  }

  private static Stream<String> codes() {
    return Arrays.stream(ProblemCode.values()).map(ProblemCode::wire).distinct();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static List<String> with(List<String> words, String one) {
    return Stream.concat(words.stream(), Stream.of(one)).toList();
  }

  private static List<String> without(List<String> words, String one) {
    return words.stream().filter(word -> !word.equals(one)).toList();
  }

  private static List<String> sorted(Collection<String> words) {
    return List.copyOf(new TreeSet<>(words));
  }
}
