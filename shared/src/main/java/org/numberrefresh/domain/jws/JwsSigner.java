package org.numberrefresh.domain.jws;

import java.time.Instant;

/** Makes keys of one use and signs with them. */
public interface JwsSigner {

  /** Draws a key. */
  JwsKey draw(Instant signsFrom);

  /**
   * Signs a token.
   *
   * @param key a key that still has its secret
   * @param claims its claims, as JSON
   * @return the token, in JWS's compact form
   */
  String sign(JwsKey key, String claims);
}
