package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.simulation.apps.Tally.Count;
import org.numberrefresh.synthetic.Hash;

/** One app as the hub sees it: takes calls, checks their signatures, reacts by temperament. */
final class AppEndpoint {

  private static final long LONGEST_SILENCE_SECONDS = 60;
  private static final String RESULTS = HubClient.BASE + "results";

  private final SimulatedApp app;
  private final Temperament temperament;
  private final Callbacks callbacks;
  private final Tally tally;
  private final AnswerBook book;
  private final CountDownLatch closing;
  private final Optional<EventTokens> events;
  private volatile Optional<Credentials> credentials = Optional.empty();

  AppEndpoint(
      SimulatedApp app,
      Temperament temperament,
      AnswerBook book,
      Callbacks callbacks,
      Tally tally,
      CountDownLatch closing,
      Optional<EventTokens> events) {
    this.app = app;
    this.temperament = temperament;
    this.book = book;
    this.callbacks = callbacks;
    this.tally = tally;
    this.closing = closing;
    this.events = events;
  }

  SimulatedApp app() {
    return app;
  }

  /** Tells the app what its registration gave it. From now on it checks signatures. */
  void registered(Credentials given) {
    credentials = Optional.of(given);
  }

  void handle(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] body = Exchanges.body(exchange);
    tally.add(Count.CALLS, 1);
    if (events.isPresent()) {
      listen(exchange, events.get(), body);
      return;
    }
    AppCall call;
    try {
      call = AppCall.parse(body);
    } catch (IOException e) {
      tally.add(Count.UNREADABLE, 1);
      Exchanges.answer(exchange, 400);
      return;
    }
    if (!trusted(call, exchange.getRequestHeaders(), body)) {
      tally.add(Count.BAD_SIGNATURES, 1);
      Exchanges.answer(exchange, 401);
      return;
    }
    switch (call) {
      case AppCall.Verify verify ->
          Exchanges.answer(exchange, 200, AppJson.write(AppJson.object().put("challenge", verify.challenge())));
      case AppCall.Cancel cancel -> {
        tally.add(Count.CANCELLED, cancel.items());
        Exchanges.answer(exchange, 200, AppJson.write(AppJson.object()));
      }
      case AppCall.Unbind unbind -> unbind(exchange, unbind);
      case AppCall.Appeal appeal -> appeal(exchange, appeal);
    }
  }

  /** The first verification comes before the registration's answer, and with it the secret, is here. */
  private boolean trusted(AppCall call, Headers headers, byte[] body) {
    if (credentials.isEmpty()) {
      return call instanceof AppCall.Verify;
    }
    String secret = credentials.get().signingSecret();
    if (secret.isEmpty()) {
      tally.add(Count.UNVERIFIED, 1);
      return true;
    }
    return new Signature(secret)
        .accepts(
            header(headers, "webhook-id"),
            header(headers, "webhook-timestamp"),
            header(headers, "webhook-signature"),
            body);
  }

  /** Answers as RFC 8935 has it; what the event tells is answered later, as there is no other way. */
  private void listen(HttpExchange exchange, EventTokens trusted, byte[] token) throws IOException {
    try {
      trusted.read(token).ifPresent(this::given);
      Exchanges.answer(exchange, 202);
    } catch (EventTokens.Untrusted e) {
      tally.add(Count.BAD_SIGNATURES, 1);
      ObjectNode refusal = AppJson.object().put("err", e.code()).put("description", "The event cannot be believed.");
      Exchanges.answer(exchange, 400, AppJson.write(refusal));
    }
  }

  /** Takes questions that were not asked by a call, and posts the answers. */
  void given(List<AppQuestion> items) {
    callbacks.later(RESULTS, decisions(items.stream().filter(AppQuestion::appeal).toList()));
    List<AppQuestion> asked = items.stream().filter(item -> !item.appeal()).toList();
    note(asked);
    if (temperament.reply(new AppCall.Unbind(RESULTS, asked)) instanceof Reaction.Accepted accepted) {
      callbacks.later(RESULTS, accepted.later());
    }
  }

  /** Decides on appeals as it answers numbers: now or later, or never. */
  private void appeal(HttpExchange exchange, AppCall.Appeal call) throws IOException {
    switch (app.kind()) {
      case DOWN, HANGING -> Exchanges.answer(exchange, 500);
      case LATER, MIXED, REVIEWING -> {
        Exchanges.answer(exchange, 202);
        callbacks.later(call.sink(), decisions(call.items()));
      }
      default -> {
        List<AppResult> decided = decisions(call.items());
        settle(decided);
        Exchanges.answer(exchange, 200, ResultsWriter.of(decided));
      }
    }
  }

  private List<AppResult> decisions(List<AppQuestion> items) {
    tally.add(Count.APPEALS, items.size());
    return items.stream().map(this::decision).toList();
  }

  /** Half of all appeals are upheld, by app and number. */
  private AppResult decision(AppQuestion item) {
    boolean upheld = Hash.mix(Hash.of(app.id()), item.subject()) % 2 != 0;
    return AppResult.decision(item, upheld, book.answer(item.subject()).orElse(SimulatedAnswer.ASKED));
  }

  private static String header(Headers headers, String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }

  private void unbind(HttpExchange exchange, AppCall.Unbind call) throws IOException, InterruptedException {
    note(call.items());
    switch (temperament.reply(call)) {
      case Reaction.Results results -> {
        TimeUnit.NANOSECONDS.sleep(results.after().toNanos());
        settle(results.now());
        Exchanges.answer(exchange, 200, ResultsWriter.write(results.now(), results.inReview()));
        tally.add(Count.ANSWERED, results.now().size());
        callbacks.later(call.sink(), results.inReview());
        callbacks.later(call.sink(), results.leftOut());
      }
      case Reaction.Accepted accepted -> {
        Exchanges.answer(exchange, 202);
        callbacks.later(call.sink(), accepted.later());
      }
      case Reaction.Failure failure -> {
        if (failure.retryAfter().isPositive()) {
          String seconds = Long.toString(failure.retryAfter().toSeconds());
          exchange.getResponseHeaders().set("Retry-After", seconds);
        }
        Exchanges.answer(exchange, failure.status());
      }
      case Reaction.Hangup _ -> throw new IOException("the app closes the connection");
      case Reaction.Silence _ -> {
        if (!closing.await(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException("the app closes the connection after a long silence");
        }
      }
    }
  }

  private void note(List<AppQuestion> items) {
    tally.add(Count.ITEMS, items.size());
    if (app.kind() == AppKind.NOT_COVERED) {
      tally.add(Count.UNCOVERED_ASKED, items.size());
    }
    for (AppQuestion item : items) {
      switch (book.ask(item)) {
        case NEW -> {}
        case ANEW -> tally.add(Count.ASKED_ANEW, 1);
        case REPEATED -> tally.add(Count.REPEATS, 1);
        case CHANGED -> tally.add(Count.CHANGED_REFS, 1);
      }
    }
  }

  private void settle(List<AppResult> results) {
    results.forEach(result -> book.settle(result.item(), result.answer()));
  }

  /**
   * The outcome that a carrier must see of a number in the end; empty if this app must have been asked and was not.
   *
   * @param phoneNumber E.164
   */
  Optional<String> truth(String phoneNumber) {
    Optional<SimulatedAnswer> answer = book.answer(Hash.of(subject(phoneNumber)));
    return switch (app.kind()) {
      case HANGING -> Optional.of(answer.isPresent() ? "NO_RESPONSE" : "UNDELIVERABLE");
      case DOWN -> Optional.of("UNDELIVERABLE");
      default -> answer.map(SimulatedAnswer::outward);
    };
  }

  private String subject(String phoneNumber) {
    return credentials
        .map(Credentials::digestKey)
        .filter(key -> !key.isEmpty())
        .map(key -> new Blinding(key).digest(phoneNumber))
        .orElse(phoneNumber);
  }
}
