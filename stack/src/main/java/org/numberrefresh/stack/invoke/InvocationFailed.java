package org.numberrefresh.stack.invoke;

/** An invocation that threw, or took too long. */
public final class InvocationFailed extends Exception {

  /** The kind of failure. */
  public enum Kind {
    THREW,
    TIMED_OUT
  }

  private final Kind kind;

  InvocationFailed(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The kind of failure. */
  public Kind kind() {
    return kind;
  }
}
