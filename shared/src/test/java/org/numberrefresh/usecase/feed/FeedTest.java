package org.numberrefresh.usecase.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.event.PlacedEvent;
import org.numberrefresh.domain.key.FeedCursors;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.World;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/** The laws of the feed: each event once, in the order in which it was told, to every reader. */
class FeedTest {

  private static final String CARRIER = World.CARRIER;
  private static final Set<EventType> ALL = EnumSet.allOf(EventType.class);

  private final World world = new World();
  private final FeedCursors cursors = new FeedCursors(world.core().keys().ring());

  private FeedEvent event(int writer, int n) {
    OrderId order = OrderId.of(CARRIER, "order-" + writer);
    return new FeedEvent(new EventId(order + "/" + n), world.clock.instant(), new EventData.OrderStarted(order, n));
  }

  private List<FeedEvent> events(int writer, int count) {
    return IntStream.range(0, count).mapToObj(n -> event(writer, n)).toList();
  }

  private Feed feed() {
    return new Feed(world.core());
  }

  private FeedPages pages() {
    return new FeedPages(world.feeds, cursors, world.clock);
  }

  private FeedPages.Page page(String cursor, int limit) {
    return pages().page(CARRIER, Optional.of(cursor).filter(text -> !text.isEmpty()), limit, ALL);
  }

  private List<EventId> told() {
    return world.feeds.all(CARRIER).stream().map(placed -> placed.event().id()).toList();
  }

