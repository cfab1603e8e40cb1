package org.numberrefresh.adapter.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.call.EndpointCheck;

/**
 * Sends an endpoint a challenge, or a verification event where its app takes security events.
 *
 * <p>Decision: docs/decisions.md#an-answer-that-repeats-the-challenge-fails
 */
public final class HttpEndpointCheck implements EndpointCheck {

  private final AppCaller caller;
  private final SecurityEvents events;
  private final UrlChallenge challenge;

  /**
   * Makes a check.
   *
   * @param events writes what apps are sent that take security events
   */
  public HttpEndpointCheck(AppCaller caller, SecurityEvents events, Clock clock, SecureRandom random) {
    this.caller = caller;
    this.events = events;
    this.challenge = new UrlChallenge(caller, clock, random);
  }

  @Override
  public Attempt check(App app, Delivery.Called called) {
    Duration timeLimit = called.limits().timeLimit();
    return switch (called) {
      case Delivery.Push push ->
          challenge.send(app.id(), push.endpoint(), app.keys().signing(), timeLimit, push.limits().encoding());
      case Delivery.Risc risc -> sendEvent(app, risc);
    };
  }

  /** RFC 8935 lets an endpoint answer 202 only to what it has verified. */
  private Attempt sendEvent(App app, Delivery.Risc risc) {
    String token = events.verification(app.id(), "ver_" + challenge.draw(), challenge.draw());
    Duration timeLimit = UrlChallenge.atMost(risc.limits().timeLimit());
    return UrlChallenge.attempt(
        caller.call(EventCall.of(app.id(), risc, timeLimit, token)), answer -> answer.status() == 202);
  }
}
