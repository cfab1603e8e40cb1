package org.numberrefresh.usecase.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppCaller;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.risc.SecurityEvents;
import org.numberrefresh.json.Json;

/**
 * Asks an endpoint to show that it expects calls: it must answer a challenge before it is sent a number.
 *
 * <p>Decision: docs/decisions.md#an-answer-that-repeats-the-challenge-fails
 */
public final class EndpointCheck {

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
  public EndpointCheck(AppCaller caller, SecurityEvents events, Clock clock, SecureRandom random) {
    this.caller = caller;
    this.events = events;
    this.clock = clock;
    this.random = random;
  }

  /** True if the app's endpoint answers the challenge or the verification event that it is sent first. */
  public boolean passes(App app) {
    return app.profile().delivery().called().filter(called -> passes(app, called)).isPresent();
  }

  private boolean passes(App app, Delivery.Called called) {
    return switch (called) {
      case Delivery.Push push -> answersChallenge(app, push);
      case Delivery.Risc risc -> takesEvent(app, risc);
    };
  }

  /** RFC 8935 lets an endpoint answer 202 only to what it has verified. */
  private boolean takesEvent(App app, Delivery.Risc risc) {
    String token = events.verification(app.id(), "ver_" + draw(), draw());
    return caller.call(EventCall.of(risc, timeLimit(risc), token)) instanceof AppCaller.Reply.Answered answered
        && answered.status() == 202;
  }

  private boolean answersChallenge(App app, Delivery.Push push) {
    String challenge = draw();
    byte[] body = Json.bytes(Json.object().put("type", "verify").put("challenge", challenge));
    Instant now = clock.instant();
    String id = "msg_" + draw();
    var headers =
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(now.getEpochSecond()),
            "webhook-signature",
            app.keys().signing().sign(id, now, body),
            "x-correlator",
            id);
    var call = new AppCaller.Call(push.endpoint(), headers, body, timeLimit(push), ANSWER_LIMIT);
    return caller.call(call) instanceof AppCaller.Reply.Answered answered
        && answered.status() == 200
        && echoes(answered.body(), challenge);
  }

  /** Short: an operator waits for it, and API Gateway no longer than half a minute. */
  private static Duration timeLimit(Delivery.Called called) {
    Duration own = called.limits().timeLimit();
    return own.compareTo(LONGEST) < 0 ? own : LONGEST;
  }

  /** A server that sends back whatever it is sent answers the whole call, and expects nothing. */
  private static boolean echoes(byte[] body, String challenge) {
    return Json.read(body)
        .filter(answer -> !answer.has("type"))
        .map(answer -> answer.path("challenge").asText().getBytes(StandardCharsets.UTF_8))
        .filter(echo -> MessageDigest.isEqual(echo, challenge.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private String draw() {
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
