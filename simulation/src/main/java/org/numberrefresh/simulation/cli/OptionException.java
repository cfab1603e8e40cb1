package org.numberrefresh.simulation.cli;

/** Options that do not go together, or a value that cannot be used: one sentence that names them and the remedy. */
public final class OptionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  public OptionException(String message) {
    super(message);
  }

  public OptionException(String message, Throwable cause) {
    super(message, cause);
  }
}
