package org.numberrefresh.problem;

/** A store or a queue refused a call, or its answer was lost. The request is right: the same call may succeed later. */
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A call that gave up by its own limit. */
  public Unavailable(String message) {
    super(message);
  }

  /** A call that gave up because of a fault. */
  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
