package org.numberrefresh.domain.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The keys of a document, each derived from its version's material by HKDF-SHA256 (RFC 5869) for one purpose. A key of
 * one purpose tells nothing of another's, so an app may be handed its digest key.
 */
final class KeyVersions {

  private static final int KEY_BYTES = 32;

  private final KeyDocument document;
  private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();
  private final Map<String, Aead> seals = new ConcurrentHashMap<>();
  private final Map<Integer, PrfHmacJce> tokenFunctions = new ConcurrentHashMap<>();

  KeyVersions(KeyDocument document) {
    this.document = document;
  }

  KeyDocument document() {
    return document;
  }

  boolean has(int version) {
    return version >= 1 && version <= document.newest();
  }

  SecretKey key(int version, String algorithm, String purpose) {
    return derived.computeIfAbsent(
        version + "/" + algorithm + "/" + purpose, ignored -> derive(version, algorithm, purpose));
  }

  /** What seals under a version for a purpose. */
  Aead seal(int version, String purpose) {
    return seals.computeIfAbsent(
        version + "/" + purpose, ignored -> made(key -> new AesGcmJce(key.getEncoded()), key(version, "AES", purpose)));
  }

  /** The link of a version in the chain of a number's tokens. */
  PrfHmacJce tokenFunction(int version) {
    return tokenFunctions.computeIfAbsent(
        version, v -> made(key -> new PrfHmacJce("HMACSHA256", key), key(v, "HmacSHA256", "number-tokens")));
  }

  private SecretKey derive(int version, String algorithm, String purpose) {
    String material = version == 1 ? document.root() : document.later().get(version - 2);
    byte[] info = ("number-refresh/" + version + "/" + purpose).getBytes(StandardCharsets.UTF_8);
    Function<String, HKDFParameterSpec> how =
        secret ->
            HKDFParameterSpec.ofExtract().addIKM(secret.getBytes(StandardCharsets.UTF_8)).thenExpand(info, KEY_BYTES);
    return made(secret -> KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, how.apply(secret)), material);
  }

  @FunctionalInterface
  private interface Making<F, T> {
    T of(F from) throws GeneralSecurityException;
  }

  private static <F, T> T made(Making<F, T> making, F from) {
    try {
      return making.of(from);
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }
}
