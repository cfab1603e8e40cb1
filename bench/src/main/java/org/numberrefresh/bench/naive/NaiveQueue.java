package org.numberrefresh.bench.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The queue of pairs: ten messages a request, which is the most that SQS takes. */
final class NaiveQueue {

  static final int TEN = 10;
  private static final int POLL_SECONDS = 20;
  private static final int SENDS_AT_ONCE = 16;

  private final SqsClient sqs;
  private final String url;
  private final Semaphore sends = new Semaphore(SENDS_AT_ONCE);

  NaiveQueue(SqsClient sqs) {
    this.sqs = sqs;
    this.url = sqs.createQueue(queue -> queue.queueName("naive-pairs")).queueUrl();
  }

  /** Sends up to ten. */
  void send(List<NaivePair> pairs) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, pairs.size())
            .mapToObj(
                i ->
                    SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(pairs.get(i).message())
                        .build())
            .toList();
    sends.acquireUninterruptibly();
    try {
      if (!sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries)).failed().isEmpty()) {
        throw new IllegalStateException("Messages were not taken.");
      }
    } finally {
      sends.release();
    }
  }

  /** Receives up to ten. */
  List<Message> receive() {
    return sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(TEN).waitTimeSeconds(POLL_SECONDS))
        .messages();
  }

  void delete(List<Message> messages) {
    var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
    for (Message message : messages) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .build());
    }
    if (!entries.isEmpty()) {
      sqs.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries));
    }
  }
}
