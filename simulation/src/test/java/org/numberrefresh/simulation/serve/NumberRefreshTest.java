package org.numberrefresh.simulation.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.http.Refusal;
import org.numberrefresh.stack.invoke.Equipment;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.token.TokenRules;

/** The answers of Number Refresh to the hooks of the stack. */
class NumberRefreshTest {

  private static final URI HERE = URI.create("http://127.0.0.1:8080");

  private final NumberRefresh application = new NumberRefresh();

  private static JsonNode body(HttpAnswer answer) throws IOException {
    return StackJson.MAPPER.readTree(answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "MALFORMED, 400, INVALID_ARGUMENT",
    "OUT_OF_RANGE, 400, OUT_OF_RANGE",
    "NO_TOKEN, 401, UNAUTHENTICATED",
    "SCOPE_MISSING, 403, PERMISSION_DENIED",
    "NOT_FOUND, 404, NOT_FOUND",
    "TOO_LARGE, 400, INVALID_ARGUMENT"
  })
  void a_refusal_of_the_stack_has_the_contracts_code(Refusal why, int status, String code) throws IOException {
    HttpAnswer answer = application.refusal(why, "Because.");
    assertEquals(status, answer.status());
    assertEquals(code, body(answer).path("code").asText());
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void a_refusal_of_the_stack_has_the_contracts_form(Refusal why) throws IOException {
    HttpAnswer answer = application.refusal(why, "Because.");
    assertEquals("application/json", answer.headers().get("content-type"));
    assertEquals(answer.status(), body(answer).path("status").asInt());
    assertEquals("Because.", body(answer).path("message").asText());
    assertEquals(3, body(answer).size());
    assertEquals(why == Refusal.TOO_LARGE, answer.headers().containsKey("x-correlator"));
  }

  @Test
  void each_role_has_its_scopes_and_operators_make_no_operators() {
    TokenRules rules = application.tokens();
    assertEquals("number-refresh", rules.audience());
    assertEquals("number-refresh:admin", rules.operatorScope());
    assertEquals(
        List.of(
            new TokenRules.Role("OPERATOR", List.of("number-refresh:admin"), false),
            new TokenRules.Role("APP", List.of("number-refresh:results:write", "number-recycling:check"), true),
            new TokenRules.Role(
                "CARRIER",
                List.of(
                    "number-refresh:orders:write",
                    "number-refresh:orders:read",
                    "number-refresh:status:read",
                    "number-refresh:sink:write"),
                true)),
        rules.roles());
  }

  @Test
  void the_operator_two_carriers_and_an_app_have_clients_from_the_start() {
    assertEquals(
        List.of(
            new TokenRules.FirstClient("OPERATOR", Optional.of("operator")),
            new TokenRules.FirstClient("CARRIER", Optional.of("east")),
            new TokenRules.FirstClient("CARRIER", Optional.of("west")),
            new TokenRules.FirstClient("APP", Optional.empty())),
        application.tokens().first());
  }

  @Test
  void the_template_is_told_its_own_address_and_a_prefix_where_names_are_shared() {
    Map<String, String> embedded = application.parameters(HERE, AwsEndpoint.embedded());
    assertEquals(
        Map.of(
            "TokenIssuer", "http://127.0.0.1:8080",
            "JwksUrl", "http://127.0.0.1:8080/oauth2/jwks",
            "TokenEndpoint", "http://127.0.0.1:8080/oauth2/token",
            "PublicUrl", "http://127.0.0.1:8080",
            "TokenAudience", "number-refresh",
            "RequestsPerSecondPerClient", "100000"),
        embedded);
    var account = new AwsEndpoint.Account(Optional.empty(), "123456789012", "run-7-");
    assertEquals("run-7-", application.parameters(HERE, account).get("TablePrefix"));
  }

  @Test
  void a_handler_without_a_platform_is_refused_by_its_name() {
    var equipment = new Equipment(Clock.systemUTC(), new SecureRandom(), Map.of(), null, null, null);
    String message =
        assertThrows(IllegalStateException.class, () -> application.handler(Object.class, equipment)).getMessage();
    assertTrue(message.contains("java.lang.Object") && message.contains("takes a Platform"), message);
  }

  @Test
  void operators_are_told_where_the_simulated_apps_are_once_there_are_any() throws IOException {
    var request = new HttpRequest("GET", "/local/simulator", "", Map.of(), new byte[0], "127.0.0.1");
    assertEquals(404, application.answerOperator(request).orElseThrow().status());
    application.simulatedAt(HERE);
    HttpAnswer found = application.answerOperator(request).orElseThrow();
    assertEquals(HERE.toString(), body(found).path("url").asText());
    var other = new HttpRequest("POST", "/local/simulator", "", Map.of(), new byte[0], "127.0.0.1");
    assertEquals(Optional.empty(), application.answerOperator(other));
  }
}
