package org.numberrefresh.domain.refresh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The identity of an order: a hash of the carrier and its idempotency key. The same call finds the same order, without
 * a second item that remembers the key. Its last two bytes follow from the carrier. So a foreign id is told from an own
 * one without a read, exactly like an unknown one.
 *
 * <p>Decision: docs/decisions.md#an-orders-id-follows-from-its-key
 *
 * <p>Decision: docs/decisions.md#an-orders-id-tells-whose-it-can-be
 *
 * @param value {@value #LENGTH} bytes in hexadecimal
 */
public record OrderId(String value) {

  /** The length of an id, in bytes. */
  public static final int LENGTH = 10;

  private static final int CHECKED = 8;
  private static final HexFormat HEX = HexFormat.of();

  public OrderId {
    if (value.length() != 2 * LENGTH || !value.chars().allMatch(OrderId::isLowerCaseHex)) {
      throw new IllegalArgumentException("An order's id has " + 2 * LENGTH + " hexadecimal digits.");
    }
  }

  /** The id of the order that a carrier submits under a key. */
  public static OrderId of(String carrier, String idempotencyKey) {
    return of(carrier, hash(carrier + "\n" + idempotencyKey));
  }

  /** The id of a replay of a carrier's order, under an idempotency key of the operator. */
  public static OrderId ofReplay(String carrier, OrderId parent, String idempotencyKey) {
    return of(carrier, hash("#replays\n" + parent + "\n" + idempotencyKey));
  }

  /** The id of the appeal that a carrier submits under a key: no order of its has the same. */
  public static OrderId ofAppeal(String carrier, String idempotencyKey) {
    return of(carrier, hash("#appeals\n" + carrier + "\n" + idempotencyKey));
  }

  private static OrderId of(String carrier, byte[] hash) {
    byte[] id = Arrays.copyOf(hash, LENGTH);
    System.arraycopy(check(carrier, id), 0, id, CHECKED, LENGTH - CHECKED);
    return new OrderId(HEX.formatHex(id));
  }

  private static byte[] check(String carrier, byte[] id) {
    return hash("#check\n" + carrier + "\n" + HEX.formatHex(id, 0, CHECKED));
  }

  /**
   * True if the id can be of a carrier's order. One foreign id in 65,536 passes, so the order itself still decides who
   * is told about it.
   */
  public boolean isOf(String carrier) {
    byte[] id = bytes();
    return Arrays.equals(check(carrier, id), 0, LENGTH - CHECKED, id, CHECKED, LENGTH);
  }

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if the text is no id
   */
  public static OrderId parse(String text) {
    return new OrderId(text);
  }

  /** Reads an id from outside; empty if the text is none. */
  public static Optional<OrderId> parsed(String text) {
    try {
      return Optional.of(parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Reads {@value #LENGTH} bytes. */
  public static OrderId ofBytes(ByteBuffer bytes) {
    byte[] id = new byte[LENGTH];
    bytes.get(id);
    return new OrderId(HEX.formatHex(id));
  }

  /** The id in {@value #LENGTH} bytes. */
  public byte[] bytes() {
    return HEX.parseHex(value);
  }

  private static boolean isLowerCaseHex(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
