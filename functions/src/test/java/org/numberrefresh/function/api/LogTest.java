package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class LogTest {

  private static String correlator(String given) {
    return Log.line("request failed", given, new IllegalStateException("x")).path("correlator").asText();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        "+8613800138000",
        "138-0013-8000",
        "138.0013.8000",
        "1-3-8-0-0-1-3-8-0-0-0",
        "１３８００１３８０００",
        "+12025550123",
        "442071838750"
      })
  void a_number_that_a_caller_writes_is_masked(String number) {
    assertEquals("****", correlator(number));
    assertEquals("x****z", correlator("x" + number + "z"));
    var fault = new IllegalStateException("no " + number);
    assertEquals("java.lang.IllegalStateException: no ****", Log.line("e", "c", fault).path("fault").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"13800138000", "138-0013-8000", "+8613800138000"})
  void hexadecimal_letters_around_a_number_do_not_show_it(String number) {
    assertEquals("a****f", correlator("a" + number + "f"));
  }

  @Test
  void a_faults_causes_are_told_by_type_and_code_and_never_by_message() {
    AwsServiceException refused =
        AwsServiceException.builder()
            .message("+8613800138000 is not allowed")
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
            .build();
    var fault = new Unavailable("The secret could not be read.", new IllegalStateException("13800138000", refused));
    JsonNode line = Log.line("request failed", "c", fault);
    assertEquals(
        List.of("java.lang.IllegalStateException", AwsServiceException.class.getName() + " AccessDeniedException 400"),
        line.path("causes").valueStream().map(JsonNode::asText).toList());
    assertFalse(line.toString().contains("8000"), line::toString);
  }

  @Test
  void a_rotation_is_told_with_the_client_that_asked_for_it() {
    JsonNode line = Log.keysChangedLine("secret rotated by the app itself", "chat", Optional.of("chat-client"));
    assertEquals("chat", line.path("app").asText());
    assertEquals("chat-client", line.path("client").asText());
    assertFalse(Log.keysChangedLine("secret rotated", "chat", Optional.empty()).has("client"));
  }

  @Test
  void a_correlator_of_ours_is_shown_whole() {
    String own = "0198c3f2-7d1e-7abc-9def-0123456789ab";
    assertEquals(own, correlator(own));
  }
}
