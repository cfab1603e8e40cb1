package org.numberrefresh.function.api;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Handles the messages of one invocation, each on its own. Failed ones are named in the answer, and come again. */
public final class QueueBatch {

  private QueueBatch() {}

  /** Handles messages one after the other. */
  public static SQSBatchResponse each(SQSEvent event, Consumer<SQSEvent.SQSMessage> work) {
    var failed = new ArrayList<String>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      try {
        work.accept(message);
      } catch (RuntimeException e) {
        Log.fault("message failed", message.getMessageId(), e);
        failed.add(message.getMessageId());
      }
    }
    return failed(failed);
  }

  /** The answer that names messages as failed. */
  public static SQSBatchResponse failed(List<String> messageIds) {
    return new SQSBatchResponse(messageIds.stream().distinct().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }
}
