package org.numberrefresh.adapter.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.call.EndpointCheck;

/**
 * Sends an endpoint a challenge, or a verification event where its app takes security events.
 *
 * <p>Decision: docs/decisions.md#an-answer-that-repeats-the-challenge-fails
 */
public final class HttpEndpointCheck implements EndpointCheck {

  private static final int CHALLENGE_BYTES = 24;
  private static final int ANSWER_LIMIT = 4096;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final AppCaller caller;
  private final SecurityEvents events;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * Makes a check.
   *
   * @param events writes what apps are sent that take security events
   */
  public HttpEndpointCheck(AppCaller caller, SecurityEvents events, Clock clock, SecureRandom random) {
    this.caller = caller;
    this.events = events;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Attempt check(App app, Delivery.Called called) {
    return switch (called) {
      case Delivery.Push push -> challenge(app, push);
      case Delivery.Risc risc -> sendEvent(app, risc);
    };
  }

  /** RFC 8935 lets an endpoint answer 202 only to what it has verified. */
  private Attempt sendEvent(App app, Delivery.Risc risc) {
    String token = events.verification(app.id(), "ver_" + draw(), draw());
    return attempt(caller.call(EventCall.of(app.id(), risc, timeLimit(risc), token)), answer -> answer.status() == 202);
  }

  private Attempt challenge(App app, Delivery.Push push) {
    String challenge = draw();
    byte[] body = AppBodies.verify(challenge);
    String id = "msg_" + draw();
    Map<String, String> headers = WebhookCalls.headers(app, id, id, body, clock.instant());
    var call = new AppCaller.Call(app.id(), push.endpoint(), headers, body, timeLimit(push), ANSWER_LIMIT);
    return attempt(
        caller.call(call), answer -> answer.status() == 200 && AnswerReading.echoes(answer.body(), challenge));
  }

  private static Attempt attempt(AppCaller.Reply reply, Predicate<AppCaller.Reply.Answered> expected) {
    return switch (reply) {
      case AppCaller.Reply.Answered answer when expected.test(answer) -> new Attempt.Passed();
      case AppCaller.Reply.Answered answer ->
          new Attempt.NotPassed(faultOf(answer.status()), OptionalInt.of(answer.status()));
      case AppCaller.Reply.Failed failed -> new Attempt.NotPassed(failed.fault(), OptionalInt.empty());
    };
  }

  private static Fault faultOf(int status) {
    return switch (status) {
      case 200 -> Fault.INVALID_ANSWER;
      case 410 -> Fault.GONE;
      case 429 -> Fault.THROTTLED;
      default -> status >= 500 && status < 600 ? Fault.SERVER_ERROR : Fault.UNEXPECTED_STATUS;
    };
  }

  /** Short: an operator waits for it, and API Gateway no longer than half a minute. */
  private static Duration timeLimit(Delivery.Called called) {
    Duration own = called.limits().timeLimit();
    return own.compareTo(LONGEST) < 0 ? own : LONGEST;
  }

  private String draw() {
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
