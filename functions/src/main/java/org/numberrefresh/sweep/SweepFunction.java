package org.numberrefresh.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import org.numberrefresh.platform.Platform;
import org.numberrefresh.wiring.Wiring;

/** Queues everything that is due, once a minute. */
public final class SweepFunction implements RequestHandler<ScheduledEvent, Integer> {

  private static final int RESERVE_MILLIS = 10_000;

  private final Sweep sweep;

  public SweepFunction() {
    this(Platform.aws());
  }

  public SweepFunction(Platform platform) {
    this.sweep = new Sweep(Wiring.core(platform));
  }

  @Override
  public Integer handleRequest(ScheduledEvent event, Context context) {
    return sweep.run(() -> context.getRemainingTimeInMillis() > RESERVE_MILLIS);
  }
}
