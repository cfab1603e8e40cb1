package org.numberrefresh.bench;

import java.util.List;

/**
 * The figures of one measurement, repetition by repetition.
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

  /** The least value that so many hundredths of all do not exceed. */
  double percentile(int hundredths) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * hundredths / 100.0) - 1));
  }

  double least() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double most() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** One value as a text. */
  String text(int repetition, String format) {
    return format.formatted(values.get(repetition));
  }

  /** The least and the most as a text. */
  String spread(String format) {
    return format.formatted(least()) + " to " + format.formatted(most());
  }
}
