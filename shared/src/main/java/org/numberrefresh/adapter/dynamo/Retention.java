package org.numberrefresh.adapter.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.domain.batch.BatchHead;

/**
 * The time for which items are kept. An item carries the second from which on the table may delete it, which may be
 * days later. A batch's head and an order are not told of from that second on, whether or not they are deleted.
 *
 * <p>Decision: docs/decisions.md#a-batch-goes-with-all-its-parts
 *
 * @param clock the source of the present time
 * @param evidence the time for which items are kept once nothing of them is waited for
 */
record Retention(Clock clock, Duration evidence) {

  /** The attribute that the tables delete by: seconds since 1970. */
  static final String EXPIRES = "expires";

  /**
   * The longest time from the submission of an order until nothing of it is waited for: 90 days of cooling, 60 working
   * days for the apps, and what holidays and a late start add.
   */
  static final Duration OPEN = Duration.ofDays(240);

  /** An order's item goes after its batches: while one of their parts is stored, its key must not be used again. */
  private static final Duration ORDER_LATER = Duration.ofDays(30);

  /** The retention that the template sets. */
  static Retention of(Platform platform) {
    return new Retention(platform.clock(), Duration.ofDays(Long.parseLong(platform.required("RETENTION_DAYS"))));
  }

  /** The second at which an item goes that is written now. */
  long fromNow() {
    return after(clock.instant());
  }

  /** The second at which an item goes that belongs to an order or a batch made at a time. */
  long after(Instant made) {
    return made.plus(OPEN).plus(evidence).getEpochSecond();
  }

  /** The second at which the item of an order goes. */
  long ofOrder(Instant submitted) {
    return after(submitted.plus(ORDER_LATER));
  }

  /** True if an order that was submitted at a time is still told of, by the retention of today. */
  boolean shows(Instant submitted) {
    return clock.instant().getEpochSecond() < after(submitted);
  }

  /** True if an order is still told of, by the retention under which its item was written. */
  boolean shows(Item order, Instant submitted) {
    return order
        .instant(EXPIRES)
        .map(end -> clock.instant().isBefore(end.minus(ORDER_LATER)))
        .orElseGet(() -> shows(submitted));
  }

  /**
   * True if a batch is still told of, by the retention under which its item was written. One that is open always is.
   */
  boolean shows(Item item, BatchHead head) {
    return switch (head.state()) {
      case OPEN, SETTLING -> true;
      case ACCEPTED, SETTLED ->
          item.instant(EXPIRES).map(clock.instant()::isBefore).orElseGet(() -> shows(head.request().createdAt()));
    };
  }
}
