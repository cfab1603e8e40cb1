package org.numberrefresh.domain.call;

import org.numberrefresh.domain.app.App;

/**
 * Asks an endpoint to show that it expects calls. It must do so before it is sent a number.
 *
 * <p>Decision: docs/decisions.md#an-answer-that-repeats-the-challenge-fails
 */
@FunctionalInterface
public interface EndpointCheck {

  /** True if the app's endpoint answers what it is sent first. */
  boolean passes(App app);
}
