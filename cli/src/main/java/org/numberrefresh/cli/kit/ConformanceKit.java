package org.numberrefresh.cli.kit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.adapter.app.TrialCalls;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.outcome.Answer;

/** Plays the hub against an endpoint, check by check. Answers are judged by the hub's own code. */
final class ConformanceKit {

  private static final int MANY = Delivery.MOST_ITEMS;
  private static final Duration STALE = Duration.ofMinutes(10);
  private static final Duration DUE = Duration.ofDays(7);
  private static final int RANDOM_BYTES = 24;

  private final TrialApp app;
  private final TrialCalls calls;
  private final AppCaller caller;
  private final Clock clock;
  private final SecureRandom random;
  private final KitNumbers numbers;
  private Duration slowest = Duration.ZERO;

  ConformanceKit(TrialApp app, TrialCalls calls, AppCaller caller, Clock clock, SecureRandom random) {
    this.app = app;
    this.calls = calls;
    this.caller = caller;
    this.clock = clock;
    this.random = random;
    this.numbers = new KitNumbers(random, clock.instant().plus(DUE));
  }

  /** Makes a check. Empty if it passed. */
  Optional<Mend> make(Check check) {
    return switch (check) {
      case VERIFY -> verify();
      case UNBIND_ONE -> asked(app.usual(), Purpose.UNBIND, numbers.asked(1));
      case UNBIND_MANY -> asked(app.usual(), Purpose.UNBIND, numbers.asked(MANY));
      case REPEAT -> repeat();
      case ROTATION -> asked(app.rotated(), Purpose.UNBIND, numbers.asked(1));
      case BAD_SIGNATURE -> badSignature();
      case STALE_TIME -> staleTime();
      case CANCEL -> asked(app.usual(), Purpose.CANCEL, numbers.asked(1));
      case APPEAL -> asked(app.usual(), Purpose.APPEAL, numbers.appealed());
      case UNKNOWN_TYPE -> unknownType();
      case DIGESTS -> digests();
      case TIME_LIMIT -> timeLimit();
    };
  }

  private Optional<Mend> verify() {
    String challenge = draw();
    AppCaller.Reply reply =
        exchange(calls.verify(app.usual(), app.push(), "msg_" + draw(), challenge, clock.instant()));
    return calls.echoes(reply, challenge) ? Optional.empty() : Optional.of(Mend.of("kit.mend.verify", reply));
  }

  private AppCaller.Call call(App as, Purpose purpose, List<AskedNumber> about, Instant at) {
    return calls.about(as, app.push(), purpose, about, at);
  }

  private Optional<Mend> asked(App as, Purpose purpose, List<AskedNumber> about) {
    AppCaller.Reply reply = exchange(call(as, purpose, about, clock.instant()));
    return fault(calls.judge(purpose, reply, refs(about)));
  }

  private static Set<String> refs(List<AskedNumber> about) {
    return about.stream().map(AskedNumber::ref).collect(Collectors.toSet());
  }

  private static Optional<Mend> fault(CallVerdict verdict) {
    return switch (verdict) {
      case CallVerdict.Taken taken -> taken.seen().map(Mend::of);
      case CallVerdict.NotTaken not -> Optional.of(Mend.of(not.seen()));
    };
  }

  private Optional<Mend> repeat() {
    List<AskedNumber> about = numbers.asked(2);
    AppCaller.Call call = call(app.usual(), Purpose.UNBIND, about, clock.instant());
    CallVerdict first = calls.judge(Purpose.UNBIND, exchange(call), refs(about));
    CallVerdict second = calls.judge(Purpose.UNBIND, exchange(call), refs(about));
    return fault(first)
        .or(() -> fault(second))
        .or(() -> answers(first).equals(answers(second)) ? Optional.empty() : Optional.of(Mend.of("kit.mend.repeat")));
  }

  private static Map<String, Answer> answers(CallVerdict verdict) {
    return switch (verdict) {
      case CallVerdict.Taken taken -> taken.answers();
      case CallVerdict.NotTaken _ -> Map.of();
    };
  }

  private Optional<Mend> badSignature() {
    AppCaller.Call forged = call(app.forged(), Purpose.UNBIND, numbers.asked(1), clock.instant());
    AppCaller.Call good = call(app.usual(), Purpose.UNBIND, numbers.asked(1), clock.instant());
    AppCaller.Call changed =
        withBody(good, call(app.usual(), Purpose.UNBIND, numbers.asked(1), clock.instant()).body());
    return refused(forged, "kit.mend.forged").or(() -> refused(changed, "kit.mend.changed"));
  }

  private static AppCaller.Call withBody(AppCaller.Call call, byte[] body) {
    return new AppCaller.Call(call.app(), call.endpoint(), call.headers(), body, call.timeLimit(), call.answerLimit());
  }

  private Optional<Mend> staleTime() {
    Instant then = clock.instant().minus(STALE);
    return refused(call(app.usual(), Purpose.UNBIND, numbers.asked(1), then), "kit.mend.stale");
  }

  private Optional<Mend> refused(AppCaller.Call call, String key) {
    AppCaller.Reply reply = exchange(call);
    boolean refused = reply instanceof AppCaller.Reply.Answered answer && answer.status() / 100 == 4;
    return refused ? Optional.empty() : Optional.of(Mend.of(key, reply));
  }

  private Optional<Mend> unknownType() {
    byte[] body = "{\"type\":\"greeting\",\"text\":\"hello\"}".getBytes(StandardCharsets.UTF_8);
    return unbroken(
        calls.signed(app.usual(), app.push(), "msg_" + draw(), body, clock.instant()), "kit.mend.unknownType");
  }

  /** An app that takes digests was asked by digests in every check; another must not break by one. */
  private Optional<Mend> digests() {
    TrialApp blinded = app.told(NumberForm.BLINDED);
    List<AskedNumber> about = numbers.asked(1);
    return app.push().numberForm() == NumberForm.BLINDED
        ? asked(blinded.usual(), Purpose.UNBIND, about)
        : unbroken(
            calls.about(blinded.usual(), blinded.push(), Purpose.UNBIND, about, clock.instant()), "kit.mend.digests");
  }

  private Optional<Mend> unbroken(AppCaller.Call call, String key) {
    AppCaller.Reply reply = exchange(call);
    boolean unbroken =
        reply instanceof AppCaller.Reply.Answered answer && (answer.status() / 100 == 2 || answer.status() / 100 == 4);
    return unbroken ? Optional.empty() : Optional.of(Mend.of(key, reply));
  }

  private Optional<Mend> timeLimit() {
    Duration limit = app.push().limits().timeLimit();
    return slowest.compareTo(limit) < 0
        ? Optional.empty()
        : Optional.of(Mend.of("kit.mend.slow", Long.toString(limit.toMillis())));
  }

  private AppCaller.Reply exchange(AppCaller.Call call) {
    long begun = System.nanoTime();
    AppCaller.Reply reply = caller.call(call);
    Duration spent = Duration.ofNanos(System.nanoTime() - begun);
    slowest = spent.compareTo(slowest) > 0 ? spent : slowest;
    return reply;
  }

  /** The longest exchange so far. */
  Duration slowest() {
    return slowest;
  }

  private String draw() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
