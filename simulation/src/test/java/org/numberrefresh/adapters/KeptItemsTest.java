package org.numberrefresh.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.order.OrderPlace;
import org.numberrefresh.domain.order.OrderSpan;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.LargeOrder;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of an order, and the time when each goes. */
class KeptItemsTest {

  private static final Duration KEPT = Duration.ofDays(240 + 1095);

  private static Adapters adapters;

  private final TickingClock clock = new TickingClock();
  private final LargeOrder large = new LargeOrder(adapters.stores(), 1, 2, clock.instant());
  private final BatchId batch = large.order().batchIds().getFirst();

  @BeforeAll
  static void open() {
    adapters = Adapters.open(RunEndpoint.of("test"));
  }

  @AfterAll
  static void close() {
    if (adapters != null) {
      adapters.close();
    }
  }

  private static long end(Map<String, AttributeValue> item) {
    return Long.parseLong(item.getOrDefault("expires", AttributeValue.fromN("0")).n());
  }

  private Stores later(Duration time) {
    clock.advance(time);
    Core core = Wiring.core(adapters.watched(clock));
    return core.stores();
  }

  private static boolean lists(Stores stores, TickingClock now) {
    var span =
        new OrderSpan(OrderPlace.from(now.instant().minus(KEPT.multipliedBy(2))), OrderPlace.from(now.instant()));
    return !stores.orders().list(World.CARRIER, span, 10).isEmpty();
  }

  @Test
  void the_list_of_orders_alone_goes_by_the_present_retention() {
    clock.advance(Duration.ofDays(300));
    Stores shorter = adapters.keeping(1, clock);
    assertFalse(lists(shorter, clock));
    assertTrue(shorter.orders().find(large.order().id()).isPresent());
    assertTrue(lists(adapters.keeping(100, clock), clock));
  }

  @Test
  void each_part_of_an_order_goes_when_or_after_its_batchs_head_does_and_nothing_is_told_from_then_on() {
    adapters.stores().batches().contents().putNumbersOnce(batch, new byte[] {1});
    large.open(0);
    large.answer(0, 0);
    large.answer(0, 1);
    large.settle(0);
    long over = clock.instant().plus(KEPT).getEpochSecond();
    List<Map<String, AttributeValue>> parts =
        adapters.items("BATCHES_TABLE").stream()
            .filter(item -> item.get("batch").s().equals(batch.toString()))
            .toList();
    var names = new TreeSet<String>();
    parts.forEach(item -> names.add(item.get("part").s().replaceAll("#.*", "")));
    assertTrue(names.containsAll(List.of("apps", "head", "numbers", "outcomes", "summary")), names.toString());
    assertEquals(over, end(adapters.storedHead(batch)));
    parts.forEach(item -> assertTrue(end(item) >= over, item.get("part").s()));
    adapters.items("ORDERS_TABLE").forEach(item -> assertTrue(end(item) > over, item.get("part").s()));
    Stores before = later(KEPT.minusSeconds(1));
    assertTrue(before.orders().find(large.order().id()).isPresent());
    assertTrue(before.batches().heads().find(batch).isPresent());
    clock.advance(Duration.ofMinutes(1));
    assertFalse(lists(before, clock));
    Stores after = later(Duration.ZERO);
    assertFalse(after.orders().find(large.order().id()).isPresent());
    assertFalse(after.batches().heads().find(batch).isPresent());
    assertEquals(Map.of(), after.batches().heads().find(List.of(batch)));
    assertEquals(Map.of(), after.batches().glances().heads(List.of(batch)));
    assertEquals(Map.of(), after.batches().glances().of(List.of(batch), Depth.PAIRS));
  }
}
