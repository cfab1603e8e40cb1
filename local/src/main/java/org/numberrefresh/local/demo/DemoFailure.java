package org.numberrefresh.local.demo;

/** Why the demo cannot go on, and what to do about it: the one line its user reads. */
final class DemoFailure extends Exception {

  private static final long serialVersionUID = 1;

  DemoFailure(String message) {
    super(message);
  }

  DemoFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
