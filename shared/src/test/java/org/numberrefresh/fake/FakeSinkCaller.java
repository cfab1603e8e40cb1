package org.numberrefresh.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.json.Json;

/** A sink in memory: it echoes challenges, answers pushed events as it is told to, and keeps what it took. */
public final class FakeSinkCaller implements AppCaller {

  private static final Function<Call, Reply> TAKES = call -> FakeAppCaller.answered(204, "");

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private volatile Function<Call, Reply> temper = TAKES;
  private volatile boolean passesChallenges = true;

  /** Tells it how to answer pushed events. */
  public void answers(Function<Call, Reply> other) {
    temper = other;
  }

  /** From now on it answers each call with a status. */
  public void answers(int status) {
    temper = call -> FakeAppCaller.answered(status, "");
  }

  /** From now on it takes everything. */
  public void takes() {
    temper = TAKES;
  }

  /** Lets it echo challenges from now on, or not. */
  public void passChallenges(boolean pass) {
    passesChallenges = pass;
  }

  /** The calls that pushed something, taken or not. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The events that it took, in the order of the calls. */
  public List<JsonNode> taken() {
    return List.copyOf(taken);
  }

  /** The events of a call. */
  public static List<JsonNode> events(Call call) {
    JsonNode body = Json.own(new String(call.body(), StandardCharsets.UTF_8));
    var events = new ArrayList<JsonNode>();
    if (body.isArray()) {
      body.forEach(events::add);
    } else {
      events.add(body);
    }
    return events;
  }

  @Override
  public Reply call(Call call) {
    if (!call.headers().containsKey("content-type")) {
      JsonNode body = Json.own(new String(call.body(), StandardCharsets.UTF_8));
      return passesChallenges
          ? FakeAppCaller.answered(200, Json.text(Json.object().put("challenge", body.path("challenge").asText())))
          : FakeAppCaller.answered(404, "");
    }
    calls.add(call);
    Reply reply = temper.apply(call);
    if (reply instanceof Reply.Answered answered && answered.status() / 100 == 2) {
      taken.addAll(events(call));
    }
    return reply;
  }
}
