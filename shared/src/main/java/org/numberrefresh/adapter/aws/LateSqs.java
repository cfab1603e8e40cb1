package org.numberrefresh.adapter.aws;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** A client of queues that is made with the first message: half of the functions send none, and it loads much. */
final class LateSqs implements SqsClient {

  private final Supplier<SqsClient> maker;
  private Optional<SqsClient> made = Optional.empty();

  LateSqs(Supplier<SqsClient> maker) {
    this.maker = maker;
  }

  private synchronized SqsClient client() {
    SqsClient known = made.orElseGet(maker);
    made = Optional.of(known);
    return known;
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    return client().sendMessageBatch(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public synchronized void close() {
    made.ifPresent(SqsClient::close);
  }
}
