package org.numberrefresh.usecase.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.World;

/** Every carrier is told once of each app that begins or ends to take part. */
class CoverageAnnouncementsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world = new World();

  CoverageAnnouncementsTest() {
    for (String id : List.of("east", "west")) {
      world.registry().putCarrier(new Carrier(id, id, Optional.empty(), List.of(), List.of()));
    }
  }

  private static App.Profile left(String id) {
    return new App.Profile("App " + id, "SOCIAL", false, 5, List.of(), World.push(id));
  }

  /** The sweep tells of coverage every five minutes. */
  private void told(Boolean... covered) {
    world.pass(MINUTE.multipliedBy(6), MINUTE);
    holds(covered);
  }

  private void holds(Boolean... covered) {
    List<EventData> all =
        List.of(covered).stream().<EventData>map(is -> new EventData.CoverageChanged("chat", is, "SOCIAL")).toList();
    assertEquals(all, world.feeds.dataOf("east"));
    assertEquals(all, world.feeds.dataOf("west"));
  }

  @Test
  void an_app_begins_to_take_part_when_its_endpoint_answered() {
    world.caller.passChallenges(false);
    world.withApps("chat");
    told();
    world.caller.passChallenges(true);
    world.registry().verify("chat");
    told(true);
    world.registry().verify("chat");
    world.withApps("chat");
    told(true);
  }

  @Test
  void an_app_ends_to_take_part_by_its_settings_alone() {
    world.withApps("chat");
    told(true);
    world.pauses().pause("chat", "operator", Optional.empty());
    world.caller.passChallenges(false);
    world.registry().putApp("chat", World.profile("chat", World.push("moved")));
    told(true);
    world.registry().putApp("chat", left("chat"));
    told(true, false);
    world.caller.passChallenges(true);
    world.withApps("chat");
    told(true, false, true);
  }

  @Test
  void an_app_that_asks_for_its_tasks_takes_part_at_once() {
    world.registry().putApp("chat", World.puller("chat"));
    told(true);
  }

  @Test
  void a_carrier_that_comes_later_is_told_of_changes_alone() {
    world.withApps("chat");
    told(true);
    world.registry().putCarrier(new Carrier("north", "north", Optional.empty(), List.of(), List.of()));
    world.pass(MINUTE.multipliedBy(6), MINUTE);
    assertEquals(List.of(), world.feeds.dataOf("north"));
    world.registry().putApp("chat", left("chat"));
    world.pass(MINUTE.multipliedBy(6), MINUTE);
    assertEquals(List.of(new EventData.CoverageChanged("chat", false, "SOCIAL")), world.feeds.dataOf("north"));
  }

  @Test
  void all_apps_of_a_new_system_are_told_by_few_writes() {
    List<String> ids = IntStream.range(0, 60).mapToObj(i -> "app" + i).toList();
    world.withApps(ids.toArray(String[]::new));
    assertEquals(List.of(), world.feeds.dataOf("east"));
    world.pass(MINUTE.multipliedBy(6), MINUTE);
    assertEquals(60, Set.copyOf(world.feeds.dataOf("east")).size());
    assertEquals(60, world.feeds.dataOf("west").size());
    assertEquals(2 * 60 / Feeds.MOST_APPENDED, world.feeds.appends());
  }

  @Test
  void a_change_is_told_later_while_feeds_are_out_of_reach() {
    world.feeds.refuse(EventType.COVERAGE_CHANGED);
    world.withApps("chat");
    assertThrows(RuntimeException.class, () -> world.pass(MINUTE.multipliedBy(6), MINUTE));
    holds();
    world.feeds.refuse();
    told(true);
  }

  @Test
  void a_sweep_without_time_leaves_carriers_to_the_next_one() {
    world.withApps("chat", "pay");
    var asked = new AtomicInteger();
    List<App> changed = List.of(world.apps.find("chat").orElseThrow(), world.apps.find("pay").orElseThrow());
    new CoverageAnnouncements(world.core()).tell(changed, () -> asked.getAndIncrement() == 0);
    assertEquals(2, world.feeds.dataOf("east").size() + world.feeds.dataOf("west").size());
    world.pass(MINUTE.multipliedBy(6), MINUTE);
    assertEquals(2, world.feeds.dataOf("east").size());
    assertEquals(world.feeds.dataOf("east"), world.feeds.dataOf("west"));
  }

  @ParameterizedTest
  @EnumSource
  void each_carrier_is_told_once_whatever_call_the_registry_or_the_sweep_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new CoverageAnnouncementsTest();
      World w = other.world;
      w.crashes.at(call, moment);
      if (w.dies(dying -> dying.withApps("chat"))) {
        w.withApps("chat");
      } else {
        w.crashes.at(call, moment);
      }
      w.pass(MINUTE.multipliedBy(6), MINUTE);
      died = w.crashes.deaths() > 0;
      other.told(true);
    }
  }

  @Test
  void each_carrier_is_told_the_same_by_two_that_tell_at_once() {
    boolean came = true;
    for (int call = 1; came; call++) {
      var other = new CoverageAnnouncementsTest();
      World w = other.world;
      w.withApps("chat");
      other.told(true);
      w.registry().putApp("chat", left("chat"));
      w.crashes.between(
          call,
          () -> {
            w.registry().putApp("chat", World.profile("chat"));
            announce(w);
          });
      announce(w);
      came = w.crashes.cameBetween();
      w.pass(MINUTE.multipliedBy(6), MINUTE);
      assertEquals(w.feeds.dataOf("east"), w.feeds.dataOf("west"), "call " + call);
      boolean covered = w.apps.find("chat").orElseThrow().profile().covered();
      var last = new EventData.CoverageChanged("chat", covered, "SOCIAL");
      assertEquals(last, w.feeds.dataOf("east").getLast(), "call " + call);
      assertTrue(w.feeds.dataOf("east").size() <= 3, "call " + call);
    }
  }

  private static void announce(World w) {
    new CoverageAnnouncements(w.core()).tell(w.apps.find("chat").stream().toList(), () -> true);
  }
}
