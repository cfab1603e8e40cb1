package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

class RejectedLinesTest {

  @Test
  void lines_of_one_kind_are_stored_once() {
    var lines =
        List.of(
            LineProblem.invalid(0, Detail.of(Cause.NOT_A_TIME, "deactivatedAt")),
            LineProblem.of(1, ProblemCode.ALREADY_EXISTS),
            LineProblem.invalid(2, Detail.of(Cause.NOT_A_TIME, "deactivatedAt")));
    String text = RejectedLines.text(lines);
    assertEquals("{\"INVALID_ARGUMENT|NOT_A_TIME[\\\"deactivatedAt\\\"]\":[0,2],\"ALREADY_EXISTS|\":[1]}", text);
    assertEquals(lines, RejectedLines.ofText(text));
  }

  @Test
  void a_text_of_before_causes_had_names_is_kept() {
    assertEquals(
        List.of(
            LineProblem.of(1, ProblemCode.OUT_OF_RANGE),
            LineProblem.invalid(3, Detail.of(Cause.AS_STORED, "consent is missing. Give [it]."))),
        RejectedLines.ofText("{\"INVALID_ARGUMENT|consent is missing. Give [it].\":[3],\"OUT_OF_RANGE|\":[1]}"));
  }
}
