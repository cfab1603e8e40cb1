package org.numberrefresh.domain.key;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The cipher AES-GCM (NIST SP 800-38D) of the JDK under a key of 256 bits. A sealed text is a nonce of 12 bytes, the
 * ciphertext and a tag of 16 bytes, as Tink's {@code AesGcmJce} writes it.
 *
 * <p>Each text has a nonce drawn at random. NIST allows 2^32 texts under one key in that case.
 */
final class Aes256Gcm {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  /** One cipher a thread. A new one costs three times as much as sealing a small text with it. */
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Aes256Gcm::cipher);

  private Aes256Gcm() {}

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }

  /**
   * Seals a text.
   *
   * @param place the associated data; the text opens only with the same place
   * @param random draws the nonce
   */
  static byte[] seal(SecretKey key, byte[] plain, byte[] place, SecureRandom random) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    Cipher cipher = begin(Cipher.ENCRYPT_MODE, key, nonce, place);
    byte[] sealed = new byte[NONCE_BYTES + plain.length + TAG_BYTES];
    System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
    cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
    return sealed;
  }

  /**
   * Opens a sealed text.
   *
   * @throws AEADBadTagException if it was sealed under another key, for another place, or changed since
   */
  static byte[] open(SecretKey key, byte[] sealed, byte[] place) throws GeneralSecurityException {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) {
      throw new AEADBadTagException("A sealed text has at least " + (NONCE_BYTES + TAG_BYTES) + " bytes.");
    }
    return begin(Cipher.DECRYPT_MODE, key, sealed, place).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
  }

  private static Cipher begin(int mode, SecretKey key, byte[] startsWithNonce, byte[] place)
      throws GeneralSecurityException {
    Cipher cipher = CIPHERS.get();
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, startsWithNonce, 0, NONCE_BYTES));
    cipher.updateAAD(place);
    return cipher;
  }
}
