package org.numberrefresh.simulation.session;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Moves the stack's clock: past the retries that are parked, then past the deadline. */
public final class ClockSteps {

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(20);

  /** The schedule of parked retries; at its end the sweep comes again, for what an open circuit held back. */
  private static final List<Duration> RETRIES =
      Stream.of(2, 6, 40, 3 * 60, 7 * 60, 1, 1, 1, 1).map(Duration::ofMinutes).toList();

  private final Terminal terminal;
  private final ClockWords words;
  private final StackOperator operator;
  private final Follower orders;

  /** Steps that are written to a terminal, each taken when the orders stand still. */
  public ClockSteps(Terminal terminal, ClockWords words, StackOperator operator, Follower orders) {
    this.terminal = terminal;
    this.words = words;
    this.operator = operator;
    this.orders = orders;
  }

  /** Lets parked retries happen until so many pairs are done. */
  public OrdersProgress pastRetries(OrdersProgress progress, long done) throws IOException, InterruptedException {
    OrdersProgress now = progress;
    for (Duration step : RETRIES) {
      if (now.done() >= done) {
        return now;
      }
      move(step, words.retry(step, done - now.done()));
      now = orders.until(done, PATIENCE);
    }
    return now;
  }

  /** Lets the deadline pass, and what may follow it, until everything is settled. */
  public OrdersProgress pastDeadline(OrdersProgress progress) throws IOException, InterruptedException {
    OrdersProgress now = progress;
    if (!now.settled()) {
      Instant clock = operator.now();
      Duration left = Duration.between(clock, now.dueAt()).plusHours(1);
      Duration step = left.isPositive() ? left : Duration.ofDays(9);
      move(step, words.deadline(step, now.pending()));
      now = orders.untilSettled(LAST_PATIENCE);
    }
    for (int more = 0; more < 3 && !now.settled(); more++) {
      move(HOUR, words.unsettled(HOUR));
      now = orders.untilSettled(LAST_PATIENCE);
    }
    return now;
  }

  private void move(Duration step, String why) throws IOException, InterruptedException {
    terminal.line("  " + why);
    operator.advance(step);
  }
}
