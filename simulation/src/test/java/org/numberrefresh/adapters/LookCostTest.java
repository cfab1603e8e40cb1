package org.numberrefresh.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.fake.LargeOrder;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.stack.stores.SpendMeter;
import org.numberrefresh.usecase.query.OrderList;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.Queries;

/** The read units of looks at an order of 10,000 numbers and 20 apps, by the meter on real stores. */
class LookCostTest {

  private static final int BATCHES = 20;
  private static final int APPS = 20;

  /** More than a page of the list holds. */
  private static final int ORDERS = OrderList.MOST + 10;

  private static final double BUDGET = 30;
  private static final Duration BETWEEN = Duration.ofSeconds(6);

  private static Adapters adapters;

  private final SpendMeter meter = new SpendMeter();
  private final TickingClock clock = new TickingClock();
  private final Platform platform = adapters.watched(clock, meter);
  private final Queries queries = new Queries(Wiring.core(platform), DynamoStores.snapshots(platform));
  private final LargeOrder large = new LargeOrder(adapters.stores(), BATCHES, APPS, clock.instant());

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

  private OrderView look() {
    clock.advance(BETWEEN);
    double before = meter.read().readUnits();
    OrderView view = queries.order(World.CARRIER, large.order().id().value());
    double spent = meter.read().readUnits() - before;
    assertTrue(spent <= BUDGET, () -> spent + " units for " + view);
    return view;
  }

  @Test
  void no_look_at_a_large_order_costs_more_than_30_read_units() {
    look();
    for (int batch = 0; batch < BATCHES; batch++) {
      large.open(batch);
    }
    look();
    for (int app = 0; app < APPS; app++) {
      for (int batch = 0; batch < BATCHES; batch++) {
        large.answer(batch, app);
      }
      look();
    }
    for (int batch = 0; batch < BATCHES; batch++) {
      large.settle(batch);
    }
    int looks = 1;
    while (look().state() != OrderView.State.SETTLED) {
      looks++;
    }
    assertTrue(looks <= BATCHES, looks + " looks");
    assertEquals((long) BATCHES * LargeOrder.FULL * APPS, look().pairsSettled());
  }

  @Test
  void no_page_of_the_list_of_orders_costs_more_than_30_read_units() {
    for (int i = 1; i <= ORDERS; i++) {
      var one = new LargeOrder(adapters.stores(), "list-" + i, i % 3 == 0 ? BATCHES : 1, 1, clock.instant());
      if (i % 2 == 0) {
        one.openAll();
      }
    }
    var list = new OrderList(Wiring.core(platform), queries);
    var any = new OrderList.Wanted(Optional.empty(), Optional.empty(), Optional.empty());
    Optional<String> cursor = Optional.empty();
    int orders = 0;
    int pages = 0;
    do {
      double before = meter.read().readUnits();
      OrderList.Page page = list.page(World.CARRIER, any, cursor, OrderList.MOST);
      double spent = meter.read().readUnits() - before;
      assertTrue(spent <= BUDGET, () -> spent + " units for " + page.entries().size());
      orders += page.entries().size();
      pages++;
      cursor = page.cursor();
    } while (cursor.isPresent());
    assertTrue(orders >= ORDERS, orders + " orders");
    assertTrue(pages < orders / 4, pages + " pages of " + orders + " orders");
  }
}
