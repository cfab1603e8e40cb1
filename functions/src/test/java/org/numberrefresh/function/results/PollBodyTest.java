package org.numberrefresh.function.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

class PollBodyTest {

  private static int read(String body) {
    return PollBody.read(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_app_says_how_many_numbers_it_takes_or_takes_the_most() {
    assertEquals(500, read("{}"));
    assertEquals(1, read("{\"maxItems\":1}"));
    assertEquals(500, read("{\"maxItems\":500}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"maxItems\":0}", "{\"maxItems\":501}", "{\"maxItems\":\"1\"}", "{\"x\":1}"})
  void a_malformed_poll_is_refused(String body) {
    assertEquals(ProblemCode.INVALID_ARGUMENT, assertThrows(Problem.class, () -> read(body)).code());
  }
}
