package org.numberrefresh.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.event.PlacedEvent;
import org.numberrefresh.domain.event.SettledCounts;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.problem.Unavailable;

/**
 * Feeds in memory. Told to show late, they behave as a store whose appends are under way for a while: the end has moved
 * already, and the first event of each append is not to be read yet.
 */
public final class FakeFeeds implements Feeds {

  private final Map<String, List<PlacedEvent>> feeds = new HashMap<>();
  private final Map<String, Map<Long, Integer>> unseen = new HashMap<>();
  private final Map<String, Long> dropped = new HashMap<>();
  private int late;
  private int appends;
  private Set<EventType> refused = Set.of();

  /** From now on the first event of each append is missing in that many reads that reach for it. */
  public synchronized void showLate(int reads) {
    late = reads;
  }

  /** From now on it takes no events of some types. */
  public synchronized void refuse(EventType... types) {
    refused = Set.of(types);
  }

  /** Drops the events before a position, as the store does after their time. */
  public synchronized void drop(String carrier, long before) {
    dropped.put(carrier, before);
  }

  private Map<Long, Integer> unseen(String carrier) {
    return unseen.computeIfAbsent(carrier, c -> new HashMap<>());
  }

  private List<PlacedEvent> of(String carrier) {
    return feeds.computeIfAbsent(carrier, c -> new ArrayList<>());
  }

  @Override
  public synchronized long next(String carrier) {
    return PlacedEvent.FIRST + of(carrier).size();
  }

  @Override
  public synchronized Set<EventId> known(String carrier, Collection<EventId> ids) {
    var known = new HashSet<EventId>();
    of(carrier).stream().map(placed -> placed.event().id()).filter(ids::contains).forEach(known::add);
    return known;
  }

  @Override
  public Set<EventId> glance(String carrier, Collection<EventId> ids) {
    return known(carrier, ids);
  }

  @Override
  public synchronized boolean append(String carrier, long next, List<FeedEvent> events) {
    if (events.stream().anyMatch(event -> refused.contains(event.data().type()))) {
      throw new Unavailable("The table takes no events.");
    }
    if (next != next(carrier) || !known(carrier, events.stream().map(FeedEvent::id).toList()).isEmpty()) {
      return false;
    }
    appends++;
    if (late > 0) {
      unseen(carrier).put(next, late);
    }
    for (FeedEvent event : events) {
      of(carrier).add(new PlacedEvent(next(carrier), new FeedEvent(event.id(), Seconds.of(event.at()), event.data())));
    }
    return true;
  }

  /** The count of appends. */
  public synchronized int appends() {
    return appends;
  }

  @Override
  public synchronized List<PlacedEvent> read(String carrier, long from, int limit) {
    if (from < dropped.getOrDefault(carrier, PlacedEvent.FIRST)) {
      return List.of();
    }
    var read = new ArrayList<PlacedEvent>();
    for (PlacedEvent placed : of(carrier)) {
      if (placed.position() >= from && read.size() < limit) {
        if (isMissed(carrier, placed.position())) {
          break;
        }
        read.add(placed);
      }
    }
    return read;
  }

  private boolean isMissed(String carrier, long position) {
    int left = unseen(carrier).getOrDefault(position, 0);
    unseen(carrier).put(position, left - 1);
    return left > 0;
  }

  @Override
  public synchronized boolean dropped(String carrier, long position) {
    unseen(carrier).clear();
    return position < Math.min(dropped.getOrDefault(carrier, PlacedEvent.FIRST), next(carrier));
  }

  /**
   * Holds a settled order of one batch against what its carrier was told: each event once, and the last counts right.
   */
  public void tellsTheLifeOf(Order order, Map<OutwardOutcome, Long> outcomes) {
    List<EventData> told = dataOf(order.carrier());
    assertEquals(
        List.of(EventType.ORDER_ACCEPTED, EventType.ORDER_STARTED, EventType.BATCH_SETTLED, EventType.ORDER_SETTLED),
        told.stream().map(EventData::type).filter(type -> type != EventType.OUTCOME_CHANGED).toList());
    var last = new EnumMap<OutwardOutcome, Long>(OutwardOutcome.class);
    for (EventData data : told) {
      switch (data) {
        case EventData.BatchSettled(BatchId _, int _, SettledCounts counts) -> put(last, counts);
        case EventData.OutcomeChanged(BatchId _, int _, SettledCounts counts) -> put(last, counts);
        default -> {}
      }
    }
    assertEquals(outcomes, last);
  }

  private static void put(Map<OutwardOutcome, Long> last, SettledCounts counts) {
    last.clear();
    counts.outcomes().forEach((outcome, count) -> last.put(outcome, (long) count));
  }

  /** The content of all events of a carrier. */
  public List<EventData> dataOf(String carrier) {
    return all(carrier).stream().map(placed -> placed.event().data()).toList();
  }

  /** All events of a carrier. */
  public synchronized List<PlacedEvent> all(String carrier) {
    return List.copyOf(of(carrier));
  }
}
