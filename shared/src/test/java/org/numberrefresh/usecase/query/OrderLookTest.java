package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.fake.FakeSnapshots;
import org.numberrefresh.fake.LargeOrder;
import org.numberrefresh.fake.World;

/** Looks at an order of 30 full batches at 20 apps, which no single look reads whole. */
class OrderLookTest {

  private static final int BATCHES = 30;
  private static final int APPS = 20;
  private static final Duration BETWEEN = Duration.ofSeconds(20);

  private final World world = new World();
  private final FakeSnapshots snapshots = new FakeSnapshots();
  private final LargeOrder large = new LargeOrder(world.core().stores(), BATCHES, APPS, world.clock.instant());
  private final Queries queries = new Queries(world.core(), snapshots);

  private OrderView look() {
    world.clock.advance(BETWEEN);
    OrderView view = queries.order(World.CARRIER, large.order().id().value());
    assertEquals((long) BATCHES * LargeOrder.FULL * APPS, view.pairs());
    assertEquals(BATCHES * LargeOrder.FULL, view.numbers());
    assertFalse(view.asOf().isAfter(world.clock.instant()));
    return view;
  }

  private OrderView whole() {
    return new Queries(world.core()).order(World.CARRIER, large.order().id().value());
  }

  @Test
  void counts_add_up_and_never_fall_and_in_the_end_are_those_of_the_whole_order() {
    look();
    for (int batch = 0; batch < BATCHES; batch++) {
      large.open(batch);
    }
    long settled = 0;
    for (int app = 0; app < APPS; app++) {
      for (int batch = 0; batch < BATCHES; batch++) {
        large.answer(batch, app);
      }
      OrderView view = look();
      assertTrue(view.pairsSettled() >= settled, view::toString);
      settled = view.pairsSettled();
    }
    for (int batch = 0; batch < BATCHES; batch++) {
      large.settle(batch);
    }
    for (int i = 0; i < BATCHES && look().state() != OrderView.State.SETTLED; i++) {
      assertTrue(look().pairsSettled() >= settled);
    }
    OrderView last = look();
    OrderView whole = whole();
    assertEquals(OrderView.State.SETTLED, last.state());
    assertEquals(whole.outcomes(), last.outcomes());
    assertEquals(whole.progress(), last.progress());
    assertEquals(whole.appsSettled(), last.appsSettled());
  }

  @Test
  void a_look_between_a_late_answer_and_its_summary_does_not_keep_the_old_counts() {
    for (int batch = 0; batch < BATCHES; batch++) {
      large.open(batch);
      for (int app = 0; app < APPS; app++) {
        large.answer(batch, app);
      }
      large.settle(batch);
    }
    lookAtAll();
    large.raise(0, 0);
    lookAtAll();
    large.settle(0);
    lookAtAll();
    assertEquals(whole().outcomes(), look().outcomes());
    assertEquals((long) BATCHES * APPS - 1, look().outcomes().get(OutwardOutcome.BLOCKED));
  }

  private void lookAtAll() {
    for (int i = 0; i < BATCHES; i++) {
      look();
    }
  }

  @Test
  void an_order_that_stands_still_is_told_whole_after_some_looks() {
    for (int batch = 0; batch < BATCHES; batch++) {
      large.open(batch);
      for (int app = 0; app < batch % APPS; app++) {
        large.answer(batch, app);
      }
    }
    OrderView view = look();
    for (int i = 0; i < BATCHES; i++) {
      view = look();
    }
    assertEquals(whole().outcomes(), view.outcomes());
    assertEquals(whole().progress(), view.progress());
    assertFalse(view.provisional());
    assertTrue(view.asOf().isAfter(world.clock.instant().minus(BETWEEN.multipliedBy(BATCHES))));
  }
}
