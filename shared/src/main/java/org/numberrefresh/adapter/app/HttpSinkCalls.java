package org.numberrefresh.adapter.app;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.adapter.json.CloudEvents;
import org.numberrefresh.domain.app.BodyEncoding;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.EndpointCheck;
import org.numberrefresh.domain.sink.Pushed;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.SinkCalls;
import org.numberrefresh.json.Json;

/**
 * Calls sinks over HTTP, with CloudEvents in JSON: one ({@code application/cloudevents+json}), or a list of up to
 * {@value #MOST_EVENTS} within 256 KB ({@code application/cloudevents-batch+json}). The call is signed by Standard
 * Webhooks; its {@code webhook-id} follows from the ids of its events.
 */
public final class HttpSinkCalls implements SinkCalls {

  private static final int MOST_EVENTS = 100;
  private static final int MOST_BYTES = 256 * 1024;
  private static final int ANSWER_LIMIT = 64 * 1024;

  private final AppCaller caller;
  private final SecureRandom random;
  private final AnswerReading reading;
  private final UrlChallenge challenge;

  /**
   * Makes the way out.
   *
   * @param caller makes the exchanges
   */
  public HttpSinkCalls(AppCaller caller, Clock clock, SecureRandom random) {
    this.caller = caller;
    this.random = random;
    this.reading = new AnswerReading(clock);
    this.challenge = new UrlChallenge(caller, clock, random);
  }

  /** The name by which connections are kept apart. No app has such an id. */
  private static String party(Sink sink) {
    return "sink/" + sink.carrier();
  }

  @Override
  public EndpointCheck.Attempt challenge(Sink sink) {
    return challenge.send(party(sink), sink.settings().url(), sink.secrets(), TIME_LIMIT, BodyEncoding.IDENTITY);
  }

  @Override
  public Written write(Sink sink, List<Pushed> waiting, Instant now) {
    boolean batch = sink.settings().batch();
    var ids = new ArrayList<String>();
    var body = new ByteArrayOutputStream();
    for (Pushed pushed : waiting.subList(0, batch ? Math.min(MOST_EVENTS, waiting.size()) : 1)) {
      var event = CloudEvents.write(sink.carrier(), pushed);
      byte[] bytes = Json.bytes(event);
      if (!ids.isEmpty() && body.size() + bytes.length + 2 > MOST_BYTES) {
        break;
      }
      if (batch) {
        body.write(ids.isEmpty() ? '[' : ',');
      }
      body.writeBytes(bytes);
      ids.add(event.path("id").textValue());
    }
    if (batch) {
      body.write(']');
    }
    return new SinkCall(ids.size(), call(sink, ids, body.toByteArray(), now));
  }

  private AppCaller.Call call(Sink sink, List<String> ids, byte[] body, Instant now) {
    String id = WebhookCalls.id(Stream.concat(Stream.of(party(sink)), ids.stream().map(one -> "\n" + one)));
    Map<String, String> headers =
        new HashMap<>(WebhookCalls.headers(sink.secrets(), id, WebhookCalls.correlator(random), body, now));
    headers.put(
        "content-type",
        sink.settings().batch() ? "application/cloudevents-batch+json" : "application/cloudevents+json");
    return new AppCaller.Call(party(sink), sink.settings().url(), headers, body, TIME_LIMIT, ANSWER_LIMIT);
  }

  /** A call that is written. */
  private final class SinkCall implements Written {

    private final int count;
    private final AppCaller.Call call;

    SinkCall(int count, AppCaller.Call call) {
      this.count = count;
      this.call = call;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public String correlator() {
      return call.headers().getOrDefault(WebhookCalls.CORRELATOR, "");
    }

    @Override
    public Optional<CallVerdict.NotTaken> make() {
      return reading.pushFailure(caller.call(call));
    }
  }
}
