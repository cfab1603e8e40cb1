package org.numberrefresh.stack.http;

/** A reason for which the stack itself refuses a request. */
public enum Refusal {
  /** The body is not of the form that the route takes. */
  MALFORMED,
  /** The form is right and a value is not possible, such as a step back in time. */
  OUT_OF_RANGE,
  /** The request carries no token of the stack, or one that has ended. */
  NO_TOKEN,
  /** The token lacks the scope that the route asks for. */
  SCOPE_MISSING,
  /** The stack has no such route. */
  NOT_FOUND,
  /** The request is larger than API Gateway or Lambda would take. */
  TOO_LARGE
}
