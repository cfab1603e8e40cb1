package org.numberrefresh.domain.certificate;

import java.time.Duration;
import java.time.Instant;

/**
 * A statement about a number with the time for which it may be shown.
 *
 * <p>Decision: docs/decisions.md#a-certificate-names-its-number
 *
 * @param statement what is stated
 * @param issuedAt the time when it was stated, to the second
 */
public record Certificate(Statement statement, Instant issuedAt) {

  /** The time for which a certificate may be shown. Its holder gets a new one from his carrier. */
  public static final Duration VALID_FOR = Duration.ofDays(30);

  /** The first moment at which it is not valid any more. */
  public Instant validUntil() {
    return issuedAt.plus(VALID_FOR);
  }
}
