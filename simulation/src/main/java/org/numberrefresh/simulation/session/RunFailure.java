package org.numberrefresh.simulation.session;

/** The reason for which a run with a stack cannot go on, with the remedy: the one line its user reads. */
public final class RunFailure extends Exception {

  private static final long serialVersionUID = 1;

  public RunFailure(String message) {
    super(message);
  }

  public RunFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
