package org.numberrefresh.simulation.chaos;

import java.util.List;
import org.numberrefresh.simulation.apps.Arguments;

/**
 * How much chaos.
 *
 * @param kills how often the stack is killed
 * @param numbers how many numbers are refreshed, half of them after cooling
 * @param apps how many apps are simulated
 * @param seed what moments, numbers and answers follow from
 */
record ChaosOptions(int kills, int numbers, int apps, long seed) {

  static final String USAGE =
      """
      usage: ./run chaos [--kills N] [--numbers N] [--apps N] [--seed N]
        --kills N     how often the stack is killed and started again; 20 unless told
        --numbers N   numbers to refresh, half of them after cooling; 1200 unless told
        --apps N      simulated apps; 100 unless told. Of 20 and more, one hangs, one is down, two take no part
        --seed N      what the moments, the numbers and the answers follow from; 1 unless told\
      """;

  private static final int ORDERS_OF_A_ROUND = 6;

  static ChaosOptions parse(String... line) {
    Arguments arguments = Arguments.parse(line, List.of("kills", "numbers", "apps", "seed"));
    return new ChaosOptions(
        (int) arguments.number("kills", 20, 0, 1000),
        (int) arguments.number("numbers", 1200, 1, 1_000_000),
        (int) arguments.number("apps", 100, 1, 1000),
        arguments.number("seed", 1, 0, Long.MAX_VALUE));
  }

  Plan plan() {
    return Plan.drawn(kills, 2L * ORDERS_OF_A_ROUND * apps, seed);
  }

  /** How many numbers each order of each of so many rounds has. */
  int numbersOfAnOrder(int rounds) {
    return Math.max(2, Math.ceilDiv(numbers, rounds * ORDERS_OF_A_ROUND));
  }

  /** How many orders each of so many rounds has. */
  int ordersOfARound(int rounds) {
    return Math.clamp(Math.ceilDiv(numbers, rounds * numbersOfAnOrder(rounds)), 1, ORDERS_OF_A_ROUND);
  }
}
