package org.numberrefresh.domain.queue;

/**
 * The messages that tasks of a batch may share.
 *
 * @param carrier the carrier of the batch, by which the queue shares its capacity fairly among such messages
 * @param most the most tasks of a message, from 1
 */
public record Sharing(String carrier, int most) {

  /** Each task has a message of its own. */
  public static final Sharing NONE = new Sharing("", 1);

  public Sharing {
    if (most < 1) {
      throw new IllegalArgumentException("A message of " + most + " tasks.");
    }
  }
}
