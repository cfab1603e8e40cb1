package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.usecase.report.NumberReports;
import org.numberrefresh.usecase.report.PortRegister;
import org.numberrefresh.usecase.report.PortRequest;

/** The route of the port register. */
final class PortRoutes {

  private static final int MAX_TEXT = 64;

  private final PortRegister register;

  PortRoutes(Core core) {
    this.register = new PortRegister(core);
  }

  Map<String, Route> routes() {
    return Map.of("PUT /number-refresh/v1/number-ports", new Route(Scope.ADMIN, this::put));
  }

  private Reply put(Request request) {
    NumberReports.Taken taken = register.take(read(request.body()));
    ObjectNode body = Json.object().put("accepted", taken.accepted()).put("unchanged", taken.unchanged());
    ArrayNode rejected = body.putArray("rejected");
    taken.rejected().forEach(line -> rejected.add(Edge.line(line, request.language())));
    return Reply.of(200, body);
  }

  /** Reads a body, each of its lines alone. */
  static PortRequest read(byte[] body) {
    return new PortRequest(Json.request(body).only("ports").lines("ports", PortRequest.MAX_LINES, PortRoutes::line));
  }

  private static PortRequest.Line line(JsonObject line) {
    line.only("phoneNumber", "from", "to", "at");
    return new PortRequest.Line(
        PhoneNumber.parse(line.anyText("phoneNumber")),
        line.text("from", MAX_TEXT),
        line.text("to", MAX_TEXT),
        line.text("at", MAX_TEXT));
  }
}
