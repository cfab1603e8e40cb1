package org.numberrefresh.e2e;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.numberrefresh.stack.template.QueueSpec;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues of a hub, as an operator with the cloud's console sees them. */
final class QueueRoom {

  private final Hub hub;
  private final SqsClient sqs;

  QueueRoom(Hub hub) {
    this.hub = hub;
    this.sqs = hub.stack().stores().sqs();
  }

  private String url(String queue) {
    return hub.stack().template().queues().stream()
        .map(QueueSpec::name)
        .filter(name -> name.endsWith("-" + queue))
        .map(hub.stack().stores().surroundings().queueUrl())
        .findFirst()
        .orElseThrow();
  }

  void send(String queue, String... bodies) {
    for (String body : bodies) {
      sqs.sendMessage(request -> request.queueUrl(url(queue)).messageBody(body));
    }
  }

  void purge(String queue) {
    sqs.purgeQueue(request -> request.queueUrl(url(queue)));
  }

  /** The time for which a message that was taken stays out of sight. */
  void visibility(String queue, int seconds) {
    sqs.setQueueAttributes(
        request ->
            request
                .queueUrl(url(queue))
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(seconds))));
  }

  /** The count of waiting messages, without and with those that were taken. */
  int waiting(String queue) {
    return count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  int all(String queue) {
    return waiting(queue) + count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  /** True if no worker has anything to do. What it does about a message is done, and sent on, when that is removed. */
  boolean areAtRest() {
    return Stream.of("batches", "tasks", "tasks-slow", "batches").allMatch(queue -> all(queue) == 0);
  }

  int deadLetters() {
    return Arrays.stream(new String[] {"batches-dead", "tasks-dead", "tasks-slow-dead", "pushes-dead"})
        .mapToInt(this::all)
        .sum();
  }

  private int count(String queue, QueueAttributeName what) {
    return Integer.parseInt(
        sqs.getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(List.of(what)))
            .attributes()
            .get(what));
  }

  /** The lanes of tasks. */
  static final Set<String> LANES = Set.of("tasks", "tasks-slow");
}
