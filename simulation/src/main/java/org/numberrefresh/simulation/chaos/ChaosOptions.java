package org.numberrefresh.simulation.chaos;

/**
 * The size of the chaos.
 *
 * @param kills the times that the stack is killed
 * @param numbers the numbers that are refreshed, half of them after cooling
 * @param apps the simulated apps
 * @param seed the seed that moments, numbers and answers follow from
 */
record ChaosOptions(int kills, int numbers, int apps, long seed) {

  private static final int ORDERS_OF_A_ROUND = 6;

  Plan plan() {
    return Plan.drawn(kills, 2L * ORDERS_OF_A_ROUND * apps, seed);
  }

  /** The numbers of each order, where there are so many rounds. */
  int numbersOfAnOrder(int rounds) {
    return Math.max(2, Math.ceilDiv(numbers, rounds * ORDERS_OF_A_ROUND));
  }

  /** The orders of each round, where there are so many. */
  int ordersOfARound(int rounds) {
    return Math.clamp(Math.ceilDiv(numbers, rounds * numbersOfAnOrder(rounds)), 1, ORDERS_OF_A_ROUND);
  }
}
