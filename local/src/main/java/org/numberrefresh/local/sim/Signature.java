package org.numberrefresh.local.sim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signing secret of Standard Webhooks and the check of a call against it.
 *
 * <p>The timestamp is signed but its age is not checked: the clock of the local stack can be moved by months, the
 * simulated apps keep real time. An app in production must refuse timestamps more than minutes off.
 */
final class Signature {

  private static final String PREFIX = "whsec_";

  private final SecretKeySpec key;

  /**
   * A secret as the platform gave it.
   *
   * @throws IllegalArgumentException if it is not {@code whsec_} and base64; the message does not quote it
   */
  Signature(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("A signing secret starts with " + PREFIX);
    }
    this.key = Keys.hmac(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
  }

  /** Tells whether one of the signatures in the header is right; there are two while a secret is rotated. */
  boolean accepts(String id, String timestamp, String header, byte[] body) {
    byte[] expected = sign(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
    for (String candidate : header.split(" ")) {
      if (MessageDigest.isEqual(expected, candidate.getBytes(StandardCharsets.UTF_8))) {
        return true;
      }
    }
    return false;
  }

  String sign(String id, String timestamp, byte[] body) {
    Mac mac = Keys.mac(key);
    mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
  }

  /** HMAC-SHA256, which every JDK has. */
  static final class Keys {
    private static final String ALGORITHM = "HmacSHA256";

    private Keys() {}

    static SecretKeySpec hmac(byte[] bytes) {
      return new SecretKeySpec(bytes, ALGORITHM);
    }

    static Mac mac(SecretKeySpec key) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        return mac;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(ALGORITHM + " is missing from this JDK", e);
      }
    }
  }
}
