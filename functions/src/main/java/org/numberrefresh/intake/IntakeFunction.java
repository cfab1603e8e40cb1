package org.numberrefresh.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.numberrefresh.access.Scope;
import org.numberrefresh.api.Edge;
import org.numberrefresh.api.IdempotencyKey;
import org.numberrefresh.api.Reply;
import org.numberrefresh.api.Request;
import org.numberrefresh.api.Route;
import org.numberrefresh.batch.Deadlines;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.Rfc3339;
import org.numberrefresh.order.Intake;
import org.numberrefresh.order.Order;
import org.numberrefresh.platform.Platform;
import org.numberrefresh.wiring.Wiring;

/** Takes orders. */
public final class IntakeFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private final Intake intake;
  private final Edge edge;

  public IntakeFunction() {
    this(Platform.aws());
  }

  public IntakeFunction(Platform platform) {
    this.intake = new Intake(Wiring.core(platform));
    this.edge = new Edge(Map.of("POST /number-refresh/v1/orders", new Route(Scope.ORDERS_WRITE, this::submit)));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return edge.answer(event);
  }

  private Reply submit(Request request) {
    String key = IdempotencyKey.of(request, "order");
    Order order = intake.submit(request.party().id(), key, request.body());
    return Reply.of(202, accepted(order, request));
  }

  private static ObjectNode accepted(Order order, Request request) {
    Order.Committed committed = order.committed().orElseThrow();
    ObjectNode body = Json.object().put("orderId", order.id().value()).put("accepted", committed.accepted());
    ArrayNode rejected = body.putArray("rejected");
    committed.rejected().forEach(line -> rejected.add(Edge.line(line, request.language())));
    body.put("batches", committed.batches().size())
        .put("startsAt", Rfc3339.text(committed.startsAt()))
        .put("dueAt", Rfc3339.text(committed.dueAt()));
    return Deadlines.published().provisional(committed.dueAt()) ? body.put("calendarProvisional", true) : body;
  }
}
