package org.numberrefresh.domain.key;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * Fingerprints of bodies, which tell if two bodies are the same without keeping either. They are keyed: a body of one
 * number has few possible values, so a plain hash of it could be turned back.
 *
 * <p>Decision: docs/decisions.md#a-body-is-remembered-by-a-keyed-fingerprint
 */
public final class Fingerprints {

  private final KeyRing keys;

  public Fingerprints(KeyRing keys) {
    this.keys = keys;
  }

  /** The fingerprint of a body: HMAC-SHA256 in hexadecimal. */
  public String of(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.key("HmacSHA256", "request-bodies"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }
}
