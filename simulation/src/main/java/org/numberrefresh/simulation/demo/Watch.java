package org.numberrefresh.simulation.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.simulation.session.Follower;
import org.numberrefresh.simulation.session.OrdersProgress;
import org.numberrefresh.simulation.session.SimulatedCarrier;
import org.numberrefresh.simulation.session.Terminal;

/** Follows orders while they run and shows how far they are. */
final class Watch extends Follower {

  private static final long LOOK_MILLIS = 1000;
  private static final long CLOSE_LOOK_MILLIS = 250;

  /** The longer it takes the rarer it looks, so that a slow machine is not asked for more than a fast one. */
  private static final long OFTEN = 12;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);

  private final Terminal terminal;
  private final DemoTexts texts;
  private final SimulatedCarrier carrier;
  private final List<String> orders;
  private final long start;
  private long looks;

  /**
   * Follows orders.
   *
   * @param start the time of their submission, by {@link System#nanoTime()}
   */
  Watch(Terminal terminal, DemoTexts texts, SimulatedCarrier carrier, List<String> orders, long start) {
    super(start);
    this.terminal = terminal;
    this.texts = texts;
    this.carrier = carrier;
    this.orders = List.copyOf(orders);
    this.start = start;
  }

  @Override
  protected long pause(long done, long idle) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    boolean close = idle < LOOK_NANOS && done - last().done() < done / 10;
    return close ? CLOSE_LOOK_MILLIS : Math.max(LOOK_MILLIS, millis / OFTEN);
  }

  /** From submission to the last pair that was answered. */
  Duration toLastChange() {
    return Duration.ofNanos(lastChange() - start);
  }

  /** The number of its looks at the orders. */
  long looks() {
    return looks;
  }

  @Override
  protected OrdersProgress look() throws IOException, InterruptedException {
    looks++;
    return carrier.progress(orders);
  }

  @Override
  protected void noticed(boolean moved) {
    if (terminal.interactive()) {
      terminal.redraw(block());
    } else if (moved) {
      terminal.line("  " + figures());
    }
  }

  /** Narrow enough for 80 columns, and always as high: lines that wrap cannot be drawn over. */
  private List<String> block() {
    double share = last().pairs() == 0 ? 0 : (double) last().done() / last().pairs();
    List<String> counts = last().counts();
    int half = Math.min(4, counts.size());
    return List.of(
        "  " + terminal.bar(share, 60),
        "  " + figures(),
        "  " + String.join("  ", counts.subList(0, half)),
        "  " + String.join("  ", counts.subList(half, counts.size())));
  }

  private String figures() {
    double seconds = Math.max(0.001, (lastChange() - start) / 1e9);
    double share = last().pairs() == 0 ? 0 : 100.0 * last().done() / last().pairs();
    return texts.of(
        "watch.figures",
        (System.nanoTime() - start) / 1e9,
        last().done(),
        last().pairs(),
        share,
        last().done() / seconds);
  }
}
