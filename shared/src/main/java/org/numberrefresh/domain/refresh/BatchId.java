package org.numberrefresh.domain.refresh;

import java.nio.ByteBuffer;

/**
 * The identity of a batch: its order and its ordinal in the order.
 *
 * @param order the order
 * @param ordinal from 0
 */
public record BatchId(OrderId order, int ordinal) implements Comparable<BatchId> {

  /** The length of {@link #bytes()}, in bytes. */
  public static final int LENGTH = OrderId.LENGTH + Short.BYTES;

  public BatchId {
    if (ordinal < 0 || ordinal > 0xffff) {
      throw new IllegalArgumentException("A batch's ordinal is from 0 to 65535, not " + ordinal + ".");
    }
  }

  /** Reads what {@link #toString()} writes. */
  public static BatchId parse(String text) {
    int dash = text.lastIndexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException("This is not a batch's id: " + text);
    }
    return new BatchId(OrderId.parse(text.substring(0, dash)), Integer.parseInt(text, dash + 1, text.length(), 10));
  }

  /** Reads what {@link #bytes()} writes. */
  public static BatchId ofBytes(ByteBuffer bytes) {
    return new BatchId(OrderId.ofBytes(bytes), bytes.getShort() & 0xffff);
  }

  /** The id in {@value #LENGTH} bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).put(order.bytes()).putShort((short) ordinal).array();
  }

  @Override
  public int compareTo(BatchId other) {
    int byOrder = order.value().compareTo(other.order.value());
    return byOrder != 0 ? byOrder : Integer.compare(ordinal, other.ordinal);
  }

  @Override
  public String toString() {
    return order.value() + "-" + ordinal;
  }
}
