package org.numberrefresh.usecase.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.sink.SinkSettings;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.rotation.RotateKeys;

/**
 * The chains of messages in which each is sent by the function that the one before it woke. Lambda stops a chain after
 * some sixteen rounds of one function, unless the template allows it.
 */
class HopsTest {

  private static final int MOST_HOPS = 9;
  private static final URI SINK = URI.create("https://east.example/events");

  private final World world = new World().withApps("chat", "pay", "video");

  @Test
  void every_flow_but_a_change_of_keys_ends_within_nine_hops() {
    world.sinkRegistry().put(World.CARRIER, new SinkSettings(SINK, Set.of(), false));
    world.caller.tellEach("chat", (item, number) -> "BLOCKED/LEGAL_HOLD");
    world.submit("settles", 0, 200);
    world.run();
    world.pauses().pause("video", "operator", Optional.empty());
    world.submit("waits", 200, 20);
    world.pass(Duration.ofDays(10), Duration.ofHours(1));
    world.pauses().resume("video", "operator");
    world.restore(IntStream.range(0, 10).toArray());
    world.pass(Duration.ofDays(2), Duration.ofHours(1));
    assertTrue(world.queues.mostHops() >= 4, "intake, batch, task, settlement: " + world.queues.mostHops());
    assertTrue(world.queues.mostHops() <= MOST_HOPS, world.queues.mostHops() + " hops");
  }

  @Test
  void a_change_of_keys_hops_as_often_as_it_has_pages_so_that_the_template_must_allow_it() {
    for (int i = 0; i < 40; i++) {
      world.submit("many" + i, i * 100, 100);
    }
    world.run();
    int before = world.queues.mostHops();
    new RotateKeys(world.core()).rotate();
    world.pass(Duration.ofHours(3), Duration.ofMinutes(1));
    assertEquals(RotateKeys.Phase.STABLE, new RotateKeys(world.core()).status().phase());
    assertTrue(world.queues.mostHops() > before, "It needed " + world.queues.mostHops() + " hops.");
  }
}
