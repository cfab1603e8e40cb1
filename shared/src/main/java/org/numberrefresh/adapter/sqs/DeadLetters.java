package org.numberrefresh.adapter.sqs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.numberrefresh.domain.queue.Redriven;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The dead letters of one queue. A received one stays invisible for a minute, which is longer than a round of
 * redriving. An unreadable one is made visible again at the end of the round.
 *
 * <p>Decision: docs/decisions.md#dead-letters-that-nobody-can-read-stay
 */
final class DeadLetters {

  private static final int BULK = 10;
  private static final int HIDDEN_SECONDS = 60;
  private static final int WAIT_SECONDS = 1;

  private final SqsClient client;
  private final String url;

  DeadLetters(SqsClient client, String url) {
    this.client = client;
    this.url = url;
  }

  /**
   * Sends dead letters again.
   *
   * @param read reads a body; it throws if the body is unreadable
   * @param send sends a message to the queue that it came from
   */
  <M> Redriven redrive(Function<String, M> read, Consumer<Collection<M>> send, BooleanSupplier timeIsLeft) {
    int moved = 0;
    var unreadable = new ArrayList<Message>();
    boolean moreRemain = false;
    try {
      for (List<Message> letters = receive(); !letters.isEmpty(); letters = receive()) {
        moved += move(letters, read, send, unreadable);
        if (!timeIsLeft.getAsBoolean()) {
          moreRemain = true;
          break;
        }
      }
    } finally {
      show(unreadable);
    }
    return new Redriven(moved, unreadable.size(), moreRemain);
  }

  private <M> int move(
      List<Message> letters, Function<String, M> read, Consumer<Collection<M>> send, List<Message> unreadable) {
    var moving = new ArrayList<Message>();
    var messages = new ArrayList<M>();
    for (Message letter : letters) {
      Optional<M> message = read(letter, read);
      message.ifPresent(messages::add);
      (message.isPresent() ? moving : unreadable).add(letter);
    }
    send.accept(messages);
    delete(moving);
    return moving.size();
  }

  private static <M> Optional<M> read(Message letter, Function<String, M> read) {
    try {
      return Optional.of(read.apply(letter.body()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private List<Message> receive() {
    return client
        .receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(BULK)
                    .visibilityTimeout(HIDDEN_SECONDS)
                    .waitTimeSeconds(WAIT_SECONDS))
        .messages();
  }

  private void delete(List<Message> letters) {
    if (letters.isEmpty()) {
      return;
    }
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, letters.size())
            .mapToObj(
                i ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(letters.get(i).receiptHandle())
                        .build())
            .toList();
    client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
  }

  private void show(List<Message> letters) {
    for (int from = 0; from < letters.size(); from += BULK) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries =
          letters.subList(from, Math.min(letters.size(), from + BULK)).stream().map(DeadLetters::shown).toList();
      client.changeMessageVisibilityBatch(request -> request.queueUrl(url).entries(entries));
    }
  }

  private static ChangeMessageVisibilityBatchRequestEntry shown(Message letter) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(letter.messageId())
        .receiptHandle(letter.receiptHandle())
        .visibilityTimeout(0)
        .build();
  }
}
