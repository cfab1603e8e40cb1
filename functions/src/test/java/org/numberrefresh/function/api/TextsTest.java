package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.NumberState;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.ResultState;
import org.numberrefresh.usecase.trial.TrialCheck;
import org.numberrefresh.usecase.trial.TrialFinding;
import org.numberrefresh.usecase.trial.TryEndpoint;

class TextsTest {

  private static final Optional<Instant> DUE = Optional.of(Instant.parse("2026-11-20T15:59:59Z"));

  /** Punctuation of half width that a Chinese text may not have; a colon and a full stop may stand between digits. */
  private static final Pattern HALF_WIDTH = Pattern.compile("[,;!?()\"']|(?<![0-9A-Za-z])[.:]|[.:](?![0-9A-Za-z/])");

  private static void isInBoth(Function<Language, String> text) {
    String english = text.apply(Language.ENGLISH);
    String chinese = text.apply(Language.CHINESE);
    assertFalse(english.isBlank());
    assertTrue(english.chars().allMatch(c -> c < 128), english);
    assertTrue(chinese.codePoints().anyMatch(Character::isIdeographic), chinese);
    assertNotEquals(english, chinese);
  }

  @ParameterizedTest
  @EnumSource
  void every_code_has_a_text_in_both_languages(ProblemCode code) {
    isInBoth(language -> Texts.of(code, language));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CARRIER_MISMATCH",
        "NUMBER_RANGE_UNKNOWN",
        "MVNO_NUMBER",
        "PORTED_NUMBER",
        "SUBSCRIBER_DATA_NOT_SYNCED",
        "NUMBER_IN_SERVICE",
        "NUMBER_GIVEN_UP",
        "HOLDER_CHANGE_NOT_PROVEN",
        "ALREADY_EXISTS",
        "NUMBER_REPEATED",
        "OUT_OF_RANGE",
        "DATE_IN_FUTURE",
        "DATE_BEFORE_RECORDS",
        "DATE_BEFORE_LATER_LIFE",
        "UNSUPPORTED_IDENTIFIER",
        "NUMBER_FORMAT_INVALID",
        "UNAVAILABLE"
      })
  void what_a_number_is_rejected_for_comes_with_a_next_step_in_both_languages(ProblemCode code) {
    isInBoth(language -> Texts.nextStep(code, language).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void every_check_of_an_endpoint_has_its_texts_in_both_languages(TrialCheck check) {
    OptionalInt status = OptionalInt.of(200);
    var passed = new TryEndpoint.Line(check, new TrialFinding.Passed(), status, Duration.ZERO);
    var failed = new TryEndpoint.Line(check, new TrialFinding.NotRefused(), status, Duration.ZERO);
    isInBoth(language -> TrialTexts.finding(passed, language));
    isInBoth(language -> TrialTexts.finding(failed, language));
    isInBoth(language -> TrialTexts.advice(failed, language).orElseThrow());
    assertEquals(Optional.empty(), TrialTexts.advice(passed, Language.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_that_a_trial_finds_has_its_texts_in_both_languages(Fault fault) {
    var finding = new TrialFinding.Faulty(SeenFault.unanswered(fault));
    var line = new TryEndpoint.Line(TrialCheck.UNBIND, finding, OptionalInt.empty(), Duration.ZERO);
    isInBoth(language -> TrialTexts.finding(line, language));
    isInBoth(language -> TrialTexts.advice(line, language).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void a_next_step_is_in_both_languages_or_in_none(ProblemCode code) {
    assertEquals(
        Texts.nextStep(code, Language.ENGLISH).isPresent(), Texts.nextStep(code, Language.CHINESE).isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void every_outcome_has_advice_in_both_languages(Outcome outcome) {
    isInBoth(language -> Texts.advice(outcome, DUE, language));
  }

  @Test
  void what_shows_the_same_outside_is_advised_the_same() {
    assertEquals(
        1,
        Arrays.stream(Outcome.values())
            .filter(Outcome::isClear)
            .map(outcome -> Texts.advice(outcome, DUE, Language.ENGLISH))
            .distinct()
            .count());
    assertEquals(
        Texts.advice(Outcome.BLOCKED_OTHER, DUE, Language.ENGLISH),
        Texts.advice(Outcome.BLOCKED_LEGAL_HOLD, DUE, Language.ENGLISH));
  }

  @Test
  void codes_of_different_subjects_have_different_texts() {
    Map<String, List<ProblemCode>> byText =
        Arrays.stream(ProblemCode.values()).collect(Collectors.groupingBy(code -> Texts.of(code, Language.CHINESE)));
    assertEquals(ProblemCode.values().length, byText.size(), byText::toString);
    assertFalse(Texts.of(ProblemCode.CLIENT_TAKEN, Language.ENGLISH).contains("number"));
  }

  @Test
  void every_chinese_text_has_full_width_punctuation_only() {
    List<String> wrong =
        Texts.keys().stream()
            .filter(key -> key.endsWith(".zh"))
            .map(key -> key + "=" + Texts.text(key.substring(0, key.length() - 3), Language.CHINESE))
            .filter(line -> HALF_WIDTH.matcher(line.substring(line.indexOf('=') + 1)).find())
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void every_text_is_in_both_languages() {
    var keys = Texts.keys();
    assertEquals(
        keys.stream().filter(key -> key.endsWith(".en")).map(key -> key.replaceFirst("en$", "zh")).toList(),
        keys.stream().filter(key -> key.endsWith(".zh")).toList());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AS_STORED")
  void every_cause_has_a_text_in_both_languages_that_names_the_same_values(Cause cause) {
    isInBoth(language -> Texts.detail(Detail.of(cause), language));
    assertEquals(places(cause, Language.ENGLISH), places(cause, Language.CHINESE));
  }

  private static SortedSet<String> places(Cause cause, Language language) {
    return Pattern.compile("\\{[0-9]}")
        .matcher(Texts.detail(Detail.of(cause), language))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void a_line_is_told_with_its_value_in_both_languages() {
    Problem problem = Problem.invalidLine(3, Cause.LENGTH, "apps", 64);
    assertEquals(
        "The request cannot be taken as it is. Line 3: \"apps\" must have 1 to 64 characters.",
        message(problem, Language.ENGLISH));
    assertEquals("请求内容不符合要求。第 3 行（从 0 起）：“apps”的长度应为 1 至 64 个字符。", message(problem, Language.CHINESE));
  }

  private static String message(Problem problem, Language language) {
    return Json.own(Edge.problem(problem, language).content().orElseThrow().text()).path("message").asText();
  }

  @ParameterizedTest
  @EnumSource
  void every_outcome_is_named_as_it_shows_and_no_further(Outcome outcome) {
    isInBoth(language -> label(outcome, language));
    Arrays.stream(Outcome.values())
        .filter(other -> other.outward() == outcome.outward())
        .filter(other -> other.outwardReason().equals(outcome.outwardReason()))
        .forEach(twin -> assertEquals(label(outcome, Language.CHINESE), label(twin, Language.CHINESE)));
  }

  private static String label(Outcome outcome, Language language) {
    return Labels.outcome(outcome.outward().name(), outcome.outwardReason(), language);
  }

  @ParameterizedTest
  @EnumSource
  void every_grade_is_named(Grade grade) {
    isInBoth(language -> Labels.grade(grade, language));
  }

  @ParameterizedTest
  @EnumSource
  void every_gate_is_named(Release gate) {
    isInBoth(language -> Labels.gate(gate, language));
  }

  private static Stream<String> states() {
    return Stream.<Enum<?>[]>of(OrderView.State.values(), ResultState.values(), NumberState.values())
        .flatMap(Arrays::stream)
        .map(Enum::name)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("states")
  void every_state_is_named(String state) {
    isInBoth(language -> Labels.state(state, language));
  }

  @Test
  void an_outcome_is_named_with_its_reason() {
    assertEquals("暂无法解绑：账号被封禁", label(Outcome.BLOCKED_ACCOUNT_BANNED, Language.CHINESE));
    assertEquals(
        "Cannot be unbound for now: the account is banned", label(Outcome.BLOCKED_ACCOUNT_BANNED, Language.ENGLISH));
  }

  @Test
  void an_app_that_works_on_a_number_is_advised_with_the_day() {
    assertEquals("该应用正在处理，最迟 2026年11月20日 有结果。", Texts.advice(Outcome.DELIVERED, DUE, Language.CHINESE));
    assertEquals(
        "The app is dealing with it; there is a result by 2026-11-20 at the latest.",
        Texts.advice(Outcome.PENDING, DUE, Language.ENGLISH));
    isInBoth(language -> Texts.advice(Outcome.PENDING, Optional.empty(), language));
  }

  @Test
  void a_line_that_may_be_repeated_is_told_after_how_many_minutes() {
    String hour = Texts.nextStep(ProblemCode.SUBSCRIBER_DATA_NOT_SYNCED, Language.CHINESE).orElseThrow();
    assertTrue(hour.contains("请约 60 分钟后再提交"), hour);
    String minute = Texts.nextStep(ProblemCode.UNAVAILABLE, Language.ENGLISH).orElseThrow();
    assertTrue(minute.contains("in about 1 min."), minute);
  }

  @Test
  void an_app_that_does_not_take_part_has_a_text() {
    isInBoth(language -> Texts.text("NOT_COVERED", language));
  }
}
