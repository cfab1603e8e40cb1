package org.numberrefresh.domain.app;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A secret that signs requests to an app, by the Standard Webhooks specification.
 *
 * <p>Its {@link #toString} shows nothing of it.
 *
 * <p>Decision: docs/decisions.md#the-hub-signs-with-the-jdk
 */
public final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 24;

  private final byte[] key;

  /** Never used itself: each signature is made by a copy, which costs less than to find and key one. */
  private final Mac keyed;

  private SigningSecret(byte[] key) {
    this.key = key;
    this.keyed = keyed(key);
  }

  /** Draws a secret. */
  public static SigningSecret draw(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new SigningSecret(key);
  }

  /** Reads what {@link #reveal} shows. */
  public static SigningSecret of(String revealed) {
    return new SigningSecret(Base64.getDecoder().decode(revealed.substring(PREFIX.length())));
  }

  /** The secret itself: shown to the operator once and stored sealed. */
  public String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /**
   * Signs a request.
   *
   * @param id the value of {@code webhook-id}
   * @param at the time in {@code webhook-timestamp}
   * @param body the request's body
   * @return one signature of the value of {@code webhook-signature}: {@code v1,} and base64
   */
  public String sign(String id, Instant at, byte[] body) {
    try {
      var mac = (Mac) keyed.clone();
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The HmacSHA256 of every JDK can be copied.", e);
    }
  }

  private static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256.", e);
    }
  }

  /** Two reads of one secret are equal, so that two reads of one app are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SigningSecret secret && MessageDigest.isEqual(key, secret.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  @Override
  public String toString() {
    return PREFIX + "***";
  }
}
