package org.numberrefresh.adapter.app;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.BodyEncoding;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.EndpointCheck.Attempt;

/** Sends a URL a challenge, signed as every call to it is. */
final class UrlChallenge {

  private static final int BYTES = 24;
  private static final int ANSWER_LIMIT = 4096;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final AppCaller caller;
  private final Clock clock;
  private final SecureRandom random;

  UrlChallenge(AppCaller caller, Clock clock, SecureRandom random) {
    this.caller = caller;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Sends the challenge.
   *
   * @param party the party whose URL it is
   * @param encoding the encoding of its body
   */
  Attempt send(String party, URI url, SigningSecrets secrets, Duration timeLimit, BodyEncoding encoding) {
    String challenge = draw();
    byte[] body = AppBodies.verify(challenge);
    String id = "msg_" + draw();
    Map<String, String> headers = WebhookCalls.headers(secrets, id, id, body, clock.instant());
    var call = new AppCaller.Call(party, url, headers, body, atMost(timeLimit), ANSWER_LIMIT);
    return attempt(
        caller.call(EncodedCall.of(call, encoding)),
        answer -> answer.status() == 200 && AnswerReading.echoes(answer.body(), challenge));
  }

  /** Judges the reply to a challenge. */
  static Attempt attempt(AppCaller.Reply reply, Predicate<AppCaller.Reply.Answered> expected) {
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

  /** Short: somebody waits for it, and API Gateway no longer than half a minute. */
  static Duration atMost(Duration own) {
    return own.compareTo(LONGEST) < 0 ? own : LONGEST;
  }

  /** A random text. */
  String draw() {
    return draw(random);
  }

  /** A random text of 32 characters. */
  static String draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
