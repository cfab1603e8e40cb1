package org.numberrefresh.e2e.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.numberrefresh.e2e.contract.CodeWords.answers;
import static org.numberrefresh.e2e.contract.CodeWords.codes;
import static org.numberrefresh.e2e.contract.CodeWords.names;
import static org.numberrefresh.e2e.contract.CodeWords.percents;
import static org.numberrefresh.e2e.contract.CodeWords.queues;
import static org.numberrefresh.e2e.contract.CodeWords.reasons;
import static org.numberrefresh.e2e.contract.CodeWords.sorted;
import static org.numberrefresh.e2e.contract.CodeWords.with;
import static org.numberrefresh.e2e.contract.CodeWords.withReason;
import static org.numberrefresh.e2e.contract.CodeWords.without;
import static org.numberrefresh.e2e.contract.CodeWords.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.appeal.AppealDecision;
import org.numberrefresh.domain.appeal.AppealReason;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.call.ResultFlaw;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.limit.Circuit;
import org.numberrefresh.domain.limit.Obstacle;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.domain.sink.SinkState;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.NumberState;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.ResultState;
import org.numberrefresh.usecase.query.Story;
import org.numberrefresh.usecase.registry.AppHealth;
import org.numberrefresh.usecase.rotation.RotateKeys;
import org.numberrefresh.usecase.trial.TrialCheck;

/** Every word that openapi.yaml lists is the code's own, and none is left out. */
class ContractWordsTest {

  private static final Contract CONTRACT = Contract.ours();

  /** The words of the code, by the schema that lists them. */
  private static final Map<String, Collection<String>> OF_THE_CODE =
      Map.ofEntries(
          Map.entry("ProblemCode", codesOfErrors()),
          Map.entry("LineCode", codesOfLines()),
          Map.entry("Mode", names(Mode.values())),
          Map.entry("Grade", names(Grade.values())),
          Map.entry("Gate", names(Release.values())),
          Map.entry("Outcome", names(OutwardOutcome.values())),
          Map.entry("Step", names(Story.Step.values())),
          Map.entry("RetriedOutcome", retryable()),
          Map.entry("ToleratedOutcome", without(without(names(OutwardOutcome.values()), "PENDING"), "CLEAR")),
          Map.entry("StatusOutcome", with(names(OutwardOutcome.values()), "NOT_COVERED")),
          Map.entry("AppealReason", names(AppealReason.values())),
          Map.entry("AppealState", names(AppealState.values())),
          Map.entry("AppealDecision", names(AppealDecision.values())),
          Map.entry("AppealedOutcome", appealed()),
          Map.entry("AnsweredOutcome", without(answers(), "CANCELLED")),
          Map.entry("Reason", reasons()),
          Map.entry("Fault", names(Fault.values())),
          Map.entry("ResultCause", names(ResultFlaw.Rule.values())),
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
          Map.entry("EventType", Arrays.stream(EventType.values()).map(EventType::text).toList()),
          Map.entry("TrialKind", Arrays.stream(TrialCheck.values()).map(TrialCheck::text).toList()),
          Map.entry("SinkState", names(SinkState.values())),
          Map.entry("WithdrawnWhy", names(Withdrawn.Why.values())),
          Map.entry("CertificateFlaw", names(CertificateTokens.Flaw.values())),
          Map.entry("PageLanguage", Arrays.stream(Language.values()).map(Language::tag).toList()),
          Map.entry("KeyPhase", names(RotateKeys.Phase.values())));

  private static List<String> retryable() {
    return Arrays.stream(OutwardOutcome.values())
        .filter(outcome -> !AskableAgain.retryable(outcome, Optional.empty()).isEmpty())
        .map(Enum::name)
        .toList();
  }

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

  /** The codes that a response shows, in the order of the code. */
  private static List<String> codesOfErrors() {
    Spot responses = CONTRACT.root().at("components").at("responses");
    List<String> shown = responses.parts().stream().flatMap(one -> Operation.codes(one).stream()).toList();
    return codes().filter(shown::contains).toList();
  }

  /** The codes that no response shows, and those that a line has too. */
  private static List<String> codesOfLines() {
    Stream<String> shared =
        Stream.of("INVALID_ARGUMENT", "OUT_OF_RANGE", "NOT_FOUND", "ALREADY_EXISTS", "CONFLICT", "UNAVAILABLE");
    Set<String> ofLines = Stream.concat(shared, ofOneNumber()).collect(Collectors.toSet());
    return codes().filter(code -> ofLines.contains(code) || !codesOfErrors().contains(code)).toList();
  }

  /** The codes of a number: they are those of a line, and of a request for a single number. */
  private static Stream<String> ofOneNumber() {
    return Stream.of(
            ProblemCode.NUMBER_FORMAT_INVALID,
            ProblemCode.UNSUPPORTED_IDENTIFIER,
            ProblemCode.CARRIER_MISMATCH,
            ProblemCode.NUMBER_RANGE_UNKNOWN,
            ProblemCode.MVNO_NUMBER,
            ProblemCode.PORTED_NUMBER,
            ProblemCode.SUBSCRIBER_DATA_NOT_SYNCED)
        .map(ProblemCode::wire);
  }

  /** The outcomes that an app may be told in an appeal. */
  private static List<String> appealed() {
    return Arrays.stream(OutwardOutcome.values())
        .filter(outcome -> outcome.isAnswered() && outcome != OutwardOutcome.CLEAR)
        .map(Enum::name)
        .toList();
  }
}
