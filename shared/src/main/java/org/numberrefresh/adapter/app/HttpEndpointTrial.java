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
import java.util.stream.Collectors;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.EndpointCheck.Attempt;
import org.numberrefresh.domain.call.EndpointTrial;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.json.Json;

/** Makes sample calls over HTTP. They are written, signed and judged by the code of real calls. */
public final class HttpEndpointTrial implements EndpointTrial {

  private static final Duration LONG_AGO = Duration.ofMinutes(10);

  private final AppCaller caller;
  private final TrialCalls calls;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * Makes trials.
   *
   * @param caller makes the exchanges
   * @param calls writes and judges them
   */
  public HttpEndpointTrial(AppCaller caller, TrialCalls calls, Clock clock, SecureRandom random) {
    this.caller = caller;
    this.calls = calls;
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
        CallForm form = calls.form(called);
        AppCaller.Call call = form.write(signing, about.purpose(), about.numbers(), at);
        yield about(form, about, bounded(sealed(call, seal, called, signing, about, at), timeLimit));
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
    Set<String> refs = about.numbers().stream().map(AskedNumber::ref).collect(Collectors.toSet());
    return new Seen(status(reply), form.judge(about.purpose(), reply, refs));
  }

  private static AppCaller.Call bounded(AppCaller.Call call, Duration timeLimit) {
    return new AppCaller.Call(call.app(), call.endpoint(), call.headers(), call.body(), timeLimit, call.answerLimit());
  }

  private static AppCaller.Call with(AppCaller.Call call, byte[] body) {
    return new AppCaller.Call(call.app(), call.endpoint(), call.headers(), body, call.timeLimit(), call.answerLimit());
  }

  /** The call under its seal. A security event is signed by the platform's own key: its signature is changed. */
  private AppCaller.Call sealed(
      AppCaller.Call call, Seal seal, Delivery.Called called, App app, Sample.About about, Instant at) {
    return switch (seal) {
      case OWN, STALE -> call;
      case FOREIGN, CHANGED ->
          switch (called) {
            case Delivery.Risc _ -> with(call, spoilt(call.body()));
            case Delivery.Push push when seal == Seal.CHANGED ->
                with(call, calls.about(app, push, about.purpose(), later(about.numbers()), at).body());
            case Delivery.Push _ -> call;
          };
    };
  }

  /** The same numbers, due a second later: a body that is as good as the first, and not the one that was signed. */
  private static List<AskedNumber> later(List<AskedNumber> numbers) {
    return numbers.stream()
        .map(
            one ->
                new AskedNumber(
                    one.ref(),
                    one.task(),
                    one.index(),
                    one.phoneNumber(),
                    one.boundBefore(),
                    one.dueAt().plusSeconds(1),
                    one.appeal()))
        .toList();
  }

  private static byte[] spoilt(byte[] token) {
    byte[] body = token.clone();
    int first = lastDot(body) + 1;
    body[first] = (byte) (body[first] == 'A' ? 'B' : 'A');
    return body;
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
        AppCaller.Reply reply = caller.call(bounded(calls.verify(app, push, id(), challenge, at), timeLimit));
        yield judged(reply, UrlChallenge.attempt(reply, answer -> calls.echoes(answer, challenge)));
      }
      case Delivery.Risc risc -> {
        String token = calls.events().verification(app.id(), "ver_" + UrlChallenge.draw(random), challenge);
        AppCaller.Reply reply = caller.call(EventCall.of(app.id(), risc, timeLimit, token));
        yield judged(reply, UrlChallenge.attempt(reply, answer -> answer.status() == 202));
      }
    };
  }

  private Seen unknown(App app, Delivery.Called called, Instant at, Duration timeLimit) {
    byte[] body = Json.bytes(Json.object().put("type", "greeting").put("app", app.id()));
    AppCaller.Reply reply = caller.call(bounded(calls.signed(app, called, id(), body, at), timeLimit));
    return judged(
        reply, UrlChallenge.attempt(reply, answer -> answer.status() / 100 == 2 || answer.status() / 100 == 4));
  }

  private String id() {
    return "msg_" + UrlChallenge.draw(random);
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
