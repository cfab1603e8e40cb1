package org.numberrefresh.problem;

import org.numberrefresh.problem.Problem.LineProblem;

/**
 * A line of a request. A malformed one is rejected alone and stops no other.
 *
 * <p>Decision: docs/decisions.md#a-line-is-rejected-alone-whatever-it-holds
 *
 * @param <T> a line whose form is right
 */
public sealed interface GivenLine<T> {

  /** A line whose form is right. */
  record Formed<T>(T line) implements GivenLine<T> {}

  /**
   * A line whose form is wrong.
   *
   * @param detail names the property and what it takes, and repeats nothing that the caller wrote
   */
  record Malformed<T>(Detail detail) implements GivenLine<T> {

    /** Its problem, as the line at an index. */
    public LineProblem problem(int index) {
      return LineProblem.invalid(index, detail);
    }
  }
}
