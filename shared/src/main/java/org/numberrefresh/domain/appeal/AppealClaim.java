package org.numberrefresh.domain.appeal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * An appeal's claim to be the one of its pair. It counts once the appeal's head is stored.
 *
 * @param appeal the appeal
 * @param position its position in the list of its carrier: later appeals have higher ones
 * @param ordinal the count of the pair's appeals with this one, from 1
 */
public record AppealClaim(OrderId appeal, long position, int ordinal) {

  /** The most appeals of a number at an app in a life of the number. */
  public static final int MOST = 3;

  private static final int CHANCE_BITS = 20;

  public AppealClaim {
    if (ordinal < 1) {
      throw new IllegalArgumentException("Appeals are counted from 1.");
    }
  }

  /** The first claim of a pair. */
  public AppealClaim(OrderId appeal, long position) {
    this(appeal, position, 1);
  }

  /** A claim that is made at a time. Its position follows from the time and, within a millisecond, from the id. */
  public static AppealClaim at(Instant now, OrderId appeal, int ordinal) {
    long part = Integer.toUnsignedLong(appeal.hashCode()) & ((1L << CHANCE_BITS) - 1);
    return new AppealClaim(appeal, (now.toEpochMilli() << CHANCE_BITS) | part, ordinal);
  }

  /** The time when it was made. */
  public Instant madeAt() {
    return Instant.ofEpochMilli(position >> CHANCE_BITS);
  }

  /** The second in which it was made: the appeal that it counts for has it as the time of its submission. */
  public Instant second() {
    return madeAt().truncatedTo(ChronoUnit.SECONDS);
  }
}
