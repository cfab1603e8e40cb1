package org.numberrefresh.domain.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;

/**
 * The cursors by which carriers read their feeds: a position, whose feed it is of, and an HMAC-SHA256 over both, cut to
 * 16 bytes (RFC 2104, section 5). A cursor has 43 base64url characters and never expires by itself.
 */
public final class FeedCursors {

  private static final int MARK = 8;
  private static final int TOLD = Long.BYTES + MARK;
  private static final int LENGTH = TOLD + 16;

  private final KeyRing keys;

  public FeedCursors(KeyRing keys) {
    this.keys = keys;
  }

  /** The meaning of a text that was given as a cursor. */
  public sealed interface Read {
    /** It is a cursor of the carrier, at a position. */
    record At(long position) implements Read {}

    /** It is a cursor that another carrier was given. */
    record OfAnother() implements Read {}

    /** It is no text that this system made. */
    record Forged() implements Read {}
  }

  /** The cursor of a position in a carrier's feed. */
  public String of(String carrier, long position) {
    byte[] told = ByteBuffer.allocate(TOLD).putLong(position).put(mark(carrier)).array();
    byte[] cursor = ByteBuffer.allocate(LENGTH).put(told).put(mac(told)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /** Reads a text that a carrier gave as a cursor. */
  public Read read(String carrier, String text) {
    byte[] cursor = decoded(text);
    if (cursor.length != LENGTH) {
      return new Read.Forged();
    }
    byte[] told = Arrays.copyOf(cursor, TOLD);
    if (!MessageDigest.isEqual(Arrays.copyOfRange(cursor, TOLD, LENGTH), mac(told))) {
      return new Read.Forged();
    }
    return Arrays.equals(Arrays.copyOfRange(told, Long.BYTES, TOLD), mark(carrier))
        ? new Read.At(ByteBuffer.wrap(told).getLong())
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
    return Arrays.copyOf(hmac(told), LENGTH - TOLD);
  }

  private byte[] hmac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.key("HmacSHA256", "feed-cursors"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw KeyRing.unavailable(e);
    }
  }
}
