package org.numberrefresh.usecase.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppCaller;
import org.numberrefresh.domain.risc.SecurityEvents;

/** What a call to an app looks like, and what its answer means: all in which the ways of delivery that call differ. */
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

  /** Whether there is a call for a purpose. */
  boolean has(Purpose purpose);

  /** Signed JSON, answered by JSON. */
  record Webhook(UnbindRequest request, AnswerReading reading) implements CallForm {

    @Override
    public AppCaller.Call write(App app, Purpose purpose, List<AskedNumber> items, Instant now) {
      return request.write(app, purpose, items, now);
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
  record Event(SecurityEvents events, AnswerReading reading) implements CallForm {

    @Override
    public AppCaller.Call write(App app, Purpose purpose, List<AskedNumber> items, Instant now) {
      AskedNumber item = items.getFirst();
      return EventCall.of(
          app,
          app.profile().timeLimit(),
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
   * The forms of all ways.
   *
   * @param webhook of apps that are called
   * @param event of apps that are sent security events
   */
  record All(CallForm webhook, CallForm event) {

    CallForm of(App app) {
      return switch (app.profile().delivery()) {
        case PUSH -> webhook;
        case RISC -> event;
        case PULL -> throw new IllegalStateException("The app " + app.id() + " is not called: it asks.");
      };
    }
  }
}
