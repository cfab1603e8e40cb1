package org.numberrefresh.simulation.session;

/** Why a run with a stack cannot go on, and what to do about it: the one line its user reads. */
public final class RunFailure extends Exception {

  private static final long serialVersionUID = 1;

  public RunFailure(String message) {
    super(message);
  }

  public RunFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
