package org.numberrefresh.usecase.push;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.SinkCalls;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.usecase.call.TimeLeft;
import org.numberrefresh.usecase.feed.KeptEvents;

/**
 * Pushes a carrier's feed to its sink, in order, by one worker at a time. A message gives no reason: the stored cursor
 * tells what is left. Every run may be repeated.
 *
 * <p>No event waits for a message that was lost in a race. A worker that finds the lease held leaves, and its holder
 * looks at the feed once more after it released the lease. A worker that dies leaves its lease in the due index.
 *
 * <p>Decision: docs/decisions.md#a-push-looks-once-more-after-its-release
 */
public final class PushFeed {

  private final Core core;
  private final Sinks sinks;
  private final KeptEvents kept;
  private final SinkCalls calls;
  private final PushAlerts alerts;

  /**
   * Makes a push.
   *
   * @param alerts hears of sinks that fail
   */
  public PushFeed(Core core, SinkCalls calls, PushAlerts alerts) {
    this.core = core;
    this.sinks = core.stores().sinks();
    this.kept = new KeptEvents(core.stores().feeds(), core.clock());
    this.calls = new WatchedCalls(calls, core.watch());
    this.alerts = alerts;
  }

  /** Pushes what waits. What time does not allow is due within a minute. */
  public void push(String carrier, TimeLeft timeLeft) {
    boolean goesOn = true;
    while (goesOn) {
      Instant now = core.clock().instant();
      Optional<Sink> found = sinks.find(carrier).filter(sink -> sink.mayPush(now));
      goesOn = found.isPresent() && pushSome(found.get(), now, timeLeft);
    }
  }

  /** Pushes what waits now; true if it is worth another look. */
  private boolean pushSome(Sink sink, Instant now, TimeLeft timeLeft) {
    if (sink.position() >= kept.next(sink.carrier())) {
      rest(sink, now);
      return false;
    }
    if (!timeLeft.isMoreThan(SinkCalls.TIME_LIMIT)) {
      return false;
    }
    String holder = Long.toHexString(core.random().nextLong());
    Sink leased = sink.leasedBy(holder, now);
    return !sinks.replace(leased) || new PushRun(core, calls, alerts, leased, holder).run(timeLeft);
  }

  /** Takes a sink out of the sweep's reach for a while, if a claim or a dead worker left it there. */
  private void rest(Sink sink, Instant now) {
    boolean soon = sink.push().dueAt().filter(at -> at.isAfter(now.plus(Sink.REST.dividedBy(2)))).isEmpty();
    if (soon) {
      sinks.replace(sink.released(sink.position(), sink.push().fault(), now.plus(Sink.REST)));
    }
  }
}
