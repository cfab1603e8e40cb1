package org.numberrefresh.usecase.push;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.EndpointCheck;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.sink.Pushed;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.SinkCalls;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.domain.watch.Trace;

/** Calls of sinks that operators can follow: which events each carried, and how old the oldest was. */
final class WatchedCalls implements SinkCalls {

  private final SinkCalls calls;
  private final RunWatch watch;

  WatchedCalls(SinkCalls calls, RunWatch watch) {
    this.calls = calls;
    this.watch = watch;
  }

  @Override
  public Written write(Sink sink, List<Pushed> waiting, Instant now) {
    Written call = calls.write(sink, waiting, now);
    return new WatchedCall(call, sink.carrier(), events(waiting.subList(0, call.count())), now);
  }

  private static List<FeedEvent> events(List<Pushed> told) {
    return told.stream()
        .flatMap(one -> one instanceof Pushed.Event(var placed) ? Stream.of(placed.event()) : Stream.of())
        .toList();
  }

  @Override
  public EndpointCheck.Attempt challenge(Sink sink) {
    return calls.challenge(sink);
  }

  /** A call that tells of itself when it is made. */
  private final class WatchedCall implements Written {

    private final Written call;
    private final String carrier;
    private final List<FeedEvent> events;
    private final Instant now;

    WatchedCall(Written call, String carrier, List<FeedEvent> events, Instant now) {
      this.call = call;
      this.carrier = carrier;
      this.events = events;
      this.now = now;
    }

    @Override
    public int count() {
      return call.count();
    }

    @Override
    public String correlator() {
      return call.correlator();
    }

    @Override
    public Optional<CallVerdict.NotTaken> make() {
      List<EventId> ids = events.stream().map(FeedEvent::id).toList();
      watch.traced(Trace.ofCall(Trace.Step.PUSHED, carrier, call.correlator(), ids));
      events.stream()
          .findFirst()
          .ifPresent(oldest -> watch.measured(Measure.FEED_LAG, Duration.between(oldest.at(), now)));
      return call.make();
    }
  }
}
