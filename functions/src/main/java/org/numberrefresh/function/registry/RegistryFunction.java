package org.numberrefresh.function.registry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.SavedCarrier;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.quota.DailyQuota;
import org.numberrefresh.function.api.ClientGate;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.QuotaGate;
import org.numberrefresh.function.api.Rehearsal;
import org.numberrefresh.function.api.RehearsalEvents;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.function.api.RunLine;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.erasure.EraseNumbers;
import org.numberrefresh.usecase.push.SinkRegistry;
import org.numberrefresh.usecase.registry.AppPauses;
import org.numberrefresh.usecase.registry.Registry;
import org.numberrefresh.usecase.trial.TryEndpoint;

/**
 * The function that serves operators: it registers carriers, number ranges and apps, and redrives tasks. An app sees
 * itself.
 */
public final class RegistryFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final int MAX_REASON = 256;
  private static final String ID_FORM = "[a-z0-9][a-z0-9_-]{0,63}";

  /** The rehearsal's carrier. Its write is answered without a call. */
  private static final String CARRIER = "{\"name\":\"Rehearsal\",\"clientIds\":[\"rehearsal\"]}";

  private final Registry registry;
  private final AppPauses pauses;
  private final RegistryBodies bodies;
  private final Edge edge;

  public RegistryFunction() {
    this(Platform.aws());
    Rehearsal.of(
        RegistryFunction::new,
        (function, context) -> {
          Map<String, String> nobody = Map.of("id", "rehearsal");
          function.handleRequest(RehearsalEvents.request(Route.get("carriers/{id}"), Scope.ADMIN, nobody, ""), context);
          function.handleRequest(
              RehearsalEvents.request(Route.put("carriers/{id}"), Scope.ADMIN, nobody, CARRIER), context);
        });
  }

  public RegistryFunction(Platform platform) {
    var run = new RunLine("registry", platform.clock());
    Core core = Wiring.core(platform, run);
    var rules = new EndpointRules(platform.reach());
    this.registry = new Registry(core, Wiring.endpointCheck(platform, core));
    this.pauses = new AppPauses(core);
    this.bodies = new RegistryBodies(rules, Wiring.issuer(platform).isPresent());
    Map<String, Route> routes =
        new HashMap<>(
            Map.of(
                Route.put("carriers/{id}"), new Route(Scope.ADMIN, this::putCarrier),
                Route.get("carriers/{id}"), new Route(Scope.ADMIN, this::getCarrier),
                Route.put("number-ranges"), new Route(Scope.ADMIN, this::putRanges),
                Route.put("apps/{id}"), new Route(Scope.ADMIN, this::putApp),
                Route.get("apps/{id}"), new Route(Scope.ADMIN, this::getApp),
                Route.post("apps/{id}/verify"), new Route(Scope.ADMIN, this::verify),
                Route.post("apps/{id}/pause"), new Route(Scope.ADMIN, this::pause),
                Route.post("apps/{id}/resume"), new Route(Scope.ADMIN, this::resume),
                Route.get("apps/health"), new Route(Scope.ADMIN, this::health)));
    routes.put(Route.patch("carriers/{id}"), new Route(Scope.ADMIN, this::patchCarrier));
    routes.put(Route.patch("apps/{id}"), new Route(Scope.ADMIN, this::patchApp));
    routes.put(Route.get("apps/self"), new Route(Scope.RESULTS_WRITE, this::self));
    routes.putAll(new TaskRoutes(core).routes());
    routes.putAll(new KeyRoutes(core).routes());
    routes.putAll(new PortRoutes(core).routes());
    var wishes = DynamoStores.erasureWishes(platform, core.keys().sealer());
    var erasing = new EraseNumbers(core, DynamoStores.erasures(platform), wishes);
    routes.putAll(new ErasureRoutes(erasing).routes());
    routes.putAll(new ListRoutes(core).routes());
    routes.putAll(new ReportRoutes(core).routes());
    var quota = new QuotaGate(new DailyQuota(DynamoStores.quotas(platform), core.stores().carriers(), core.clock()));
    routes.putAll(new RotationRoutes(core, quota).routes());
    var trial = new TryEndpoint(Wiring.endpointTrial(platform, core), core.clock(), core.random());
    routes.putAll(new TrialRoutes(registry, trial, quota).routes());
    routes.putAll(new SinkRoutes(new SinkRegistry(core, Wiring.sinkCalls(platform, core)), rules, quota).routes());
    this.edge = new Edge(routes, Map.of(), ClientGate.of(platform), run::end);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return edge.answer(event);
  }

  private Reply putCarrier(Request request) {
    SavedCarrier saved = registry.putCarrier(RegistryBodies.carrier(id(request), request.body()));
    return Reply.of(saved.isNew() ? 201 : 200, RegistryBodies.write(saved.carrier()));
  }

  private Reply patchCarrier(Request request) {
    Carrier changed = registry.patchCarrier(id(request), RegistryBodies.carrierPatch(request.body()));
    return Reply.of(200, RegistryBodies.write(changed));
  }

  private Reply getCarrier(Request request) {
    return Reply.of(200, RegistryBodies.write(registry.carrier(id(request))));
  }

  private Reply putRanges(Request request) {
    var ranges = RegistryBodies.ranges(request.body());
    registry.putRanges(ranges);
    return Reply.of(200, RegistryBodies.write(ranges));
  }

  private Reply putApp(Request request) {
    Registry.Registered registered = registry.putApp(id(request), bodies.profile(request.body()));
    ObjectNode body = body(registered);
    registered.made().ifPresent(made -> RegistryBodies.reveal(made, body));
    return Reply.of(registered.made().isPresent() ? 201 : 200, body);
  }

  private ObjectNode body(Registry.Registered registered) {
    ObjectNode body = HealthBodies.write(registry.glance(registered.app()));
    registered.attempt().ifPresent(attempt -> HealthBodies.write(attempt, body));
    return body;
  }

  private Reply patchApp(Request request) {
    return Reply.of(200, body(registry.patchApp(id(request), bodies.profilePatch(request.body()))));
  }

  private Reply getApp(Request request) {
    return Reply.of(200, HealthBodies.write(registry.health(registry.app(id(request)))));
  }

  private Reply verify(Request request) {
    return Reply.of(200, body(registry.verify(id(request.withoutBody()))));
  }

  private Reply pause(Request request) {
    Optional<String> reason =
        request.body().length == 0
            ? Optional.empty()
            : Json.request(request.body()).only("reason").optionalText("reason", MAX_REASON);
    return Reply.of(200, HealthBodies.write(pauses.pause(id(request), request.party().id(), reason)));
  }

  private Reply resume(Request request) {
    return Reply.of(200, HealthBodies.write(pauses.resume(id(request.withoutBody()), request.party().id())));
  }

  private Reply health(Request request) {
    boolean troubled = request.flag("troubled");
    return Reply.of(200, HealthBodies.write(registry.health().stream().filter(one -> !troubled || one.troubled())));
  }

  /** The app that the caller speaks for, and no other: its id is that of the token's client. */
  private Reply self(Request request) {
    return Reply.of(200, HealthBodies.own(registry.health(registry.app(request.party().id()))));
  }

  static String id(Request request) {
    String id = request.path("id");
    if (!id.matches(ID_FORM)) {
      throw Problem.invalid(Cause.ID_FORM);
    }
    if (!PhoneNumber.hiddenIn(id).equals(id)) {
      throw Problem.invalid(Cause.ID_A_NUMBER);
    }
    if (id.equals("health") || id.equals("self")) {
      throw Problem.invalid(Cause.ID_TAKEN, id);
    }
    return id;
  }
}
