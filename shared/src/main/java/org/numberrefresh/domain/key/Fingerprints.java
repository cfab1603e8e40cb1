package org.numberrefresh.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.numberrefresh.domain.phone.PhoneNumber;

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
    return HexFormat.of().formatHex(mac("request-bodies", body));
  }

  /** The fingerprint of a number in the trace of its erasure, under a key of its own: half of an HMAC-SHA256. */
  public String ofErased(PhoneNumber number) {
    byte[] mac = mac("erasures", number.e164().getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(mac, 0, mac.length / 2);
  }

  private byte[] mac(String purpose, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.key("HmacSHA256", purpose));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }
}
