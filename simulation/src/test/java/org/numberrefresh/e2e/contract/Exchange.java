package org.numberrefresh.e2e.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request and its answer.
 *
 * @param method the request's method
 * @param path its path, encoded
 * @param query its query, encoded; "" for none
 * @param headers its headers, by lower-cased name
 * @param sent its body
 * @param status the answer's status
 * @param answerHeaders the answer's headers, by lower-cased name
 * @param answered the answer's body
 */
// Bodies are looked at, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Exchange(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    byte[] sent,
    int status,
    Map<String, String> answerHeaders,
    byte[] answered) {

  private static final int SHOWN = 2_000;

  public Exchange {
    headers = lowered(headers);
    answerHeaders = lowered(answerHeaders);
  }

  private static Map<String, String> lowered(Map<String, String> headers) {
    var lowered = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> lowered.put(name.toLowerCase(Locale.ROOT), value));
    return lowered;
  }

  boolean done() {
    return status / 100 == 2;
  }

  static String shown(byte[] body) {
    String start = new String(Arrays.copyOf(body, Math.min(body.length, SHOWN)), StandardCharsets.UTF_8);
    return body.length > SHOWN ? start + "..." : start;
  }
}
