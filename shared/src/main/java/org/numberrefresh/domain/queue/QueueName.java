package org.numberrefresh.domain.queue;

import java.util.Arrays;
import java.util.Optional;

/** A queue, which has dead letters of its own. */
public enum QueueName {
  /** Batches to be driven on. */
  BATCHES("batches"),
  /** Tasks to be delivered. */
  TASKS("tasks"),
  /** Tasks of slow apps. */
  TASKS_SLOW("tasks-slow"),
  /** Carriers' feeds to be pushed. */
  PUSHES("pushes");

  private final String text;

  QueueName(String text) {
    this.text = text;
  }

  /** Its name in the API. */
  public String text() {
    return text;
  }

  /** The queue with a name. */
  public static Optional<QueueName> of(String text) {
    return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
  }
}
