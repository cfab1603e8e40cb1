package org.numberrefresh.simulation.apps;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;

/** Turns a blinded app's numbers into digests: base64url without padding of HMAC-SHA256(key, E.164). */
final class Blinding {

  private final SecretKeySpec key;

  /** The key as the registry gave it, base64url. */
  Blinding(String digestKey) {
    this.key = Signature.Hmac.key(Base64.getUrlDecoder().decode(digestKey));
  }

  String digest(String phoneNumber) {
    byte[] digest = Signature.Hmac.mac(key).doFinal(phoneNumber.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
