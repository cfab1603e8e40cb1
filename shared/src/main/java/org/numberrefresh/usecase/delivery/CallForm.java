package org.numberrefresh.usecase.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppCaller;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.risc.SecurityEvents;

/**
 * The form of calls to one app, and the meaning of its answers. Each kind of delivery that calls has its own form.
 *
 * <p>Decision: docs/decisions.md#security-events-take-nothing-back
 */
sealed interface CallForm {

  /**
   * Writes a call.
   *
   * @param items what it is about, sorted by ref
   * @param now the time of its signature
   */
  AppCaller.Call write(App app, Purpose purpose, List<AskedNumber> items, Instant now);

  /** Judges the reply to a call about the given refs. */
  CallVerdict judge(Purpose purpose, AppCaller.Reply reply, Set<String> asked);

  /** True if there is a call for a purpose. */
  boolean has(Purpose purpose);

  /** Signed JSON, answered by JSON. */
  record Webhook(Delivery.Push push, UnbindRequest request, AnswerReading reading) implements CallForm {

    @Override
    public AppCaller.Call write(App app, Purpose purpose, List<AskedNumber> items, Instant now) {
      return request.write(app, push, purpose, items, now);
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
    public AppCaller.Call write(App app, Purpose purpose, List<AskedNumber> items, Instant now) {
      AskedNumber item = items.getFirst();
      return EventCall.of(
          risc,
          risc.limits().timeLimit(),
          events.recycled(app.id(), item.ref(), item.phoneNumber(), item.boundBefore(), item.dueAt()));
    }

    @Override
    public CallVerdict judge(Purpose purpose, AppCaller.Reply reply, Set<String> asked) {
      return reading.judgeEvent(reply);
    }

    @Override
    public boolean has(Purpose purpose) {
      return purpose == Purpose.UNBIND;
    }
  }

  /**
   * The forms of all apps that are called.
   *
   * @param request writes signed calls
   * @param events writes security events
   * @param reading judges the answers
   */
  record All(UnbindRequest request, SecurityEvents events, AnswerReading reading) {

    /** The form of calls to an app, which must be one that is called. */
    CallForm of(App app) {
      Delivery.Called called =
          app.profile()
              .delivery()
              .called()
              .orElseThrow(() -> new IllegalStateException("The app " + app.id() + " is not called."));
      return switch (called) {
        case Delivery.Push push -> new Webhook(push, request, reading);
        case Delivery.Risc risc -> new Event(risc, events, reading);
      };
    }
  }
}
