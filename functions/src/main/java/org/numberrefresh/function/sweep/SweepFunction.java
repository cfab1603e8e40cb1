package org.numberrefresh.function.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.function.api.Log;
import org.numberrefresh.function.api.Rehearsal;
import org.numberrefresh.function.api.RunLine;
import org.numberrefresh.usecase.sweep.Sweep;

/**
 * Queues everything that is due, once a minute. An event with {@code "detail": {"reconcile": true}} first makes every
 * open batch due. Use it after a restart, or after a queue was cleared.
 */
public final class SweepFunction implements RequestHandler<ScheduledEvent, Integer> {

  private static final int RESERVE_MILLIS = 10_000;

  private final Sweep sweep;
  private final RunLine run;

  public SweepFunction() {
    this(Platform.aws());
    Rehearsal.of(SweepFunction::new, (function, context) -> function.handleRequest(new ScheduledEvent(), context));
  }

  public SweepFunction(Platform platform) {
    this.run = new RunLine("sweep", platform.clock());
    this.sweep =
        new Sweep(
            Wiring.core(platform, run),
            (app, what, why) -> {
              String event = "app " + what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
              Log.event(event, app.id(), "AppTowardsPause", what.percent(), platform.clock().instant());
            },
            SweepFunction::tell);
  }

  private static void tell(Waiting.Unreadable entry) {
    var fault = new IllegalStateException("This version cannot read an entry of the due index. It was passed over.");
    Log.fault("due entry not read", entry.key() + " " + entry.part(), fault);
  }

  @Override
  public Integer handleRequest(ScheduledEvent event, Context context) {
    BooleanSupplier timeIsLeft = () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS;
    try {
      if (event.getDetail() != null && Boolean.TRUE.equals(event.getDetail().get("reconcile"))) {
        sweep.reconcileAll(timeIsLeft);
      }
      return sweep.run(timeIsLeft);
    } finally {
      run.end();
    }
  }
}
