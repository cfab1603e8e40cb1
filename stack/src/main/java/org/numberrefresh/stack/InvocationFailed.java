package org.numberrefresh.stack;

/** An invocation that threw, or took too long. */
final class InvocationFailed extends Exception {

  /** Why. */
  enum Kind {
    THREW,
    TIMED_OUT
  }

  private final Kind kind;

  InvocationFailed(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
