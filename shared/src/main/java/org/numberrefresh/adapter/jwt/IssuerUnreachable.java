package org.numberrefresh.adapter.jwt;

import com.nimbusds.jose.KeySourceException;

/** A failure of the issuer: a token may be valid, and the keys that would show it cannot be fetched. */
final class IssuerUnreachable extends KeySourceException {

  private static final long serialVersionUID = 1;

  IssuerUnreachable(String message) {
    super(message);
  }

  IssuerUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
