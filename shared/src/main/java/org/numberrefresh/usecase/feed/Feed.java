package org.numberrefresh.usecase.feed;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.domain.watch.Trace;
import org.numberrefresh.problem.Unavailable;

/**
 * Appends events to carriers' feeds. A step that tells may be repeated: the feed holds each event once.
 *
 * <p>Decision: docs/decisions.md#an-event-is-known-by-what-happened
 */
public final class Feed {

  private static final int MOST_RACES = 60;
  private static final long WAIT_NANOS = 4_000_000;
  private static final int LONGEST_WAIT = 4;

  private final Feeds feeds;
  private final Sinks sinks;
  private final Queues queues;
  private final Clock clock;
  private final RunWatch watch;
  private final RandomGenerator random;

  public Feed(Core core) {
    this.feeds = core.stores().feeds();
    this.sinks = core.stores().sinks();
    this.queues = core.queues();
    this.clock = core.clock();
    this.watch = core.watch();
    this.random = core.random();
  }

  /** Tells a carrier of events, in their order. Those that its feed has already are passed over. */
  public void tell(String carrier, List<FeedEvent> events) {
    List<EventId> ids = events.stream().map(FeedEvent::id).toList();
    for (int from = 0; from < events.size(); from += Feeds.MOST_APPENDED) {
      int to = Math.min(events.size(), from + Feeds.MOST_APPENDED);
      List<FeedEvent> some = events.subList(from, to);
      // Mostly none of them was told before, and the append itself finds that.
      if (!append(carrier, feeds.next(carrier), some)) {
        appendUnknown(
            carrier,
            ids.subList(from, to),
            known -> some.stream().filter(event -> !known.contains(event.id())).toList());
      }
    }
    if (!events.isEmpty()) {
      wakePush(carrier);
    }
  }

  /**
   * Tells a carrier of an event that costs something to make.
   *
   * @param event makes it; called only if the feed has it not already
   */
  public void tell(String carrier, EventId id, Supplier<FeedEvent> event) {
    appendUnknown(carrier, List.of(id), known -> known.isEmpty() ? List.of(event.get()) : List.of());
    wakePush(carrier);
  }

  /**
   * Tells a carrier of events that cost something to make.
   *
   * @param unknown makes the events that the feed has not, in their order, of those that it has
   */
  void tell(String carrier, List<EventId> ids, Function<Set<EventId>, List<FeedEvent>> unknown) {
    appendUnknown(carrier, ids, unknown);
    wakePush(carrier);
  }

  private boolean append(String carrier, long next, List<FeedEvent> events) {
    boolean appended = feeds.append(carrier, next, events);
    if (appended && !events.isEmpty()) {
      watch.traced(Trace.of(Trace.Step.TOLD, carrier, events.stream().map(FeedEvent::id).toList()));
    }
    return appended;
  }

  /**
   * Wakes the push, also for events that were told before: the process that told them may have died right after it. A
   * push that runs, or waits for its next try, reads on by itself: the events stand before its state is read here.
   */
  private void wakePush(String carrier) {
    if (sinks.find(carrier).filter(sink -> sink.mayPush(clock.instant())).isPresent()) {
      queues.pushes(List.of(carrier));
    }
  }

  private void appendUnknown(String carrier, List<EventId> ids, Function<Set<EventId>, List<FeedEvent>> unknown) {
    for (int i = 0; i < MOST_RACES; i++) {
      long next = feeds.next(carrier);
      List<FeedEvent> events = unknown.apply(feeds.known(carrier, ids));
      if (events.isEmpty() || append(carrier, next, events)) {
        return;
      }
      LockSupport.parkNanos(random.nextLong(WAIT_NANOS << Math.min(i, LONGEST_WAIT)));
    }
    throw new Unavailable("The feed of a carrier was written by others " + MOST_RACES + " times in a row.");
  }
}
