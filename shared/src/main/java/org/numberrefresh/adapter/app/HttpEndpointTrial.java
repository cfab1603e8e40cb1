package org.numberrefresh.adapter.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.EndpointCheck.Attempt;
import org.numberrefresh.domain.call.EndpointTrial;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.json.Json;

/** Makes sample calls over HTTP. They are written, signed and judged by the code of real calls. */
public final class HttpEndpointTrial implements EndpointTrial {

  private static final Duration LONG_AGO = Duration.ofMinutes(10);

  private final AppCaller caller;
  private final WebhookCalls webhooks;
  private final SecurityEvents events;
  private final AnswerReading reading;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * Makes trials.
   *
   * @param caller makes the exchanges
   * @param sink the URL that the calls name for later answers
   * @param events writes what apps are sent that take security events
   */
  public HttpEndpointTrial(
      AppCaller caller, Digests digests, String sink, SecurityEvents events, Clock clock, SecureRandom random) {
    this.caller = caller;
    this.webhooks = new WebhookCalls(digests, sink, random);
    this.events = events;
    this.reading = new AnswerReading(clock);
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Seen make(App app, Sample sample, Seal seal, Duration timeLimit) {
    Delivery.Called called = app.profile().delivery().called().orElseThrow();
    Instant at = seal == Seal.STALE ? clock.instant().minus(LONG_AGO) : clock.instant();
    App signing = seal == Seal.FOREIGN ? foreign(app) : app;
    return switch (sample) {
      case Sample.About about -> {
        CallForm form = CallForm.of(called, webhooks, events, reading);
        AppCaller.Call call = form.write(signing, about.purpose(), List.of(about.number()), at);
        yield about(form, about, bounded(seal == Seal.FOREIGN ? spoilt(called, call) : call, timeLimit));
      }
      case Sample.Challenge _ -> challenge(signing, called, at, timeLimit);
      case Sample.UnknownType _ -> unknown(signing, called, at, timeLimit);
    };
  }

  private App foreign(App app) {
    return new App(app.number(), app.id(), app.profile(), app.keys().with(SigningSecrets.draw(random)), app.state());
  }

  private Seen about(CallForm form, Sample.About about, AppCaller.Call call) {
    AppCaller.Reply reply = caller.call(call);
    return new Seen(status(reply), form.judge(about.purpose(), reply, Set.of(about.number().ref())));
  }

  private static AppCaller.Call bounded(AppCaller.Call call, Duration timeLimit) {
    return new AppCaller.Call(call.app(), call.endpoint(), call.headers(), call.body(), timeLimit, call.answerLimit());
  }

  /** A token is signed by the platform's own key: its signature is changed. */
  private static AppCaller.Call spoilt(Delivery.Called called, AppCaller.Call call) {
    byte[] body = call.body().clone();
    switch (called) {
      case Delivery.Push _ -> {}
      case Delivery.Risc _ -> {
        int first = lastDot(body) + 1;
        body[first] = (byte) (body[first] == 'A' ? 'B' : 'A');
      }
    }
    return new AppCaller.Call(call.app(), call.endpoint(), call.headers(), body, call.timeLimit(), call.answerLimit());
  }

  private static int lastDot(byte[] token) {
    int at = token.length - 1;
    while (at > 0 && token[at] != '.') {
      at--;
    }
    return at;
  }

  private Seen challenge(App app, Delivery.Called called, Instant at, Duration timeLimit) {
    String challenge = UrlChallenge.draw(random);
    return switch (called) {
      case Delivery.Push push -> {
        AppCaller.Reply reply = caller.call(signed(app, push, AppBodies.verify(challenge), at, timeLimit));
        yield judged(
            reply,
            UrlChallenge.attempt(
                reply, answer -> answer.status() == 200 && AnswerReading.echoes(answer.body(), challenge)));
      }
      case Delivery.Risc risc -> {
        String token = events.verification(app.id(), "ver_" + UrlChallenge.draw(random), challenge);
        AppCaller.Reply reply = caller.call(EventCall.of(app.id(), risc, timeLimit, token));
        yield judged(reply, UrlChallenge.attempt(reply, answer -> answer.status() == 202));
      }
    };
  }

  private Seen unknown(App app, Delivery.Called called, Instant at, Duration timeLimit) {
    byte[] body = Json.bytes(Json.object().put("type", "greeting").put("app", app.id()));
    AppCaller.Reply reply = caller.call(signed(app, called, body, at, timeLimit));
    return judged(
        reply, UrlChallenge.attempt(reply, answer -> answer.status() / 100 == 2 || answer.status() / 100 == 4));
  }

  private AppCaller.Call signed(App app, Delivery.Called called, byte[] body, Instant at, Duration timeLimit) {
    String id = "msg_" + UrlChallenge.draw(random);
    Map<String, String> headers =
        WebhookCalls.headers(app.keys().signing(), id, WebhookCalls.correlator(random), body, at);
    var call = new AppCaller.Call(app.id(), called.endpoint(), headers, body, timeLimit, WebhookCalls.ANSWER_BASE);
    return switch (called) {
      case Delivery.Push push -> EncodedCall.of(call, push.limits().encoding());
      case Delivery.Risc _ -> call;
    };
  }

  private static Seen judged(AppCaller.Reply reply, Attempt attempt) {
    CallVerdict verdict =
        switch (attempt) {
          case Attempt.Passed _ -> new CallVerdict.Taken(Map.of());
          case Attempt.NotPassed(Fault fault, OptionalInt status) ->
              new CallVerdict.NotTaken(new SeenFault(fault, status, Optional.empty()), Optional.empty());
        };
    return new Seen(status(reply), verdict);
  }

  private static OptionalInt status(AppCaller.Reply reply) {
    return switch (reply) {
      case AppCaller.Reply.Answered answered -> OptionalInt.of(answered.status());
      case AppCaller.Reply.Failed _ -> OptionalInt.empty();
    };
  }
}
