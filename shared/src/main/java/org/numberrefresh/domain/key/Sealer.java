package org.numberrefresh.domain.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals values for storage: AES-256-GCM by the JDK, bound to their place. A sealed value that was moved to another
 * place does not open.
 *
 * <p>Small values are sealed under a key of the newest version in use. A large value has a data key of its own, which
 * stands before it, wrapped under a key of the version: an envelope in the form of Tink's {@code KmsEnvelopeAead}.
 *
 * <p>The first byte of a sealed value names its form. 1: sealed under version 1. 2: a version in two bytes, then
 * sealed. 3: a version in two bytes, then an envelope.
 *
 * <p>Decision: docs/decisions.md#envelopes-have-tinks-form-without-tink
 *
 * <p>Decision: docs/decisions.md#what-is-sealed-is-not-sealed-anew
 */
public final class Sealer {

  private static final byte OF_VERSION_1 = 1;
  private static final byte OF_VERSION = 2;
  private static final byte ENVELOPE = 3;
  private static final String AES = "AES";
  private static final String SEAL = "seal";
  private static final String ENVELOPES = "envelopes";
  private static final int DATA_KEY_BYTES = 32;
  private static final byte[] NOTHING = new byte[0];

  /** The head of a data key in an envelope: field 3 of Tink's message AesGcmKey, 32 bytes long. */
  private static final byte[] DATA_KEY_HEAD = {0x1a, DATA_KEY_BYTES};

  private final KeyRing keys;
  private final SecureRandom random;

  public Sealer(KeyRing keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /**
   * Seals a small value.
   *
   * @param place the place where it will be stored
   */
  public byte[] seal(String place, byte[] plain) {
    KeyVersions present = keys.present();
    int version = present.document().inUse();
    try {
      byte[] sealed = Aes256Gcm.seal(present.key(version, AES, SEAL), plain, bytes(place), random);
      return version == 1
          ? ByteBuffer.allocate(1 + sealed.length).put(OF_VERSION_1).put(sealed).array()
          : ByteBuffer.allocate(3 + sealed.length).put(OF_VERSION).putShort((short) version).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }

  /**
   * Seals a value under a data key of its own.
   *
   * @param place the place where it will be stored, such as the batch's id
   */
  public byte[] sealInEnvelope(String place, byte[] plain) {
    KeyVersions present = keys.present();
    int version = present.document().inUse();
    byte[] dataKey = new byte[DATA_KEY_BYTES];
    random.nextBytes(dataKey);
    byte[] told = ByteBuffer.allocate(DATA_KEY_HEAD.length + DATA_KEY_BYTES).put(DATA_KEY_HEAD).put(dataKey).array();
    try {
      byte[] wrapped = Aes256Gcm.seal(present.key(version, AES, ENVELOPES), told, NOTHING, random);
      byte[] sealed = Aes256Gcm.seal(new SecretKeySpec(dataKey, AES), plain, bytes(place), random);
      return ByteBuffer.allocate(3 + Integer.BYTES + wrapped.length + sealed.length)
          .put(ENVELOPE)
          .putShort((short) version)
          .putInt(wrapped.length)
          .put(wrapped)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }

  /**
   * Opens a sealed value of whatever form and version.
   *
   * @throws IllegalStateException if it was sealed for another place, under another key, or changed since
   */
  public byte[] open(String place, byte[] sealed) {
    ByteBuffer bytes = ByteBuffer.wrap(sealed);
    if (bytes.remaining() < 1 + Short.BYTES) {
      throw unknownForm(place);
    }
    byte form = bytes.get();
    try {
      return switch (form) {
        case OF_VERSION_1 -> Aes256Gcm.open(key(place, 1, SEAL), rest(bytes), bytes(place));
        case OF_VERSION -> Aes256Gcm.open(key(place, version(bytes), SEAL), rest(bytes), bytes(place));
        case ENVELOPE -> openEnvelope(place, key(place, version(bytes), ENVELOPES), bytes);
        default -> throw unknownForm(place);
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The sealed value of " + place + " does not open: the root key is another, or the value was changed.", e);
    }
  }

  private static byte[] openEnvelope(String place, SecretKey wrapping, ByteBuffer bytes)
      throws GeneralSecurityException {
    int length = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw unknownForm(place);
    }
    byte[] wrapped = new byte[length];
    bytes.get(wrapped);
    byte[] told = Aes256Gcm.open(wrapping, wrapped, NOTHING);
    if (told.length != DATA_KEY_HEAD.length + DATA_KEY_BYTES) {
      throw unknownForm(place);
    }
    SecretKey dataKey = new SecretKeySpec(told, DATA_KEY_HEAD.length, DATA_KEY_BYTES, AES);
    return Aes256Gcm.open(dataKey, rest(bytes), bytes(place));
  }

  private SecretKey key(String place, int version, String purpose) {
    KeyVersions known = keys.with(version);
    if (!known.has(version)) {
      throw new IllegalStateException(
          "The sealed value of " + place + " is of version " + version + " of the keys, and there is none.");
    }
    return known.key(version, AES, purpose);
  }

  private static int version(ByteBuffer bytes) {
    return bytes.getShort() & 0xffff;
  }

  private static byte[] rest(ByteBuffer bytes) {
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return rest;
  }

  private static byte[] bytes(String place) {
    return place.getBytes(StandardCharsets.UTF_8);
  }

  private static IllegalStateException unknownForm(String place) {
    return new IllegalStateException("The sealed value of " + place + " has an unknown form.");
  }
}
