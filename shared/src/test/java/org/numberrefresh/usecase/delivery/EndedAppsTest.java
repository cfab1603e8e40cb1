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

  private boolean areOld(boolean idle) {
    return ended.areOld(world.clock.instant(), idle);
  }

  @Test
  void places_are_held_for_no_longer_while_other_apps_end() {
    for (int i = 0; i < 9; i++) {
      end();
      assertFalse(areOld(false), "after " + i);
      world.clock.advance(Duration.ofMillis(30));
    }
    end();
    assertTrue(areOld(false));
    assertEquals(10, ended.takePlaces().size());
    assertFalse(areOld(true));
    assertTrue(ended.isEmpty());
  }

  @Test
  void places_of_a_few_go_back_together_once_no_other_app_ends() {
    end();
    world.clock.advance(Duration.ofMillis(210));
    end();
    assertFalse(areOld(false));
    assertTrue(areOld(true));
  }
}
