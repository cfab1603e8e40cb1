package org.numberrefresh.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.numberrefresh.api.QueueBatch;
import org.numberrefresh.batch.BatchDriver;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.core.Core;
import org.numberrefresh.platform.Platform;
import org.numberrefresh.rekey.RekeyPart;
import org.numberrefresh.rekey.Rekeying;
import org.numberrefresh.sqs.SqsQueues;
import org.numberrefresh.wiring.Wiring;

/**
 * Drives batches on: opens, fans out, reconciles, closes at deadlines, settles. Drives a change of the keys on, too.
 */
public final class DispatchFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final BatchDriver driver;
  private final Rekeying rekeying;

  public DispatchFunction() {
    this(Platform.aws());
  }

  public DispatchFunction(Platform platform) {
    Core core = Wiring.core(platform);
    this.driver = new BatchDriver(core);
    this.rekeying = new Rekeying(core);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return QueueBatch.each(event, message -> drive(SqsQueues.batchOf(message.getBody())));
  }

  private void drive(BatchId id) {
    if (RekeyPart.is(id)) {
      rekeying.drive(id);
    } else {
      driver.drive(id);
    }
  }
}
