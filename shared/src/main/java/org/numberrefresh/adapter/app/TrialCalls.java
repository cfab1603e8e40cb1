package org.numberrefresh.adapter.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final WebhookCalls webhooks;
  private final AnswerReading reading;
  private final Optional<SecurityEvents> events;

  /**
   * Makes a writer of trial calls.
   *
   * @param digests makes the digests of an app that takes no numbers
   * @param sink the URL that the calls name for later answers
   * @param events writes what apps are sent that take security events; empty where no such app is tried
   */
  public TrialCalls(Digests digests, String sink, Optional<SecurityEvents> events, Clock clock, SecureRandom random) {
    this.webhooks = new WebhookCalls(digests, sink, random);
    this.reading = new AnswerReading(clock);
    this.events = events;
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
  AppCaller.Call signed(App app, Delivery.Called called, String id, byte[] body, Instant now) {
    Map<String, String> headers = WebhookCalls.headers(app.keys().signing(), id, id, body, now);
    var call =
        new AppCaller.Call(
            app.id(), called.endpoint(), headers, body, called.limits().timeLimit(), WebhookCalls.ANSWER_BASE);
    return switch (called) {
      case Delivery.Push push -> EncodedCall.of(call, push.limits().encoding());
      case Delivery.Risc _ -> call;
    };
  }

  /** The form of calls to an app. */
  CallForm form(Delivery.Called called) {
    return switch (called) {
      case Delivery.Push push -> new CallForm.Webhook(push, webhooks, reading);
      case Delivery.Risc risc -> new CallForm.Event(risc, events(), reading);
    };
  }

  /** The writer of security events. */
  SecurityEvents events() {
    return events.orElseThrow(() -> new IllegalStateException("No app that takes security events is tried here."));
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
