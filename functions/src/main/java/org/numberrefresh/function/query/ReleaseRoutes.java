package org.numberrefresh.function.query;

import java.util.Map;
import java.util.Optional;
import org.numberrefresh.adapter.json.GatesJson;
import org.numberrefresh.adapter.json.RuleJson;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.release.ReleaseRule;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.usecase.query.ReleaseRules;

/** The routes of a carrier's release rule. */
final class ReleaseRoutes {

  private static final int MAX_ID = 64;

  private final ReleaseRules rules;

  ReleaseRoutes(Core core) {
    this.rules = new ReleaseRules(core);
  }

  Map<String, Route> routes() {
    return Map.of(
        Route.get("release-rule"), new Route(Scope.ORDERS_READ, this::get),
        Route.put("release-rule"), new Route(Scope.ORDERS_WRITE, this::put),
        Route.post("release-rule/try"), new Route(Scope.ORDERS_READ, this::tryOn));
  }

  private Reply get(Request request) {
    return Reply.of(200, RuleJson.write(rules.rule(request.party().id())));
  }

  private Reply put(Request request) {
    ReleaseRule rule = RuleBody.read(Json.request(request.body()));
    return Reply.of(200, RuleJson.write(rules.put(request.party().id(), rule)));
  }

  private Reply tryOn(Request request) {
    JsonObject body = Json.request(request.body()).only("orderId", "rule");
    String order = body.text("orderId", MAX_ID);
    Optional<ReleaseRule> rule = body.optionalObject("rule").map(RuleBody::read);
    return Reply.of(200, GatesJson.write(rules.tryOn(request.party().id(), order, rule)));
  }
}
