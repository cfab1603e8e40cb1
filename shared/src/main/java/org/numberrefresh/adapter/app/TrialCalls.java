package org.numberrefresh.adapter.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.key.Digests;

/**
 * Calls by which an app provider tries an endpoint before any number is sent to it. They are written, signed and judged
 * by the code that the hub's own calls go through.
 */
public final class TrialCalls {

  private static final int ANSWER_LIMIT = 64 * 1024;

  private final WebhookCalls webhooks;
  private final AnswerReading reading;

  /**
   * Makes a writer of trial calls.
   *
   * @param digests makes the digests of an app that takes no numbers
   * @param sink the URL that the calls name for later answers
   */
  public TrialCalls(Digests digests, String sink, Clock clock, SecureRandom random) {
    this.webhooks = new WebhookCalls(digests, sink, random);
    this.reading = new AnswerReading(clock);
  }

  /**
   * Writes a call about numbers.
   *
   * @param numbers the numbers that it is about, sorted by ref
   * @param now the time of the signature
   */
  public AppCaller.Call about(App app, Delivery.Push push, Purpose purpose, List<AskedNumber> numbers, Instant now) {
    return webhooks.write(app, push, purpose, numbers, now);
  }

  /**
   * Writes a challenge.
   *
   * @param id the id of the message
   */
  public AppCaller.Call verify(App app, Delivery.Push push, String id, String challenge, Instant now) {
    return signed(app, push, id, AppBodies.verify(challenge), now);
  }

  /**
   * Signs a body that the hub itself would not send.
   *
   * @param id the id of the message
   */
  public AppCaller.Call signed(App app, Delivery.Push push, String id, byte[] body, Instant now) {
    Map<String, String> headers = WebhookCalls.headers(app.keys().signing(), id, id, body, now);
    return new AppCaller.Call(app.id(), push.endpoint(), headers, body, push.limits().timeLimit(), ANSWER_LIMIT);
  }

  /** Judges the reply to a call about the given refs. */
  public CallVerdict judge(Purpose purpose, AppCaller.Reply reply, Set<String> asked) {
    return reading.judge(purpose, reply, asked);
  }

  /** True if a reply answers a challenge as it must: 200, the challenge, and nothing else of the call. */
  public boolean echoes(AppCaller.Reply reply, String challenge) {
    return switch (reply) {
      case AppCaller.Reply.Answered answer -> answer.status() == 200 && AnswerReading.echoes(answer.body(), challenge);
      case AppCaller.Reply.Failed _ -> false;
    };
  }
}
