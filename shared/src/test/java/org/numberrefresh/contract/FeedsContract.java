package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.event.PlacedEvent;
import org.numberrefresh.domain.event.SettledCounts;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.release.GateCounts;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.parallel.InParallel;

/** The promises of {@link Feeds}. */
public abstract class FeedsContract {

  private static final Instant AT = TickingClock.START;
  private static final OrderId ORDER = OrderId.of("east", "feeds");

  private final String carrier = Samples.id("carrier");

  protected abstract Feeds feeds();

  /** Drops the first event of a feed, as the store does after its time. */
  protected abstract void dropFirst(String carrier);

  private static FeedEvent event(int n) {
    return new FeedEvent(new EventId("event/" + n), AT, new EventData.OrderStarted(ORDER, n));
  }

  private static List<FeedEvent> events(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(FeedsContract::event).toList();
  }

  private List<Long> positions(long from, int limit) {
    return feeds().read(carrier, from, limit).stream().map(PlacedEvent::position).toList();
  }

  @Test
  void positions_are_contiguous_from_one() {
    assertEquals(1, feeds().next(carrier));
    assertEquals(List.of(), positions(1, 10));
    assertTrue(feeds().append(carrier, 1, events(0, 2)));
    assertTrue(feeds().append(carrier, 3, events(2, 1)));
    assertEquals(4, feeds().next(carrier));
    assertEquals(List.of(1L, 2L, 3L), positions(1, 10));
    assertEquals(List.of(2L), positions(2, 1));
    assertEquals(List.of(), positions(4, 10));
  }

  @Test
  void an_event_is_dropped_once_it_was_there_and_is_no_longer_stored() {
    assertFalse(feeds().dropped(carrier, 1));
    assertTrue(feeds().append(carrier, 1, events(0, 2)));
    assertFalse(feeds().dropped(carrier, 1));
    assertFalse(feeds().dropped(carrier, 3));
    dropFirst(carrier);
    assertTrue(feeds().dropped(carrier, 1));
    assertFalse(feeds().dropped(carrier, 2));
    assertEquals(List.of(), positions(1, 10));
    assertEquals(List.of(2L), positions(2, 10));
  }

  @Test
  void a_position_is_given_once() {
    assertTrue(feeds().append(carrier, 1, events(0, 1)));
    assertFalse(feeds().append(carrier, 1, events(1, 1)));
    assertFalse(feeds().append(carrier, 3, events(1, 1)));
    assertEquals(2, feeds().next(carrier));
    assertEquals(List.of(new PlacedEvent(1, event(0))), feeds().read(carrier, 1, 10));
  }

  @Test
  void an_event_that_is_known_is_refused_with_its_company() {
    assertTrue(feeds().append(carrier, 1, events(0, 1)));
    assertFalse(feeds().append(carrier, 2, List.of(event(1), event(0))));
    assertEquals(2, feeds().next(carrier));
    assertEquals(Set.of(event(0).id()), feeds().known(carrier, List.of(event(0).id(), event(1).id())));
    assertEquals(Set.of(event(0).id()), feeds().glance(carrier, List.of(event(0).id(), event(1).id())));
    assertEquals(Set.of(), feeds().known(carrier, List.of()));
  }

  @Test
  void feeds_of_carriers_are_apart() {
    assertTrue(feeds().append(carrier, 1, events(0, 1)));
    String other = Samples.id("carrier");
    assertEquals(1, feeds().next(other));
    assertEquals(Set.of(), feeds().known(other, List.of(event(0).id())));
    assertTrue(feeds().append(other, 1, events(0, 1)));
  }

  @Test
  void a_page_goes_on_over_any_number_of_events() {
    int many = 1_030;
    for (int n = 0; n < many; n += Feeds.MOST_APPENDED) {
      assertTrue(feeds().append(carrier, n + 1L, events(n, Math.min(Feeds.MOST_APPENDED, many - n))));
    }
    assertEquals(IntStream.rangeClosed(990, 1_020).mapToObj(n -> (long) n).toList(), positions(990, 31));
    assertEquals(Feeds.MOST_READ, positions(1, Feeds.MOST_READ).size());
    assertEquals(many, positions(901, Feeds.MOST_READ).getLast());
  }

  @Test
  void of_many_that_append_at_once_one_gets_the_position() {
    List<Boolean> made =
        InParallel.over(IntStream.range(0, 8).boxed().toList(), 8, n -> feeds().append(carrier, 1, events(n, 1)));
    assertEquals(1, made.stream().filter(one -> one).count());
    assertEquals(2, feeds().next(carrier));
  }

  @Test
  void every_type_of_event_is_kept_as_it_is() {
    var outcomes = new EnumMap<OutwardOutcome, Integer>(OutwardOutcome.class);
    for (OutwardOutcome outcome : OutwardOutcome.values()) {
      outcomes.put(outcome, outcomes.size() + 1);
    }
    var counts = new SettledCounts(500, outcomes, 400, 90, new GateCounts(390, 90, 20));
    var batch = new BatchId(ORDER, 3);
    List<EventData> all =
        List.of(
            new EventData.OrderAccepted(ORDER, 9_998, 2, AT, AT.plusSeconds(7)),
            new EventData.OrderStarted(ORDER, 500),
            new EventData.BatchSettled(batch, 2, counts),
            new EventData.OrderSettled(ORDER, counts.plus(counts)),
            new EventData.OutcomeChanged(batch, 1_000, SettledCounts.NONE),
            new EventData.NumberWithdrawn(batch, 4, Withdrawn.Why.OVERTAKEN),
            new EventData.AppealChanged(ORDER, AppealState.UPHELD, OutwardOutcome.CLEAR),
            new EventData.CoverageChanged("chat", true, "SOCIAL"));
    assertEquals(
        Set.of(EventType.values()),
        Set.copyOf(all.stream().map(EventData::type).distinct().toList()),
        "A type of event has no sample here.");
    List<FeedEvent> events =
        IntStream.range(0, all.size())
            .mapToObj(n -> new FeedEvent(new EventId("sample/" + n), AT.plusSeconds(n), all.get(n)))
            .toList();
    assertTrue(feeds().append(carrier, 1, events));
    assertEquals(events, feeds().read(carrier, 1, 100).stream().map(PlacedEvent::event).toList());
  }
}
