package org.numberrefresh.function.api;

import org.numberrefresh.problem.Problem;

/** The header by which a repeated call is recognised. */
public final class IdempotencyKey {

  private static final String FORM = "[\\x21-\\x7e]{1,128}";

  private IdempotencyKey() {}

  /**
   * The key of a request.
   *
   * @param what the noun of the thing that each new key makes
   * @throws Problem if it is missing or malformed
   */
  public static String of(Request request, String what) {
    return request
        .header("idempotency-key")
        .filter(given -> given.matches(FORM))
        .orElseThrow(
            () ->
                Problem.invalid(
                    "The header Idempotency-Key is missing or malformed. Give 1 to 128 visible ASCII characters,"
                        + " new for each "
                        + what
                        + "."));
  }
}