  @Property(tries = 40)
  void many_writers_lose_and_double_nothing(
      @ForAll @IntRange(min = 2, max = 8) int writers,
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 3) int late) {
    FeedTest test = new FeedTest();
    test.world.feeds.showLate(late);
    test.writeAndRead(writers, seed);
  }

  private void writeAndRead(int writers, long seed) {
    int each = 12;
    var random = new SeededRandom((int) seed);
    var done = new AtomicInteger();
    var read = new ArrayList<EventId>();
    List<Runnable> all = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      List<FeedEvent> own = events(w, each);
      int pieces = 1 + random.nextInt(4);
      all.add(
          () -> {
            for (int n = 0; n < each; n += pieces) {
              List<FeedEvent> some = own.subList(n, Math.min(each, n + pieces));
              feed().tell(CARRIER, some);
              feed().tell(CARRIER, some);
            }
            done.incrementAndGet();
          });
    }
    all.add(
        () -> {
          String cursor = "";
          while (done.get() < writers || page(cursor, 1).behind() > 0 || !page(cursor, 5).events().isEmpty()) {
            FeedPages.Page page = page(cursor, 5);
            page.events().forEach(placed -> read.add(placed.event().id()));
            cursor = page.cursor();
          }
        });
    InParallel.over(
        all,
        all.size(),
        work -> {
          work.run();
          return true;
        });
    assertEquals(told(), read, "A reader that followed saw another feed.");
    assertEquals(writers * each, Set.copyOf(read).size());
    assertEquals(writers * each, read.size());
    for (int w = 0; w < writers; w++) {
      List<EventId> own = events(w, each).stream().map(FeedEvent::id).toList();
      assertEquals(own, read.stream().filter(own::contains).toList(), "A writer's events came in another order.");
    }
  }

  @Test
  void a_crash_at_any_call_loses_and_doubles_nothing() {
    for (Crashes.Moment moment : Crashes.Moment.values()) {
      int call = 0;
      boolean died = true;
      while (died) {
        call++;
        List<FeedEvent> events = events(told().size() + 1, Feeds.MOST_APPENDED + 3);
        int before = told().size();
        world.crashes.at(call, moment);
        died = diesTelling(events);
        world.crashes.restart();
        feed().tell(CARRIER, events);
        List<EventId> all = told();
        assertEquals(events.stream().map(FeedEvent::id).toList(), all.subList(before, all.size()));
      }
      assertTrue(call > 3, "It died too rarely for this to mean anything.");
    }
  }

  private boolean diesTelling(List<FeedEvent> events) {
    try {
      feed().tell(CARRIER, events);
      return false;
    } catch (Crashes.Crashed e) {
      return true;
    }
  }

  @Test
  void an_event_that_another_process_tells_meanwhile_is_told_once() {
    List<FeedEvent> same = events(0, 1);
    world.crashes.between(3, () -> world.feeds.append(CARRIER, 1, same));
    feed().tell(CARRIER, same.getFirst().id(), same::getFirst);
    assertTrue(world.crashes.cameBetween());
    assertEquals(List.of(same.getFirst().id()), told());
  }

  @Test
  void an_event_that_is_known_is_not_made_again() {
    feed().tell(CARRIER, events(0, 1));
    feed()
        .tell(
            CARRIER,
            event(0, 0).id(),
            () -> {
              throw new AssertionError("It was made again.");
            });
    assertEquals(1, told().size());
  }

  @Test
  void an_old_cursor_goes_on_where_it_was() {
    feed().tell(CARRIER, events(0, 3));
    String old = page("", 2).cursor();
    feed().tell(CARRIER, events(1, 3));
    assertEquals(List.of(3L, 4L), page(old, 2).events().stream().map(PlacedEvent::position).toList());
    assertEquals(2, page(old, 2).behind());
    assertEquals(List.of(3L, 4L), page(old, 2).events().stream().map(PlacedEvent::position).toList());
  }

  @Test
  void latest_begins_with_what_comes_next() {
    feed().tell(CARRIER, events(0, 3));
    FeedPages.Page none = page(FeedPages.LATEST, 10);
    assertEquals(List.of(), none.events());
    feed().tell(CARRIER, events(1, 1));
    assertEquals(List.of(4L), page(none.cursor(), 10).events().stream().map(PlacedEvent::position).toList());
  }

  @Test
  void types_are_chosen_and_the_cursor_moves_past_the_others() {
    feed().tell(CARRIER, events(0, 3));
    FeedPages.Page page = pages().page(CARRIER, Optional.empty(), 2, EnumSet.of(EventType.BATCH_SETTLED));
    assertEquals(List.of(), page.events());
    assertEquals(1, page.behind());
    assertEquals(List.of(3L), page(page.cursor(), 2).events().stream().map(PlacedEvent::position).toList());
  }

  @Test
  void what_is_older_than_30_days_is_passed_over_and_its_cursors_say_so() {
    feed().tell(CARRIER, events(0, 7));
    String old = page("", 1).cursor();
    world.clock.advance(Duration.ofDays(20));
    feed().tell(CARRIER, events(1, 2));
    world.clock.advance(Duration.ofDays(11));
    assertEquals(List.of(8L, 9L), page("", 10).events().stream().map(PlacedEvent::position).toList());
    Problem gone = assertThrows(Problem.class, () -> page(old, 10));
    assertEquals(ProblemCode.OUT_OF_RANGE, gone.code());
    world.clock.advance(Duration.ofDays(31));
    assertEquals(List.of(), page("", 10).events());
    assertEquals(0, page("", 10).behind());
  }

  @Test
  void an_event_whose_append_is_under_way_is_not_taken_for_an_old_one() {
    feed().tell(CARRIER, events(0, 2));
    String cursor = page("", 10).cursor();
    world.feeds.showLate(50);
    feed().tell(CARRIER, events(1, 2));
    assertEquals(List.of(), page(cursor, 10).events());
    assertEquals(List.of(3L, 4L), page(cursor, 10).events().stream().map(PlacedEvent::position).toList());
    feed().tell(CARRIER, events(2, 1));
    assertEquals(5, pages().position(CARRIER, page(cursor, 10).cursor()));
    assertEquals(List.of(5L), page(page(cursor, 2).cursor(), 1).events().stream().map(PlacedEvent::position).toList());
  }

  @Test
  void the_oldest_event_is_found_while_an_append_is_under_way() {
    feed().tell(CARRIER, events(0, 4));
    world.feeds.showLate(50);
    feed().tell(CARRIER, events(1, 2));
    world.feeds.drop(CARRIER, 3);
    assertEquals(3, pages().position(CARRIER, FeedPages.OLDEST));
  }

  private Cause cause(String cursor) {
    return assertThrows(Problem.class, () -> page(cursor, 1)).detail().orElseThrow().cause();
  }

  @Test
  void a_cursor_tells_whose_it_is_and_that_it_was_not_made_up() {
    feed().tell(CARRIER, events(0, 2));
    String own = page("", 1).cursor();
    String others = pages().page("west", Optional.empty(), 1, ALL).cursor();
    assertEquals(Cause.CURSOR_OF_ANOTHER, cause(others));
    for (int i = 0; i < own.length() - 1; i++) {
      String changed = own.substring(0, i) + (own.charAt(i) == 'A' ? 'B' : 'A') + own.substring(i + 1);
      assertEquals(Cause.FEED_CURSOR, cause(changed));
    }
    for (String forged : List.of("x", "1", "", own + "A", own.substring(1), "ü", "latest ")) {
      assertThrows(Problem.class, () -> pages().page(CARRIER, Optional.of(forged), 1, ALL), forged);
    }
  }
}
