package org.numberrefresh.function.results;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.numberrefresh.adapter.app.AppBodies;
import org.numberrefresh.adapter.app.ResultsBody;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.jws.JwsUse;
import org.numberrefresh.domain.jws.PublishedKeys;
import org.numberrefresh.function.api.ClientGate;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.Rehearsal;
import org.numberrefresh.function.api.RehearsalEvents;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.function.api.RunLine;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.delivery.PollTasks;
import org.numberrefresh.usecase.delivery.TakeResults;

/** Takes answers that apps send later, hands tasks to apps that poll, and publishes the keys of security events. */
public final class ResultsFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final String RESULTS =
      "{\"results\":[{\"ref\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"outcome\":\"BOUND\"}]}";

  private final TakeResults takeResults;
  private static final Map<String, String> KEPT_FOR_AN_HOUR = Map.of("cache-control", "public, max-age=3600");

  private final PollTasks pollTasks;
  private final AppBodies bodies;
  private final PublishedKeys eventKeys;
  private final Edge edge;

  public ResultsFunction() {
    this(Platform.aws());
    Rehearsal.of(
        ResultsFunction::new,
        (function, context) ->
            function.handleRequest(
                RehearsalEvents.request(Route.post("results"), Scope.RESULTS_WRITE, Map.of(), RESULTS), context));
  }

  public ResultsFunction(Platform platform) {
    var run = new RunLine("results", platform.clock());
    Core core = Wiring.core(platform, run);
    this.takeResults = new TakeResults(core);
    this.pollTasks = new PollTasks(core);
    this.bodies = new AppBodies(core.keys().digests());
    this.eventKeys = Wiring.publishedKeys(platform, core, JwsUse.SECURITY_EVENTS);
    this.edge =
        new Edge(
            Map.of(
                Route.post("results"), new Route(Scope.RESULTS_WRITE, this::take),
                Route.post("tasks/poll"), new Route(Scope.RESULTS_WRITE, this::poll)),
            Map.of(Route.get("jwks.json"), this::keys),
            ClientGate.of(platform),
            run::end);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return edge.answer(event);
  }

  private Reply keys() {
    ObjectNode body = Json.object();
    ArrayNode keys = body.putArray("keys");
    eventKeys.all().forEach(key -> keys.add(Json.own(key)));
    return Reply.of(200, body).with(keys.isEmpty() ? Map.of() : KEPT_FOR_AN_HOUR);
  }

  private Reply poll(Request request) {
    return Reply.of(200, bodies.polled(pollTasks.poll(request.party().id(), PollBody.read(request.body()))));
  }

  private Reply take(Request request) {
    TakeResults.Taken taken = takeResults.take(request.party().id(), ResultsBody.ofRequest(request.body()));
    ObjectNode body = Json.object().put("applied", taken.applied()).put("unchanged", taken.unchanged());
    ArrayNode rejected = body.putArray("rejected");
    taken.rejected().forEach(line -> rejected.add(Edge.line(line, request.language())));
    return Reply.of(200, body);
  }
}
