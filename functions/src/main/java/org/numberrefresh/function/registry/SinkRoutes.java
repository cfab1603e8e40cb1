package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.sink.PushFault;
import org.numberrefresh.domain.sink.SinkSettings;
import org.numberrefresh.function.api.QuotaGate;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.push.SinkRegistry;

/** The routes by which a carrier registers its sink and sees how the push does. */
final class SinkRoutes {

  private static final String REPLACE = "replaceNewest";
  private static final String ALL = "*";
  private static final int MAX_CURSOR = 128;
  private static final int MAX_TYPES = 50;
  private static final int MAX_TYPE = 64;

  private final SinkRegistry registry;
  private final EndpointRules rules;
  private final QuotaGate quota;

  /**
   * Makes the routes.
   *
   * @param rules the rules for every URL that is called
   * @param quota the limit of challenges in a day
   */
  SinkRoutes(SinkRegistry registry, EndpointRules rules, QuotaGate quota) {
    this.registry = registry;
    this.rules = rules;
    this.quota = quota;
  }

  Map<String, Route> routes() {
    return Map.of(
        Route.put("sink"), new Route(Scope.SINK_WRITE, this::put),
        Route.get("sink"), new Route(Scope.ORDERS_READ, this::get),
        Route.delete("sink"), new Route(Scope.SINK_WRITE, this::delete),
        Route.post("sink/verify"), new Route(Scope.SINK_WRITE, this::verify),
        Route.post("sink/rotate-secret"), new Route(Scope.SINK_WRITE, this::rotate),
        Route.post("sink/replay"), new Route(Scope.SINK_WRITE, this::replay));
  }

  private Reply put(Request request) {
    JsonObject json = Json.request(request.body()).only("url", "types", "batch");
    var settings =
        new SinkSettings(
            AskedSettings.url(json, "url", rules).orElseThrow(() -> Problem.invalid(Cause.MISSING_TEXT, "url")),
            types(json.texts("types", MAX_TYPES, MAX_TYPE)),
            json.optionalFlag("batch").orElse(false));
    Optional<Reply> refusal =
        registry.challenges(carrier(request), settings)
            ? quota.refused(request, Question.CHALLENGES)
            : Optional.empty();
    return refusal.orElseGet(() -> put(request, settings));
  }

  private Reply put(Request request, SinkSettings settings) {
    SinkRegistry.Registered registered = registry.put(carrier(request), settings);
    ObjectNode body = body(registered);
    registered.made().ifPresent(made -> reveal(made, body));
    return Reply.of(registered.made().isPresent() ? 201 : 200, body);
  }

  private static String carrier(Request request) {
    return request.party().id();
  }

  private static Set<EventType> types(List<String> names) {
    var types = EnumSet.noneOf(EventType.class);
    if (names.equals(List.of(ALL))) {
      return types;
    }
    for (int i = 0; i < names.size(); i++) {
      Optional<EventType> type = EventType.of(names.get(i));
      if (type.isEmpty()) {
        throw Problem.invalidLine(i, Cause.SINK_TYPE);
      }
      types.add(type.get());
    }
    return types;
  }

  private static void reveal(SigningSecret secret, ObjectNode body) {
    body.put("signingSecret", secret.reveal());
  }

  private Reply get(Request request) {
    return Reply.of(200, body(registry.view(carrier(request))));
  }

  private Reply delete(Request request) {
    registry.remove(carrier(request.withoutBody()));
    return new Reply(204, Optional.empty(), Map.of());
  }

  private Reply verify(Request request) {
    String carrier = carrier(request.withoutBody());
    return quota.refused(request, Question.CHALLENGES).orElseGet(() -> Reply.of(200, body(registry.verify(carrier))));
  }

  private Reply rotate(Request request) {
    byte[] given = request.body();
    JsonObject asked = given.length == 0 ? Json.request(Json.bytes(Json.object())) : Json.request(given);
    boolean replaceNewest = asked.only(REPLACE).optionalFlag(REPLACE).orElse(false);
    SigningSecrets secrets = registry.rotate(carrier(request), replaceNewest);
    ObjectNode body = Json.object();
    reveal(secrets.newest(), body);
    secrets.older().ifPresent(older -> body.put("oldSecretEndsAt", Rfc3339.text(older.endsAt())));
    return Reply.of(200, body);
  }

  private Reply replay(Request request) {
    String from = Json.request(request.body()).only("from").text("from", MAX_CURSOR);
    return Reply.of(200, body(registry.replay(carrier(request), from)));
  }

  private static ObjectNode body(SinkRegistry.Registered registered) {
    ObjectNode body = body(registered.view());
    registered.attempt().ifPresent(attempt -> HealthBodies.write(attempt, body));
    return body;
  }

  private static ObjectNode body(SinkRegistry.View view) {
    SinkSettings settings = view.sink().settings();
    ObjectNode body = Json.object().put("url", settings.url().toString());
    ArrayNode types = body.putArray("types");
    if (settings.types().isEmpty()) {
      types.add(ALL);
    }
    settings.types().stream().sorted().map(EventType::text).forEach(types::add);
    body.put("batch", settings.batch())
        .put("verified", view.sink().verified())
        .put("state", view.sink().state().name());
    view.sink().push().fault().ifPresent(fault -> write(fault, body));
    return body.put("behind", view.behind()).put("position", view.position());
  }

  private static void write(PushFault fault, ObjectNode body) {
    body.put("failingSince", Rfc3339.text(fault.since())).put("fault", fault.kind().name());
    fault.status().ifPresent(status -> body.put("status", status));
    body.put("nextTryAt", Rfc3339.text(fault.nextTryAt()));
  }
}
