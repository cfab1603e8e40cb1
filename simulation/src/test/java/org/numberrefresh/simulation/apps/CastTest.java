package org.numberrefresh.simulation.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.simulation.apps.AppKind.Promise;

class CastTest {

  @ParameterizedTest
  @EnumSource(Cast.class)
  void there_are_as_many_apps_as_asked_for_each_with_its_own_id_and_name(Cast cast) {
    for (int count = 1; count <= 250; count++) {
      List<SimulatedApp> apps = cast.apps(count, count);
      assertEquals(count, apps.stream().map(SimulatedApp::id).distinct().count());
      assertEquals(count, apps.stream().map(SimulatedApp::name).distinct().count());
    }
  }

  @Test
  void two_hundred_apps_have_one_of_each_trouble_and_two_outside() {
    List<AppKind> kinds = kinds(200);
    for (AppKind one : List.of(AppKind.HANGING, AppKind.DOWN, AppKind.SMALL, AppKind.BLINDED)) {
      assertEquals(1, kinds.stream().filter(one::equals).count(), one::name);
    }
    assertEquals(2, kinds.stream().filter(AppKind.NOT_COVERED::equals).count());
    assertEquals(16, kinds.stream().filter(AppKind.LATER::equals).count());
    assertTrue(kinds.stream().filter(AppKind.INSTANT::equals).count() > 140);
    Set<AppKind> all = EnumSet.allOf(AppKind.class);
    all.remove(AppKind.SINGLE);
    assertEquals(all, Cast.EVERY_WAY.apps(200, 1).stream().map(SimulatedApp::kind).collect(Collectors.toSet()));
    all.removeAll(List.of(AppKind.PULLING, AppKind.LISTENING));
    assertEquals(all, Set.copyOf(kinds));
  }

  @Test
  void in_a_small_cast_every_app_answers_and_half_of_them_at_once() {
    for (int count = 1; count < 20; count++) {
      List<AppKind> kinds = kinds(count);
      assertTrue(kinds.stream().noneMatch(k -> k.promise() == Promise.NEVER || k.promise() == Promise.NOT_ASKED));
      assertTrue(kinds.stream().filter(AppKind.INSTANT::equals).count() * 2 >= count);
    }
  }

  @Test
  void the_same_seed_gives_the_same_cast_and_another_seed_another() {
    assertEquals(Cast.MIXED.apps(50, 1), Cast.MIXED.apps(50, 1));
    assertNotEquals(Cast.MIXED.apps(50, 1), Cast.MIXED.apps(50, 2));
  }

  private static List<AppKind> kinds(int count) {
    return Cast.MIXED.apps(count, 1).stream().map(SimulatedApp::kind).toList();
  }
}
