package org.numberrefresh.adapter.app;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.call.AppCalls;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.core.Core;

/** Calls apps over HTTP: with signed JSON, or with security events. */
public final class HttpAppCalls implements AppCalls {

  private final AppCaller caller;
  private final WebhookCalls webhooks;
  private final SecurityEvents events;
  private final AnswerReading reading;

  /**
   * Makes the way out.
   *
   * @param caller makes the exchanges
   * @param sink the URL that apps send later answers to
   * @param events writes what apps are sent that take security events
   */
  public HttpAppCalls(Core core, AppCaller caller, String sink, SecurityEvents events) {
    this.caller = caller;
    this.webhooks = new WebhookCalls(core.keys().digests(), sink, core.random());
    this.events = events;
    this.reading = new AnswerReading(core.clock());
  }

  @Override
  public Written write(App app, Purpose purpose, List<AskedNumber> numbers, Instant now) {
    CallForm form = form(app);
    Set<String> refs = numbers.stream().map(AskedNumber::ref).collect(Collectors.toSet());
    AppCaller.Call call = form.write(app, purpose, numbers, now);
    return new WrittenCall(call, reply -> form.judge(purpose, reply, refs));
  }

  @Override
  public boolean has(App app, Purpose purpose) {
    return form(app).has(purpose);
  }

  /** A call that is written. */
  private final class WrittenCall implements Written {

    private final AppCaller.Call call;
    private final Function<AppCaller.Reply, CallVerdict> judge;

    WrittenCall(AppCaller.Call call, Function<AppCaller.Reply, CallVerdict> judge) {
      this.call = call;
      this.judge = judge;
    }

    @Override
    public CallVerdict make() {
      return judge.apply(caller.call(call));
    }

    @Override
    public String correlator() {
      return call.headers().getOrDefault(WebhookCalls.CORRELATOR, "");
    }
  }

  private CallForm form(App app) {
    Delivery.Called called =
        app.profile()
            .delivery()
            .called()
            .orElseThrow(() -> new IllegalStateException("The app " + app.id() + " is not called."));
    return CallForm.of(called, webhooks, events, reading);
  }
}
