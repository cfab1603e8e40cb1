package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

class IdempotencyKeyTest {

  private static Request with(String key) {
    return new Request(
        APIGatewayV2HTTPEvent.builder().withHeaders(Map.of("idempotency-key", key)).build(),
        new Party(Party.Role.CARRIER, "east"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"13800138000", "order-+8613800138000", "138-0013-8000", "number=8613800138000;1"})
  void a_key_with_a_phone_number_is_refused(String key) {
    Problem refused = assertThrows(Problem.class, () -> IdempotencyKey.of(with(key)));
    assertEquals(Problem.invalid(Cause.IDEMPOTENCY_KEY_A_NUMBER).getMessage(), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "monday-1",
        "13800138-000a-4bcd-8ef0-123456789abc",
        "0f13800138000a1b2c3d4e5f60718293",
        "1764193000123"
      })
  void a_key_that_names_nobody_is_taken(String key) {
    assertEquals(key, IdempotencyKey.of(with(key)));
  }
}
