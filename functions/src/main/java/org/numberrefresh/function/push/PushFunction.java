package org.numberrefresh.function.push;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Clock;
import java.time.Duration;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.function.api.Log;
import org.numberrefresh.function.api.QueueBatch;
import org.numberrefresh.function.api.Rehearsal;
import org.numberrefresh.function.api.RehearsalEvents;
import org.numberrefresh.function.api.RunLine;
import org.numberrefresh.usecase.call.TimeLeft;
import org.numberrefresh.usecase.push.PushFeed;

/**
 * Pushes carriers' feeds to their sinks, and tells operators of sinks that fail.
 *
 * <p>Decision: docs/decisions.md#pushes-have-a-queue-and-a-function-of-their-own
 */
public final class PushFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final double WORKING_SHARE = 0.8;

  private final PushFeed pushFeed;
  private final RunLine run;
  private final Clock clock;

  public PushFunction() {
    this(Platform.aws());
    Rehearsal.of(
        PushFunction::new,
        (function, context) -> function.handleRequest(RehearsalEvents.message("{\"carrier\":\"rehearsal\"}"), context));
  }

  public PushFunction(Platform platform) {
    this.run = new RunLine("push", platform.clock());
    Core core = Wiring.core(platform, run);
    this.clock = platform.clock();
    this.pushFeed = new PushFeed(core, Wiring.sinkCalls(platform, core), this::tell);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    long reserve = (long) (context.getRemainingTimeInMillis() * (1 - WORKING_SHARE));
    TimeLeft timeLeft = time -> context.getRemainingTimeInMillis() - reserve > time.toMillis();
    return QueueBatch.each(
        event, run, MessageBodies::push, carrier -> "carrier " + carrier, carrier -> pushFeed.push(carrier, timeLeft));
  }

  private void tell(Sink sink, Duration failing) {
    sink.push().fault().ifPresent(fault -> Log.sinkFailing(sink.carrier(), fault.kind(), failing, clock.instant()));
  }
}
