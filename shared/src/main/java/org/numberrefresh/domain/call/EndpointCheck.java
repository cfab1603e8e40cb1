package org.numberrefresh.domain.call;

import java.util.OptionalInt;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;

/**
 * Asks an endpoint to show that it expects calls. It must do so before it is sent a number.
 *
 * <p>Decision: docs/decisions.md#an-answer-that-repeats-the-challenge-fails
 */
@FunctionalInterface
public interface EndpointCheck {

  /** Sends the endpoint of an app its challenge, and tells the result of this attempt. */
  Attempt check(App app, Delivery.Called called);

  /** The result of one attempt. */
  sealed interface Attempt {

    /** The endpoint answered what it was sent. */
    record Passed() implements Attempt {}

    /**
     * The endpoint did not answer what it was sent.
     *
     * @param status the HTTP status of the answer, if there was one
     */
    record NotPassed(Fault fault, OptionalInt status) implements Attempt {}
  }
}
