package org.numberrefresh.simulation.chaos;

import java.io.IOException;
import java.util.List;
import org.numberrefresh.simulation.session.Follower;
import org.numberrefresh.simulation.session.OrdersProgress;
import org.numberrefresh.simulation.session.SimulatedCarrier;

/** Follows orders, each look held against the law that an order's counts make up its pairs. */
final class Looks extends Follower {

  private static final long PAUSE_MILLIS = 50;

  private final SimulatedCarrier carrier;
  private final List<String> orders;
  private final long pairsOfAnOrder;
  private final Signs signs;
  private final Findings findings;

  Looks(SimulatedCarrier carrier, List<String> orders, long pairsOfAnOrder, Signs signs, Findings findings) {
    super(System.nanoTime());
    this.carrier = carrier;
    this.orders = List.copyOf(orders);
    this.pairsOfAnOrder = pairsOfAnOrder;
    this.signs = signs;
    this.findings = findings;
  }

  @Override
  protected OrdersProgress look() throws IOException, InterruptedException {
    OrdersProgress seen = OrdersProgress.NONE;
    for (String order : orders) {
      OrdersProgress one = carrier.progress(List.of(order));
      findings.look(one.addsUp() && one.pairs() == pairsOfAnOrder);
      seen = seen.plus(one);
    }
    return seen;
  }

  @Override
  protected void noticed(boolean moved) {
    if (moved) {
      signs.change();
    }
  }

  @Override
  protected long pause(long done, long idle) {
    return PAUSE_MILLIS;
  }
}
