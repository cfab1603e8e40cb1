package org.numberrefresh.problem;

import java.util.Arrays;
import java.util.List;

/**
 * The cause of a problem, with the values that its text names. It has no words of its own, so that the edge can say it
 * in any language.
 *
 * @param cause the cause
 * @param values the values of its text's places, in their order: names of properties, words of lists, bounds
 */
public record Detail(Cause cause, List<String> values) {

  public Detail {
    values = List.copyOf(values);
  }

  /** A detail with the texts of some values. */
  public static Detail of(Cause cause, Object... values) {
    return new Detail(cause, Arrays.stream(values).map(String::valueOf).toList());
  }
}
