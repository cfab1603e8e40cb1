package org.numberrefresh.stack.http;

/** Words the refusals of the stack in the application's own form. */
@FunctionalInterface
public interface Refusals {

  /**
   * Words a refusal.
   *
   * @param message one sentence for the caller: the problem and the remedy
   */
  HttpAnswer answer(Refusal why, String message);
}
