package org.numberrefresh.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.numberrefresh.platform.Platform;

/**
 * The keys of the system, all derived from one root secret by HKDF-SHA256 (RFC 5869), each for one purpose.
 *
 * <p>A key of one purpose tells nothing of another's, so an app may be handed its digest key.
 */
public final class KeyRing {

  /** The version of the keys, written into everything that they made. */
  public static final String VERSION = "1";

  private static final int MIN_ROOT_LENGTH = 32;

  private final byte[] root;
  private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();

  /**
   * Makes a ring.
   *
   * @param root the root secret, at least {@value #MIN_ROOT_LENGTH} characters of full randomness
   */
  public KeyRing(String root) {
    if (root.length() < MIN_ROOT_LENGTH) {
      throw new IllegalArgumentException(
          "The root secret has at least " + MIN_ROOT_LENGTH + " characters, this one has " + root.length() + ".");
    }
    this.root = root.getBytes(StandardCharsets.UTF_8);
  }

  /** The ring of a platform: its root is the secret that {@code KEYS_SECRET} names. */
  public static KeyRing of(Platform platform) {
    return new KeyRing(platform.secrets().value(platform.required("KEYS_SECRET")));
  }

  SecretKey key(String algorithm, String purpose) {
    return derived.computeIfAbsent(algorithm + "/" + purpose, ignored -> derive(algorithm, purpose));
  }

  private SecretKey derive(String algorithm, String purpose) {
    try {
      byte[] info = ("number-refresh/" + VERSION + "/" + purpose).getBytes(StandardCharsets.UTF_8);
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(algorithm, HKDFParameterSpec.ofExtract().addIKM(root).thenExpand(info, 32));
    } catch (InvalidAlgorithmParameterException | java.security.NoSuchAlgorithmException e) {
      throw unavailable(e);
    }
  }

  static IllegalStateException unavailable(GeneralSecurityException e) {
    return new IllegalStateException("The JDK lacks a cryptographic algorithm that it is required to have.", e);
  }
}
