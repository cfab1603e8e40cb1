package org.numberrefresh.bench;

import java.util.List;

/**
 * What repetitions of one measurement came to.
 *
 * @param values one for each repetition, at least one
 */
record Figures(List<Double> values) {

  Figures {
    values = List.copyOf(values);
  }

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  double least() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double most() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** The median and the spread, in whole units. */
  String words() {
    return "%,.0f (%,.0f to %,.0f)".formatted(median(), least(), most());
  }
}
