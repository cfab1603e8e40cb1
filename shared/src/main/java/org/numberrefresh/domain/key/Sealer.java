package org.numberrefresh.domain.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Seals what must be stored but not be readable: AES-256-GCM by Tink, bound to its place, so that a sealed value that
 * was moved to another place does not open.
 *
 * <p>Small values are sealed by a key of the newest version in use. What is large has a data key of its own, which
 * stands before it, wrapped by a key of the version: an envelope in the form of Tink's {@code KmsEnvelopeAead}. It is
 * written here without that class, whose registry costs a cold start two hundred milliseconds.
 *
 * <p>A sealed value begins with a byte of its form: 1 sealed under version 1; 2 a version in two bytes, sealed; 3 a
 * version in two bytes, an envelope.
 */
public final class Sealer {

  private static final byte OF_VERSION_1 = 1;
  private static final byte OF_VERSION = 2;
  private static final byte ENVELOPE = 3;
  private static final String SEAL = "seal";
  private static final String ENVELOPES = "envelopes";
  private static final int DATA_KEY_BYTES = 32;
  private static final byte[] NOTHING = new byte[0];

  /** How a data key stands in an envelope: field 3 of the message AesGcmKey of Tink, thirty-two bytes long. */
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
   * @param place where it will be stored
   */
  public byte[] seal(String place, byte[] plain) {
    KeyVersions present = keys.present();
    int version = present.document().inUse();
    try {
      byte[] sealed = present.seal(version, SEAL).encrypt(plain, bytes(place));
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
   * @param place where it will be stored, such as the batch's id
   */
  public byte[] sealInEnvelope(String place, byte[] plain) {
    KeyVersions present = keys.present();
    int version = present.document().inUse();
    byte[] dataKey = new byte[DATA_KEY_BYTES];
    random.nextBytes(dataKey);
    byte[] told = ByteBuffer.allocate(DATA_KEY_HEAD.length + DATA_KEY_BYTES).put(DATA_KEY_HEAD).put(dataKey).array();
    try {
      byte[] wrapped = present.seal(version, ENVELOPES).encrypt(told, NOTHING);
      byte[] sealed = new AesGcmJce(dataKey).encrypt(plain, bytes(place));
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
   * @throws IllegalStateException where it was sealed for another place, under another key, or changed since
   */
  public byte[] open(String place, byte[] sealed) {
    ByteBuffer bytes = ByteBuffer.wrap(sealed);
    if (bytes.remaining() < 1 + Short.BYTES) {
      throw unknownForm(place);
    }
    byte form = bytes.get();
    try {
      return switch (form) {
        case OF_VERSION_1 -> aead(place, 1, SEAL).decrypt(rest(bytes), bytes(place));
        case OF_VERSION -> aead(place, version(bytes), SEAL).decrypt(rest(bytes), bytes(place));
        case ENVELOPE -> openEnvelope(place, aead(place, version(bytes), ENVELOPES), bytes);
        default -> throw unknownForm(place);
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The sealed value of " + place + " does not open: the root key is another, or the value was changed.", e);
    }
  }

  private static byte[] openEnvelope(String place, Aead wrapping, ByteBuffer bytes) throws GeneralSecurityException {
    int length = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw unknownForm(place);
    }
    byte[] wrapped = new byte[length];
    bytes.get(wrapped);
    byte[] told = wrapping.decrypt(wrapped, NOTHING);
    byte[] dataKey = Arrays.copyOfRange(told, DATA_KEY_HEAD.length, told.length);
    return new AesGcmJce(dataKey).decrypt(rest(bytes), bytes(place));
  }

  private Aead aead(String place, int version, String purpose) {
    KeyVersions known = keys.with(version);
    if (!known.has(version)) {
      throw new IllegalStateException(
          "The sealed value of " + place + " is of version " + version + " of the keys, and there is none.");
    }
    return known.seal(version, purpose);
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
