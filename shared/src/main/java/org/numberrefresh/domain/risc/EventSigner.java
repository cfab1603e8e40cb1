package org.numberrefresh.domain.risc;

import java.time.Instant;

/** Makes keys and signs with them. */
public interface EventSigner {

  /** Draws a key. */
  EventKey draw(Instant signsFrom);

  /**
   * Signs a security event token (RFC 8417).
   *
   * @param claims its claims, as JSON
   * @return the token, in JWS's compact form
   */
  String sign(EventKey key, String claims);
}
