package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.call.ResultFlaw;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;

class RejectedResultTest {

  private static Detail detail(Rule rule, String value) {
    return RejectedResult.of(0, new ResultFlaw(rule, value)).detail().orElseThrow();
  }

  @Test
  void each_cause_has_a_detail_of_its_own() {
    int details =
        Arrays.stream(Rule.values()).map(rule -> detail(rule, rule.name())).collect(Collectors.toSet()).size();
    assertEquals(Rule.values().length, details);
  }

  @Test
  void a_detail_names_the_value_and_hides_a_number_in_it() {
    assertEquals(Detail.of(Cause.OUTCOME_UNKNOWN, "UNBOUD"), detail(Rule.OUTCOME_UNKNOWN, "UNBOUD"));
    assertEquals(Detail.of(Cause.RESULT_TOO_LONG, "caseId", 65, 64), detail(Rule.CASE_ID_TOO_LONG, "65"));
    String number = TestNumbers.text(7);
    assertFalse(detail(Rule.REASON_UNKNOWN, number).values().getFirst().contains(number.substring(3)));
  }
}
