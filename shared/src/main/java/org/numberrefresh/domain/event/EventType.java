package org.numberrefresh.domain.event;

import java.util.Arrays;
import java.util.Optional;

/** The types of events that a feed holds. */
public enum EventType {
  /** An order is accepted. */
  ORDER_ACCEPTED("order.accepted.v1"),
  /** The cooling of some of an order's numbers is over, and apps are asked. */
  ORDER_STARTED("order.started.v1"),
  /** Every app's outcome for a batch is final. */
  BATCH_SETTLED("batch.settled.v1"),
  /** Every batch of an order is settled. */
  ORDER_SETTLED("order.settled.v1"),
  /** Late answers raised outcomes of a batch that was settled. */
  OUTCOME_CHANGED("outcome.changed.v1"),
  /** Numbers of a batch are no longer to be refreshed. */
  NUMBER_WITHDRAWN("number.withdrawn.v1"),
  /** The state of an appeal changed. */
  APPEAL_CHANGED("appeal.changed.v1"),
  /** An app begins or ends to take part. */
  COVERAGE_CHANGED("app.coverage-changed.v1");

  /** The text before each type's name. */
  public static final String PREFIX = "org.numberrefresh.";

  private final String name;

  EventType(String name) {
    this.name = name;
  }

  /** The value of a CloudEvent's {@code type}, such as {@code org.numberrefresh.order.accepted.v1}. */
  public String text() {
    return PREFIX + name;
  }

  /** Reads what {@link #text()} writes, also without {@link #PREFIX}; empty if it is no type. */
  public static Optional<EventType> of(String text) {
    return Arrays.stream(values()).filter(type -> type.text().equals(text) || type.name.equals(text)).findFirst();
  }
}
