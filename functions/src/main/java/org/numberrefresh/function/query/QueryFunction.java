package org.numberrefresh.function.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.HashMap;
import java.util.Map;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.jws.JwsUse;
import org.numberrefresh.domain.key.FeedCursors;
import org.numberrefresh.domain.quota.DailyQuota;
import org.numberrefresh.function.api.Accept;
import org.numberrefresh.function.api.ClientGate;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.QuotaGate;
import org.numberrefresh.function.api.Rehearsal;
import org.numberrefresh.function.api.RehearsalEvents;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.appeal.AppAppeals;
import org.numberrefresh.usecase.appeal.AppealPages;
import org.numberrefresh.usecase.appeal.NumberAppeals;
import org.numberrefresh.usecase.feed.FeedPages;
import org.numberrefresh.usecase.query.OrderList;
import org.numberrefresh.usecase.query.OrderResults;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.query.RecyclingCheck;
import org.numberrefresh.usecase.statistics.Coverage;

/**
 * Answers carriers (orders, results, status, grade, coverage), and apps (the recycling check, their appeals); gives
 * certificates and checks them.
 */
public final class QueryFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  /** The number is synthetic: nobody was given it. */
  private static final String CHECKED = "{\"phoneNumber\":\"+8619813339551\",\"specifiedDate\":\"2026-01-01\"}";

  private static final int MAX_LIMIT = 500;
  private static final int USUAL_LIMIT = 100;
  private static final int MAX_STATUSES = 10;
  private static final int MAX_GRADES = 500;

  private final Queries queries;
  private final RecyclingCheck recycling;
  private final Answers answers;
  private final NumberAppeals numberAppeals;
  private final QuotaGate quota;
  private final Edge edge;

  public QueryFunction() {
    this(Platform.aws());
    Rehearsal.of(
        QueryFunction::new,
        (function, context) -> {
          function.handleRequest(
              RehearsalEvents.request("POST /number-recycling/v0.2/check", Scope.RECYCLING_CHECK, Map.of(), CHECKED),
              context);
          function.handleRequest(
              RehearsalEvents.request(Route.get("orders"), Scope.ORDERS_READ, Map.of(), ""), context);
        });
  }

  public QueryFunction(Platform platform) {
    Core core = Wiring.core(platform);
    this.queries = new Queries(core, DynamoStores.snapshots(platform));
    this.recycling = new RecyclingCheck(core);
    this.quota = new QuotaGate(new DailyQuota(DynamoStores.quotas(platform), core.stores().carriers(), core.clock()));
    this.answers = new Answers(queries);
    this.numberAppeals = new NumberAppeals(core);
    var appeals = new AppealBodies(new AppealPages(core));
    Coverage coverage = new Coverage(core);
    var certificates =
        new CertificateRoutes(
            core,
            Wiring.certificates(platform, core),
            Wiring.publishedKeys(platform, core, JwsUse.CERTIFICATES),
            quota);
    Map<String, Route> routes =
        new HashMap<>(
            Map.of(
                Route.get("orders"),
                new Route(Scope.ORDERS_READ, new OrderListPage(new OrderList(core, queries))::answer),
                Route.get("orders/{orderId}"),
                new Route(Scope.ORDERS_READ, this::order),
                Route.get("orders/{orderId}/results"),
                new Route(Scope.ORDERS_READ, this::results),
                Route.post("numbers/retrieve-status"),
                new Route(Scope.STATUS_READ, this::status),
                Route.post("numbers/retrieve-grade"),
                new Route(Scope.STATUS_READ, this::grade),
                "POST /number-recycling/v0.2/check",
                new Route(Scope.RECYCLING_CHECK, this::recycled),
                Route.get("appeals/{appealId}"),
                new Route(Scope.ORDERS_READ, appeals::one),
                Route.get("appeals"),
                new Route(Scope.ORDERS_READ, appeals::page),
                Route.get("events"),
                new Route(Scope.ORDERS_READ, new EventPage(pages(core))::answer),
                Route.get("apps"),
                new Route(Scope.ORDERS_READ, _ -> Reply.of(200, CoverageBody.of(queries.apps(), coverage)))));
    var ownAppeals = new OwnAppealsPage(new AppAppeals(core));
    routes.put(Route.get("apps/self/appeals"), new Route(Scope.RESULTS_WRITE, ownAppeals::answer));
    routes.putAll(new ReleaseRoutes(core).routes());
    routes.putAll(certificates.routes());
    this.edge = new Edge(routes, certificates.open(), ClientGate.of(platform), correlator -> {});
  }

  private static FeedPages pages(Core core) {
    return new FeedPages(core.stores().feeds(), new FeedCursors(core.keys().ring()), core.clock());
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return edge.answer(event);
  }

  private Reply order(Request request) {
    return Reply.of(
        200, ProgressBody.of(queries.order(request.party().id(), request.path("orderId")), request.language()));
  }

  private Reply results(Request request) {
    var from = request.query("cursor").map(OrderResults.Position::of).orElse(OrderResults.Position.START);
    int limit = request.number("limit", USUAL_LIMIT, 1, MAX_LIMIT);
    boolean all = request.flag("all");
    var page =
        queries.results(request.party().id(), request.path("orderId"), from, new OrderResults.Extent(limit, all));
    return new ResultsPage(page, all, request.language()).reply(new Accept(request.header("accept").orElse("")), limit);
  }

  private Reply status(Request request) {
    var body = Json.request(request.body()).only("phoneNumbers", "all");
    var asked = AskedNumbers.of(body.anyTexts("phoneNumbers", MAX_STATUSES));
    boolean all = body.optionalFlag("all").orElse(false);
    return quota.within(
        request,
        Question.STATUSES,
        asked.size(),
        () -> {
          var found = queries.statuses(request.party().id(), asked.numbers());
          var appeals = numberAppeals.of(found.values(), queries::app);
          return answers.statuses(asked, found, appeals, all, request.language());
        });
  }

  private Reply grade(Request request) {
    var body = Json.request(request.body()).only("phoneNumbers");
    var asked = AskedNumbers.of(body.anyTexts("phoneNumbers", MAX_GRADES));
    return quota.within(
        request,
        Question.GRADES,
        asked.size(),
        () -> Answers.grades(asked, queries.grades(request.party().id(), asked.numbers()), request.language()));
  }

  private Reply recycled(Request request) {
    return quota.within(
        request,
        Question.CHECKS,
        1,
        () -> {
          var question = RecyclingQuestion.read(request.body());
          return Json.object().put("phoneNumberRecycled", recycling.recycled(question.number(), question.day()));
        });
  }
}
