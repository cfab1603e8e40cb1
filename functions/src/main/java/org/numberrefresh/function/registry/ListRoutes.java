package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.registry.RegisteredCarriers;

/** The routes that list carriers and number ranges. */
final class ListRoutes {

  private final RegisteredCarriers carriers;

  ListRoutes(Core core) {
    this.carriers = new RegisteredCarriers(core);
  }

  Map<String, Route> routes() {
    return Map.of(
        Route.get("carriers"), new Route(Scope.ADMIN, request -> carriers()),
        Route.get("number-ranges"),
            new Route(Scope.ADMIN, request -> Reply.of(200, RegistryBodies.write(carriers.ranges()))));
  }

  private Reply carriers() {
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("carriers");
    carriers.all().forEach(carrier -> all.add(RegistryBodies.write(carrier)));
    return Reply.of(200, body);
  }
}
