package org.numberrefresh.simulation.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.simulation.session.Follower;
import org.numberrefresh.simulation.session.Progress;
import org.numberrefresh.simulation.session.SimulatedCarrier;

/** Follows orders, each look held against the law that an order's counts make up its pairs. */
final class Looks implements Follower {

  private static final long PAUSE_MILLIS = 50;

  private final SimulatedCarrier carrier;
  private final List<String> orders;
  private final long pairsOfAnOrder;
  private final Signs signs;
  private final Findings findings;
  private Progress last = Progress.NONE;
  private long lastChange = System.nanoTime();

  Looks(SimulatedCarrier carrier, List<String> orders, long pairsOfAnOrder, Signs signs, Findings findings) {
    this.carrier = carrier;
    this.orders = List.copyOf(orders);
    this.pairsOfAnOrder = pairsOfAnOrder;
    this.signs = signs;
    this.findings = findings;
  }

  @Override
  public Progress until(long done, Duration patience) throws IOException, InterruptedException {
    long from = System.nanoTime();
    while (true) {
      look();
      long idle = System.nanoTime() - Math.max(from, lastChange);
      if (last.settled() || last.done() >= done || idle > patience.toNanos()) {
        return last;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private void look() throws IOException, InterruptedException {
    Progress seen = Progress.NONE;
    for (String order : orders) {
      Progress one = carrier.progress(List.of(order));
      findings.look(one.addsUp() && one.pairs() == pairsOfAnOrder);
      seen = seen.plus(one);
    }
    if (!seen.outcomes().equals(last.outcomes()) || seen.settled() != last.settled()) {
      lastChange = System.nanoTime();
      signs.change();
    }
    last = seen;
  }
}
