package org.numberrefresh.problem;

/**
 * A store or a queue that is needed did not do what it was asked, or nobody heard whether it did. Nothing is wrong with
 * what was asked: the same later may succeed.
 */
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What gave up of its own accord. */
  public Unavailable(String message) {
    super(message);
  }

  /** What was given up because of a fault. */
  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
