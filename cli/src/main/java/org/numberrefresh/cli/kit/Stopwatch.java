package org.numberrefresh.cli.kit;

import java.time.Duration;
import org.numberrefresh.adapter.http.AppCaller;

/** Makes exchanges, and knows the longest of them. */
final class Stopwatch implements AppCaller {

  private final AppCaller caller;
  private Duration longest = Duration.ZERO;

  Stopwatch(AppCaller caller) {
    this.caller = caller;
  }

  @Override
  public Reply call(Call call) {
    long begun = System.nanoTime();
    Reply reply = caller.call(call);
    Duration spent = Duration.ofNanos(System.nanoTime() - begun);
    longest = spent.compareTo(longest) > 0 ? spent : longest;
    return reply;
  }

  /** The longest exchange so far. */
  Duration longest() {
    return longest;
  }
}
