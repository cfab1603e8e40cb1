package org.numberrefresh.adapter.jwt;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event of an authorizer, as far as a token's check needs it, and the answer to it. Both go through the JSON of the
 * library that checks tokens: another one would load hundreds of classes at each cold start.
 *
 * <p>Decision: docs/decisions.md#the-authorizer-reads-its-event-itself
 *
 * @param authorization the header {@code Authorization}, "" if there is none
 * @param request the id of the request, "" if it has none
 */
public record TokenQuestion(String authorization, String request) {

  /**
   * Reads an event of API Gateway's format 2.0.
   *
   * @throws IllegalArgumentException if it is no JSON object
   */
  public static TokenQuestion read(byte[] event) {
    try {
      Map<String, Object> all = JSONObjectUtils.parse(new String(event, StandardCharsets.UTF_8));
      return new TokenQuestion(text(all.get("headers"), "authorization"), text(all.get("requestContext"), "requestId"));
    } catch (ParseException e) {
      throw new IllegalArgumentException("The event of the authorizer is no JSON object.", e);
    }
  }

  private static String text(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> map && map.get(name) instanceof String text ? text : "";
  }

  /** Writes an answer. */
  public static byte[] answer(Map<String, Object> answer) {
    return JSONObjectUtils.toJSONString(answer).getBytes(StandardCharsets.UTF_8);
  }
}
