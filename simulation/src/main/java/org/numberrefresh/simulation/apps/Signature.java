package org.numberrefresh.simulation.apps;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signing secret of Standard Webhooks and the check of a call against it, by the published library.
 *
 * <p>The timestamp is signed but its age is not checked: the clock of the local stack can be moved by months, the
 * simulated apps keep real time, and the library's own {@code verify} reads the system's clock. An app in production
 * must refuse timestamps more than minutes off.
 */
public final class Signature {

  private static final String PREFIX = "whsec_";

  private final Webhook webhook;

  /**
   * A secret as the platform gave it.
   *
   * @throws IllegalArgumentException if it is not {@code whsec_} and base64; the message does not quote it
   */
  public Signature(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("A signing secret starts with " + PREFIX);
    }
    this.webhook = new Webhook(secret);
  }

  /** Tells whether one of the signatures in the header is right; there are always two. */
  public boolean accepts(String id, String timestamp, String header, byte[] body) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    byte[] expected = sign(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
    for (String candidate : header.split(" ")) {
      if (MessageDigest.isEqual(expected, candidate.getBytes(StandardCharsets.UTF_8))) {
        return true;
      }
    }
    return false;
  }

  String sign(String id, String timestamp, byte[] body) {
    try {
      return webhook.sign(id, Long.parseLong(timestamp), new String(body, StandardCharsets.UTF_8));
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("A secret of Standard Webhooks signs whatever it is given.", e);
    }
  }

  /** HMAC-SHA256, which every JDK has. */
  static final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    static SecretKeySpec key(byte[] bytes) {
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
