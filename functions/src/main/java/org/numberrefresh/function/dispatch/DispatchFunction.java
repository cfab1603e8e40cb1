package org.numberrefresh.function.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.function.api.QueueBatch;
import org.numberrefresh.function.api.Rehearsal;
import org.numberrefresh.function.api.RehearsalEvents;
import org.numberrefresh.function.api.RunLine;
import org.numberrefresh.usecase.call.TimeLeft;
import org.numberrefresh.usecase.dispatch.BatchDriver;
import org.numberrefresh.usecase.erasure.EraseNumbers;
import org.numberrefresh.usecase.rotation.Rekeying;

/**
 * Drives batches on: opens, fans out, reconciles, closes at deadlines, settles. Drives changes of the keys and erasures
 * on, too.
 */
public final class DispatchFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

  /** The share of a run that erasures may take. The rest is for the batches whose messages came with them. */
  private static final double ERASING_SHARE = 0.5;

  private final BatchDriver driver;
  private final Rekeying rekeying;
  private final EraseNumbers erasing;
  private final RunLine run;

  public DispatchFunction() {
    this(Platform.aws());
    Rehearsal.of(
        DispatchFunction::new,
        (function, context) ->
            function.handleRequest(RehearsalEvents.message("{\"batch\":\"00000000000000000000-0\"}"), context));
  }

  public DispatchFunction(Platform platform) {
    this.run = new RunLine("dispatch", platform.clock());
    Core core = Wiring.core(platform, run);
    this.driver = new BatchDriver(core);
    this.rekeying = new Rekeying(core);
    this.erasing =
        new EraseNumbers(
            core, DynamoStores.erasures(platform), DynamoStores.erasureWishes(platform, core.keys().sealer()));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    long reserve = (long) (context.getRemainingTimeInMillis() * (1 - ERASING_SHARE));
    TimeLeft timeLeft = time -> context.getRemainingTimeInMillis() - reserve > time.toMillis();
    return QueueBatch.each(
        event, run, MessageBodies::batch, DispatchFunction::name, message -> drive(message, timeLeft));
  }

  private static String name(BatchMessage message) {
    return switch (message) {
      case BatchMessage.OfBatch(BatchId batch) -> "batch " + batch;
      case BatchMessage.OfRekeyPart(int part) -> "part " + part + " of a change of the keys";
      case BatchMessage.OfErasure(String wish) -> "erasure " + wish;
    };
  }

  private void drive(BatchMessage message, TimeLeft timeLeft) {
    switch (message) {
      case BatchMessage.OfBatch(BatchId batch) -> driver.drive(batch);
      case BatchMessage.OfRekeyPart(int part) -> rekeying.drive(part);
      case BatchMessage.OfErasure(String wish) -> erasing.drive(wish, timeLeft);
    }
  }
}
