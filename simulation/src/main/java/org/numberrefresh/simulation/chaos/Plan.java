package org.numberrefresh.simulation.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The moments of the kills.
 *
 * @param rounds the kills of each round
 */
record Plan(List<List<Kill>> rounds) {

  private static final int KILLS_OF_A_ROUND = 5;
  private static final int LATEST_MILLIS = 4000;

  Plan {
    rounds = rounds.stream().map(List::copyOf).toList();
  }

  /**
   * Draws a plan: rounds of five kills at most, every stage as often as every other.
   *
   * @param tasks the tasks of a round, which is about the number of calls to apps in it
   */
  static Plan drawn(int kills, long tasks, long seed) {
    var random = new Random(seed);
    var stages = new ArrayList<Stage>();
    while (stages.size() < kills) {
      var all = new ArrayList<>(List.of(Stage.values()));
      Collections.shuffle(all, random);
      stages.addAll(all.subList(0, Math.min(all.size(), kills - stages.size())));
    }
    var rounds = new ArrayList<List<Kill>>();
    for (int from = 0; from < kills; from += KILLS_OF_A_ROUND) {
      rounds.add(
          stages.subList(from, Math.min(kills, from + KILLS_OF_A_ROUND)).stream()
              .map(stage -> kill(stage, tasks, random))
              .toList());
    }
    return new Plan(rounds.isEmpty() ? List.of(List.of()) : rounds);
  }

  private static Kill kill(Stage stage, long tasks, Random random) {
    long most =
        switch (stage) {
          case STARTING, SUBMITTING, ANSWERING, OPENING -> Math.max(1, tasks / 2);
          case RETRYING -> Math.max(1, tasks / 20);
          case CLOSING -> 3;
          case APPEALING -> 3 * RoundAppeals.MOST;
        };
    return new Kill(stage, 1 + random.nextLong(most), Duration.ofMillis(random.nextInt(LATEST_MILLIS)));
  }

  int kills() {
    return rounds.stream().mapToInt(List::size).sum();
  }
}
