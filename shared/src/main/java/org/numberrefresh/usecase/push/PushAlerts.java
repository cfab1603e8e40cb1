package org.numberrefresh.usecase.push;

import java.time.Duration;
import org.numberrefresh.domain.sink.Sink;

/** Hears of sinks that fail. */
@FunctionalInterface
public interface PushAlerts {

  /**
   * A call to a sink failed.
   *
   * @param sink the sink after it
   * @param failing the time for which its calls have failed without a break
   */
  void failing(Sink sink, Duration failing);
}
