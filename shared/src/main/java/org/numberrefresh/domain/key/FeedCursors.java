package org.numberrefresh.domain.key;

import java.nio.ByteBuffer;

/** The cursors by which carriers read their feeds: {@link Cursors} of a position, of 43 characters each. */
public final class FeedCursors {

  private final Cursors cursors;

  public FeedCursors(KeyRing keys) {
    this.cursors = new Cursors(keys, "feed-cursors");
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
    return cursors.of(carrier, ByteBuffer.allocate(Long.BYTES).putLong(position).array());
  }

  /** Reads a text that a carrier gave as a cursor. */
  public Read read(String carrier, String text) {
    return switch (cursors.read(carrier, text)) {
      case Cursors.Read.At(ByteBuffer position) -> new Read.At(position.getLong());
      case Cursors.Read.OfAnother() -> new Read.OfAnother();
      case Cursors.Read.Forged() -> new Read.Forged();
    };
  }
}
