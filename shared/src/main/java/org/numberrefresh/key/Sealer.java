package org.numberrefresh.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what must be stored but not be readable: AES-256-GCM, bound to its place, so that a sealed value that was moved
 * to another place does not open.
 *
 * <p>A sealed value is one byte of version, twelve of nonce, then the ciphertext with its tag.
 */
public final class Sealer {

  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final KeyRing keys;
  private final SecureRandom random;

  public Sealer(KeyRing keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /**
   * Seals a value.
   *
   * @param place where it will be stored, such as the batch's id
   */
  public byte[] seal(String place, byte[] plain) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, place, nonce);
      byte[] sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(1 + NONCE + sealed.length).put(VERSION).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }

  /**
   * Opens a sealed value.
   *
   * @throws IllegalStateException where it was sealed for another place, under another key, or changed since
   */
  public byte[] open(String place, byte[] sealed) {
    if (sealed.length < 1 + NONCE || sealed[0] != VERSION) {
      throw new IllegalStateException("The sealed value of " + place + " has an unknown form.");
    }
    try {
      byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
      return cipher(Cipher.DECRYPT_MODE, place, nonce).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The sealed value of " + place + " does not open: the root key is another, or the value was changed.", e);
    }
  }

  private Cipher cipher(int mode, String place, byte[] nonce) throws GeneralSecurityException {
    SecretKey key = keys.key("AES", "seal");
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
