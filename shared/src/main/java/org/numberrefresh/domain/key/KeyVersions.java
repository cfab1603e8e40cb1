package org.numberrefresh.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The keys of a document, each derived from its version's material by HKDF-SHA256 (RFC 5869) for one purpose. A key of
 * one purpose tells nothing of another, so an app may be given its digest key.
 */
final class KeyVersions {

  private static final int KEY_BYTES = 32;

  private final KeyDocument document;
  private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();

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

  private SecretKey derive(int version, String algorithm, String purpose) {
    String material = version == 1 ? document.root() : document.later().get(version - 2);
    byte[] info = ("number-refresh/" + version + "/" + purpose).getBytes(StandardCharsets.UTF_8);
    var how =
        HKDFParameterSpec.ofExtract().addIKM(material.getBytes(StandardCharsets.UTF_8)).thenExpand(info, KEY_BYTES);
    try {
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, how);
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }
}
