package org.numberrefresh.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.function.api.Labels;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Texts;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.NumberState;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.ResultState;
import org.numberrefresh.usecase.query.Story;

/** The page of outcomes has a row for each code that a carrier sees, with the label and the advice of the product. */
class OutcomesPageTest {

  private static List<String> rows(Language language) {
    String name = language == Language.CHINESE ? "docs/outcomes.zh-CN.md" : "docs/outcomes.md";
    return Page.read(name).lines().stream().filter(line -> line.startsWith("| `")).toList();
  }

  /** Each row begins with the cells that are wanted, in their order. */
  private static void assertBegin(List<String> wanted, List<String> rows) {
    List<String> begins = rows.stream().map(row -> begin(row, wanted)).toList();
    assertEquals(wanted, begins);
  }

  private static String begin(String row, List<String> wanted) {
    return wanted.stream().filter(row::startsWith).findFirst().orElse(row);
  }

  private static String cells(Object code, String... others) {
    return "| `" + code + "` | " + String.join(" | ", others) + " |";
  }

  @ParameterizedTest
  @EnumSource
  void every_code_that_a_carrier_sees_has_its_row_with_its_label(Language language) {
    UnaryOperator<String> state = code -> cells(code, Labels.state(code, language));
    List<String> wanted =
        Stream.of(
                Arrays.stream(Grade.values()).map(grade -> cells(grade, Labels.grade(grade, language))),
                Arrays.stream(Release.values()).map(gate -> cells(gate, Labels.gate(gate, language))),
                outcomes().map(outcome -> cells(outcome, Labels.outcome(outcome, "", language))),
                shown(OutwardOutcome.REFUSED).map(outcome -> reason(outcome, language)),
                shown(OutwardOutcome.BLOCKED).map(outcome -> reason(outcome, language)),
                Arrays.stream(OrderView.State.values()).map(Enum::name).map(state),
                numberStates().map(state),
                Arrays.stream(AppealState.values()).map(Enum::name).map(state),
                Arrays.stream(Story.Step.values()).map(step -> cells(step, Labels.step(step, language))))
            .flatMap(rows -> rows)
            .toList();
    assertBegin(wanted, rows(language));
  }

  private static Stream<String> outcomes() {
    return Stream.concat(Arrays.stream(OutwardOutcome.values()).map(Enum::name), Stream.of("NOT_COVERED"));
  }

  /** The outcomes whose reason a carrier is told. */
  private static Stream<Outcome> shown(OutwardOutcome outward) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.outward() == outward)
        .filter(outcome -> outcome.name().equals(outward + "_" + outcome.outwardReason()));
  }

  private static String reason(Outcome outcome, Language language) {
    String reason = outcome.outwardReason();
    return cells(
        reason,
        Labels.outcome(outcome.outward().name(), reason, language),
        Texts.advice(outcome, Optional.empty(), language),
        word(outcome.retryable(), language),
        word(outcome.appealable(), language));
  }

  private static String word(boolean may, Language language) {
    return switch (language) {
      case ENGLISH -> may ? "yes" : "no";
      case CHINESE -> may ? "是" : "否";
    };
  }

  /** A status and the results of an order tell states of their own; those that both have stand once. */
  private static Stream<String> numberStates() {
    List<String> ofResults = Arrays.stream(ResultState.values()).map(Enum::name).toList();
    List<String> ofStatus = Arrays.stream(NumberState.values()).map(Enum::name).toList();
    int before = ofStatus.indexOf("RESTORED");
    return Stream.of(ofStatus.subList(0, before), ofResults, ofStatus).flatMap(List::stream).distinct();
  }

  @ParameterizedTest
  @EnumSource
  void an_outcome_without_a_reason_is_told_with_the_advice_of_the_product(Language language) {
    List<String> wanted =
        Arrays.stream(Outcome.values())
            .filter(outcome -> outcome.outwardReason().isEmpty())
            .filter(outcome -> outcome.name().equals(outcome.outward().name()) || outcome == Outcome.UNBOUND)
            .map(outcome -> told(outcome.outward().name(), Texts.advice(outcome, Optional.empty(), language), language))
            .toList();
    String notCovered = told("NOT_COVERED", Texts.text("NOT_COVERED", language), language);
    List<String> missing =
        Stream.concat(wanted.stream(), Stream.of(notCovered))
            .filter(begin -> rows(language).stream().noneMatch(row -> row.startsWith(begin)))
            .toList();
    assertEquals(List.of(), missing);
  }

  private static String told(String outcome, String advice, Language language) {
    return cells(outcome, Labels.outcome(outcome, "", language), advice);
  }
}
