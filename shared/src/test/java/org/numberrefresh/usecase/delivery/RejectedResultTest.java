package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.call.ResultFlaw;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.fake.TestNumbers;

class RejectedResultTest {

  private static String text(Rule rule, String value) {
    return RejectedResult.of(0, new ResultFlaw(rule, value)).detail().orElseThrow();
  }

  @Test
  void each_cause_has_a_text_of_its_own() {
    int texts = Arrays.stream(Rule.values()).map(rule -> text(rule, rule.name())).collect(Collectors.toSet()).size();
    assertEquals(Rule.values().length, texts);
  }

  @Test
  void a_text_names_the_value_and_hides_a_number_in_it() {
    assertTrue(text(Rule.OUTCOME_UNKNOWN, "UNBOUD").contains("\"UNBOUD\""));
    assertTrue(text(Rule.CASE_ID_TOO_LONG, "65").contains("\"caseId\" has 65 characters"));
    String number = TestNumbers.text(7);
    assertFalse(text(Rule.REASON_UNKNOWN, number).contains(number.substring(3)));
  }
}
