package org.numberrefresh.domain.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;

/**
 * The cursors of a list that carriers read page by page: a position, whose list it is of, and an HMAC-SHA256 over both,
 * cut to 16 bytes (RFC 2104, section 5), in base64url. A cursor never expires by itself.
 */
public final class Cursors {

  private static final int MARK = 8;
  private static final int MAC = 16;

  private final KeyRing keys;
  private final String purpose;

  /**
   * Makes the cursors of a list.
   *
   * @param purpose the name of the list; a cursor of another list counts as forged
   */
  public Cursors(KeyRing keys, String purpose) {
    this.keys = keys;
    this.purpose = purpose;
  }

  /** The meaning of a text that was given as a cursor. */
  public sealed interface Read {
    /** It is a cursor of the carrier, at a position. */
    record At(ByteBuffer position) implements Read {}

    /** It is a cursor that another carrier was given. */
    record OfAnother() implements Read {}

    /** It is no text that this system made. */
    record Forged() implements Read {}
  }

  /** The cursor of a position in a carrier's list. */
  public String of(String carrier, byte[] position) {
    int length = position.length + MARK;
    byte[] told = ByteBuffer.allocate(length).put(position).put(mark(carrier)).array();
    byte[] cursor = ByteBuffer.allocate(length + MAC).put(told).put(mac(told)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /** Reads a text that a carrier gave as a cursor. */
  public Read read(String carrier, String text) {
    byte[] cursor = decoded(text);
    int length = cursor.length - MAC;
    if (length <= MARK) {
      return new Read.Forged();
    }
    byte[] told = Arrays.copyOf(cursor, length);
    if (!MessageDigest.isEqual(Arrays.copyOfRange(cursor, length, cursor.length), mac(told))) {
      return new Read.Forged();
    }
    return Arrays.equals(Arrays.copyOfRange(told, length - MARK, length), mark(carrier))
        ? new Read.At(ByteBuffer.wrap(told, 0, length - MARK))
        : new Read.OfAnother();
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] mark(String carrier) {
    return Arrays.copyOf(hmac(carrier.getBytes(StandardCharsets.UTF_8)), MARK);
  }

  private byte[] mac(byte[] told) {
    return Arrays.copyOf(hmac(told), MAC);
  }

  private byte[] hmac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.key("HmacSHA256", purpose));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }
}
