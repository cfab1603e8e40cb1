package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.call.RunSlots;

class EndedAppsTest {

  private final World world = new World().withApps("chat");
  private final EndedApps ended = new EndedApps();

  private void end() {
    App app = world.apps.find("chat").orElseThrow();
    var calls = new CallSlots(world.standings, world.clock, new SeededRandom(1));
    var slots = new RunSlots(calls, world.clock, new SeededRandom(1)).take(Map.of(app, 1), time -> true);
    ended.add(
        new EndedApps.Ended(
            world.clock.instant(), slots.values().iterator().next(), List.of(), List.of(), Optional.empty()));
  }

  private boolean areOld() {
    return ended.areOld(world.clock.instant());
  }

  @Test
  void places_are_held_for_no_longer_while_other_apps_end() {
    for (int i = 0; i < 7; i++) {
      end();
      assertFalse(areOld(), "after " + i);
      world.clock.advance(Duration.ofMillis(30));
    }
    end();
    assertTrue(areOld());
    assertEquals(8, ended.takePlaces().size());
    assertFalse(areOld());
    assertTrue(ended.isEmpty());
  }
}
