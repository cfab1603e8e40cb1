package org.numberrefresh.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.json.Json;

/** Apps in memory: each answers as it is told to. Its endpoint is {@code https://ID.example/unbind}. */
public final class FakeAppCaller implements AppCaller {

  /**
   * A number that an app was asked about.
   *
   * @param app the app
   * @param ref by which it answers
   * @param phoneNumber the number, "" where it was told a digest
   * @param boundBefore the cut-off
   */
  public record AskedItem(String app, String ref, String phoneNumber, String boundBefore) {}

  private final Map<String, Function<List<AskedItem>, Reply>> temperaments = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<AskedItem> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Supplier<Reply>> cancelTempers = new ConcurrentHashMap<>();
  private final List<Recalled> recalled = new CopyOnWriteArrayList<>();
  private volatile boolean passesChallenges = true;

  /**
   * A number that an app was told to be withdrawn.
   *
   * @param app the app
   * @param ref by which it was asked
   */
  public record Recalled(String app, String ref) {}

  private final List<Appealed> appealed = new CopyOnWriteArrayList<>();
  private final Map<String, Supplier<Reply>> appealTempers = new ConcurrentHashMap<>();

  /**
   * An appeal that an app was asked to decide on.
   *
   * @param app the app
   * @param item what it was told
   */
  public record Appealed(String app, JsonNode item) {}

  /** Tells an app how to answer appeals; at first it answers later. */
  public void tellAppeals(String app, Supplier<Reply> temper) {
    appealTempers.put(app, temper);
  }

  /** The appeals that an app was sent, as often as it was sent them. */
  public List<JsonNode> appealed(String app) {
    return appealed.stream().filter(one -> one.app().equals(app)).map(Appealed::item).toList();
  }

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Map<String, Supplier<Reply>> eventTempers = new ConcurrentHashMap<>();

  /**
   * A security event that an app was sent.
   *
   * @param app the app
   * @param token the signed token
   */
  public record Event(String app, String token) {

    /** The claims of it, its signature aside. */
    public JsonNode claims() {
      byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
      return Json.own(new String(json, StandardCharsets.UTF_8));
    }
  }

  /** Tells an app how to answer security events. */
  public void tellEvents(String app, Supplier<Reply> temper) {
    eventTempers.put(app, temper);
  }

  /** The security events that an app was sent. */
  public List<Event> events(String app) {
    return events.stream().filter(event -> event.app().equals(app)).toList();
  }

  /** Tells an app how to answer when it is told of withdrawn numbers. */
  public void tellCancelled(String app, Supplier<Reply> temper) {
    cancelTempers.put(app, temper);
  }

  /** The refs that an app was told to be withdrawn, and answered so that it counts. */
  public List<String> recalled(String app) {
    return recalled.stream().filter(one -> one.app().equals(app)).map(Recalled::ref).toList();
  }

  /** Tells an app how to answer. */
  public void tell(String app, Function<List<AskedItem>, Reply> temperament) {
    temperaments.put(app, temperament);
  }

  /** Tells an app what to answer for each number. */
  public void tellEach(String app, BiFunction<AskedItem, String, String> outcomeOf) {
    tell(app, items -> results(items, item -> outcomeOf.apply(item, item.phoneNumber())));
  }

  /** Lets endpoints echo their challenge from now on, or not. */
  public void passChallenges(boolean pass) {
    passesChallenges = pass;
  }

  /** Every call about numbers to a host, as it was made. */
  public List<Call> calls(String host) {
    return calls.stream().filter(call -> call.endpoint().getHost().equals(host)).toList();
  }

  /** Every number that was asked, in the order of the calls. */
  public List<AskedItem> asked() {
    return List.copyOf(asked);
  }

  /** The items that an app was asked about. */
  public List<AskedItem> asked(String app) {
    return asked.stream().filter(item -> item.app().equals(app)).toList();
  }

  @Override
  public Reply call(Call call) {
    if (call.headers().getOrDefault("content-type", "").equals("application/secevent+jwt")) {
      String app = call.endpoint().getHost().replace(".example", "");
      events.add(new Event(app, new String(call.body(), StandardCharsets.US_ASCII)));
      return eventTempers.getOrDefault(app, () -> answered(202, "")).get();
    }
    JsonNode body = Json.own(new String(call.body(), StandardCharsets.UTF_8));
    if (body.path("type").asText().equals("verify")) {
      return passesChallenges
          ? answered(200, Json.text(Json.object().put("challenge", body.path("challenge").asText())))
          : answered(404, "");
    }
    calls.add(call);
    if (body.path("type").asText().equals("cancel")) {
      return cancelled(call.endpoint().getHost().replace(".example", ""), body);
    }
    String app = body.path("app").asText();
    if (body.path("type").asText().equals("appeal")) {
      body.path("items").forEach(item -> appealed.add(new Appealed(app, item)));
      return appealTempers.getOrDefault(app, () -> answered(202, "")).get();
    }
    var items = new ArrayList<AskedItem>();
    for (JsonNode item : body.path("items")) {
      items.add(
          new AskedItem(
              app, item.path("ref").asText(), item.path("phoneNumber").asText(""), item.path("boundBefore").asText()));
    }
    asked.addAll(items);
    return temperaments.getOrDefault(app, all -> results(all, item -> "NOT_BOUND")).apply(items);
  }

  private Reply cancelled(String app, JsonNode body) {
    Reply reply = cancelTempers.getOrDefault(app, () -> answered(200, "")).get();
    if (reply instanceof Reply.Answered told && told.status() / 100 == 2) {
      body.path("items").forEach(item -> recalled.add(new Recalled(app, item.path("ref").asText())));
    }
    return reply;
  }

  /** The answer 200 with one result an item. */
  public static Reply results(List<AskedItem> items, Function<AskedItem, String> outcomeOf) {
    return answered(200, body(items, outcomeOf));
  }

  /** A body with one result an item; an outcome with a reason is written {@code BLOCKED/LEGAL_HOLD}. */
  public static String body(List<AskedItem> items, Function<AskedItem, String> outcomeOf) {
    var body = Json.object();
    ArrayNode results = body.putArray("results");
    for (AskedItem item : items) {
      String[] parts = outcomeOf.apply(item).split("/");
      var result = results.addObject().put("ref", item.ref()).put("outcome", parts[0]);
      if (parts.length > 1) {
        result.put("reason", parts[1]);
      }
    }
    return Json.text(body);
  }

  /** An answer of any status. */
  public static Reply answered(int status, String body) {
    return new Reply.Answered(status, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }
}
