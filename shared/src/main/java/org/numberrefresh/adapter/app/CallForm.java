package org.numberrefresh.adapter.app;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;

/**
 * The form of calls to one app, and the meaning of its answers. Each kind of delivery that calls has its own form.
 *
 * <p>Decision: docs/decisions.md#security-events-take-nothing-back
 */
sealed interface CallForm {

  /**
   * Writes a call.
   *
   * @param numbers the numbers that it is about, sorted by ref
   * @param now the time of its signature
   */
  AppCaller.Call write(App app, Purpose purpose, List<AskedNumber> numbers, Instant now);

  /** Judges the reply to a call about the given refs. */
  CallVerdict judge(Purpose purpose, AppCaller.Reply reply, Set<String> asked);

  /** True if there is a call for a purpose. */
  boolean has(Purpose purpose);

  /** The form of calls to one app. */
  static CallForm of(Delivery.Called called, WebhookCalls webhooks, SecurityEvents events, AnswerReading reading) {
    return switch (called) {
      case Delivery.Push push -> new Webhook(push, webhooks, reading);
      case Delivery.Risc risc -> new Event(risc, events, reading);
    };
  }

  /** Signed JSON, answered by JSON. */
  record Webhook(Delivery.Push push, WebhookCalls calls, AnswerReading reading) implements CallForm {

    @Override
    public AppCaller.Call write(App app, Purpose purpose, List<AskedNumber> numbers, Instant now) {
      return calls.write(app, push, purpose, numbers, now);
    }

    @Override
    public CallVerdict judge(Purpose purpose, AppCaller.Reply reply, Set<String> asked) {
      return reading.judge(purpose, reply, asked);
    }

    @Override
    public boolean has(Purpose purpose) {
      return true;
    }
  }

  /** One security event a call, pushed by RFC 8935. The RISC profile has no event that takes one back. */
  record Event(Delivery.Risc risc, SecurityEvents events, AnswerReading reading) implements CallForm {

    @Override
    public AppCaller.Call write(App app, Purpose purpose, List<AskedNumber> numbers, Instant now) {
      return EventCall.of(app.id(), risc, risc.limits().timeLimit(), token(app, numbers.getFirst()));
    }

    private String token(App app, AskedNumber number) {
      return number
          .appeal()
          .map(appeal -> events.appealed(app.id(), number, appeal))
          .orElseGet(
              () ->
                  events.recycled(app.id(), number.ref(), number.phoneNumber(), number.boundBefore(), number.dueAt()));
    }

    @Override
    public CallVerdict judge(Purpose purpose, AppCaller.Reply reply, Set<String> asked) {
      return reading.judgeEvent(reply);
    }

    @Override
    public boolean has(Purpose purpose) {
      return purpose != Purpose.CANCEL;
    }
  }
}
