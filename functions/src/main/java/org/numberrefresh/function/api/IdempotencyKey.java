package org.numberrefresh.function.api;

import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/** The header by which a repeated call is recognised. */
public final class IdempotencyKey {

  private static final String FORM = "[\\x21-\\x7e]{1,128}";

  private IdempotencyKey() {}

  /**
   * The key of a request.
   *
   * @throws Problem if it is missing or malformed, or a phone number stands in it
   */
  public static String of(Request request) {
    String key =
        request
            .header("idempotency-key")
            .filter(given -> given.matches(FORM))
            .orElseThrow(() -> Problem.invalid(Cause.IDEMPOTENCY_KEY));
    if (PhoneNumber.isIn(key)) {
      throw Problem.invalid(Cause.IDEMPOTENCY_KEY_A_NUMBER);
    }
    return key;
  }
}
