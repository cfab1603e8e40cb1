package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.problem.ProblemCode;

class TextsTest {

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
        "HOLDER_CHANGE_NOT_PROVEN",
        "ALREADY_EXISTS",
        "OUT_OF_RANGE",
        "UNSUPPORTED_IDENTIFIER",
        "NUMBER_FORMAT_INVALID",
        "UNAVAILABLE"
      })
  void what_a_number_is_rejected_for_comes_with_a_next_step_in_both_languages(ProblemCode code) {
    isInBoth(language -> Texts.nextStep(code, language).orElseThrow());
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
    isInBoth(language -> Texts.advice(outcome, language));
  }

  @Test
  void what_shows_the_same_outside_is_advised_the_same() {
    assertEquals(
        1,
        Arrays.stream(Outcome.values())
            .filter(Outcome::isClear)
            .map(outcome -> Texts.advice(outcome, Language.ENGLISH))
            .distinct()
            .count());
    assertEquals(
        Texts.advice(Outcome.BLOCKED_OTHER, Language.ENGLISH),
        Texts.advice(Outcome.BLOCKED_LEGAL_HOLD, Language.ENGLISH));
  }

  @Test
  void an_app_that_does_not_take_part_has_a_text() {
    isInBoth(language -> Texts.text("NOT_COVERED", language));
  }

  @Test
  void the_language_is_the_one_asked_for_first() {
    assertEquals(Language.CHINESE, Language.ofHeader("zh-CN,en;q=0.5"));
    assertEquals(Language.ENGLISH, Language.ofHeader("en, zh"));
    assertEquals(Language.ENGLISH, Language.ofHeader(""));
  }
}
