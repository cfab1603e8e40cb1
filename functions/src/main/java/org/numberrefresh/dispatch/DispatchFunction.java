package org.numberrefresh.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.numberrefresh.api.QueueBatch;
import org.numberrefresh.batch.BatchDriver;
import org.numberrefresh.platform.Platform;
import org.numberrefresh.sqs.SqsQueues;
import org.numberrefresh.wiring.Wiring;

/** Drives batches on: opens, fans out, reconciles, closes at deadlines, settles. */
public final class DispatchFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final BatchDriver driver;

  public DispatchFunction() {
    this(Platform.aws());
  }

  public DispatchFunction(Platform platform) {
    this.driver = new BatchDriver(Wiring.core(platform));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return QueueBatch.each(event, message -> driver.drive(SqsQueues.batchOf(message.getBody())));
  }
}
