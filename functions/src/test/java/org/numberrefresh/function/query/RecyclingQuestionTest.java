package org.numberrefresh.function.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

class RecyclingQuestionTest {

  private static RecyclingQuestion read(String body) {
    return RecyclingQuestion.read(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_question_names_a_number_and_a_day() {
    assertEquals(
        new RecyclingQuestion(PhoneNumber.parse("+8613800138000"), LocalDate.of(2026, 6, 30)),
        read("{\"phoneNumber\":\"+8613800138000\",\"specifiedDate\":\"2026-06-30\"}"));
    assertEquals(
        new RecyclingQuestion(Optional.empty(), LocalDate.of(2026, 6, 30)),
        read("{\"phoneNumber\":\"+12345\",\"specifiedDate\":\"2026-06-30\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"phoneNumber\":\"+8613800138000\"}",
        "{\"phoneNumber\":\"8613800138000\",\"specifiedDate\":\"2026-06-30\"}",
        "{\"phoneNumber\":\"+86 13800138000\",\"specifiedDate\":\"2026-06-30\"}",
        "{\"phoneNumber\":\"+1234567890123456\",\"specifiedDate\":\"2026-06-30\"}",
        "{\"phoneNumber\":\"\",\"specifiedDate\":\"2026-06-30\"}",
        "{\"phoneNumber\":null,\"specifiedDate\":\"2026-06-30\"}",
        "{\"phoneNumber\":8613800138000,\"specifiedDate\":\"2026-06-30\"}",
        "{\"phoneNumber\":\"+8613800138000\",\"specifiedDate\":null}",
        "{\"phoneNumber\":\"+8613800138000\",\"specifiedDate\":\"-2026-06-30\"}",
        "{\"phoneNumber\":\"+8613800138000\",\"specifiedDate\":\"+12026-06-30\"}",
        "{\"phoneNumber\":\"+8613800138000\",\"specifiedDate\":\"2026-06-31\"}",
        "{\"phoneNumber\":\"+8613800138000\",\"specifiedDate\":\"2026-6-30\"}",
        "{\"phoneNumber\":\"+8613800138000\",\"specifiedDate\":\"2026-06-30T00:00:00Z\"}",
        "{\"phoneNumber\":\"+8613800138000\",\"specifiedDate\":\"2026-06-30\",\"x\":1}"
      })
  void a_malformed_question_is_an_invalid_argument_that_repeats_no_number(String body) {
    Problem problem = assertThrows(Problem.class, () -> read(body));
    assertEquals(ProblemCode.INVALID_ARGUMENT, problem.code());
    assertFalse(problem.getMessage().contains("138001"), problem.getMessage());
  }

  @Test
  void a_token_names_no_number_so_the_body_must() {
    Problem problem = assertThrows(Problem.class, () -> read("{\"specifiedDate\":\"2026-06-30\"}"));
    assertEquals(ProblemCode.MISSING_IDENTIFIER, problem.code());
  }
}
