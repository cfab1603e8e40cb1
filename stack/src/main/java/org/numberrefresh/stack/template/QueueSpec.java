package org.numberrefresh.stack.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A standard queue as the template describes it.
 *
 * @param logicalId its name in the template
 * @param name its name in SQS
 * @param arn its ARN, as event sources and redrive policies name it
 * @param visibility the time that a received message stays hidden
 * @param retention the time that a message is kept
 * @param delay the time that a new message stays hidden
 * @param redrive the queue for messages that were received too often; empty for none
 */
public record QueueSpec(
    String logicalId,
    String name,
    String arn,
    Duration visibility,
    Duration retention,
    Duration delay,
    Optional<Redrive> redrive) {

  /**
   * A redrive policy.
   *
   * @param deadLettersArn the ARN of the dead-letter queue
   * @param maxReceiveCount the times that a message is received before it goes there
   */
  public record Redrive(String deadLettersArn, int maxReceiveCount) {}
}
