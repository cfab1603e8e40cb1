package org.numberrefresh.function.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.quota.DailyQuota;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.watch.Trace;
import org.numberrefresh.function.api.AppealBrief;
import org.numberrefresh.function.api.ClientGate;
import org.numberrefresh.function.api.DueDate;
import org.numberrefresh.function.api.Edge;
import org.numberrefresh.function.api.IdempotencyKey;
import org.numberrefresh.function.api.Log;
import org.numberrefresh.function.api.QuotaGate;
import org.numberrefresh.function.api.Rehearsal;
import org.numberrefresh.function.api.RehearsalEvents;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.function.api.RunLine;
import org.numberrefresh.function.query.ProgressBody;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.usecase.appeal.AppealGlance;
import org.numberrefresh.usecase.appeal.AppealRequest;
import org.numberrefresh.usecase.appeal.Appealing;
import org.numberrefresh.usecase.intake.Intake;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.replay.Retries;
import org.numberrefresh.usecase.report.NumberReports;
import org.numberrefresh.usecase.withdrawal.Cancellation;
import org.numberrefresh.usecase.withdrawal.Restoration;

/** Takes orders and carriers' reports, cancels orders, restores numbers to their old holders. */
public final class IntakeFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  /** The number is synthetic: nobody was given it. */
  private static final String ORDER =
      """
      {"mode":"BATCH","apps":["all"],"numbers":[{"phoneNumber":"+8619813339551",
      "deactivatedAt":"2024-05-01T00:00:00+08:00"}]}\
      """;

  private final Intake intake;
  private final NumberReports reports;
  private final Cancellation cancellation;
  private final Restoration restoration;
  private final Retries retries;
  private final Queries queries;
  private final Appealing appealing;
  private final QuotaGate quota;
  private final RunLine run;
  private final Edge edge;

  public IntakeFunction() {
    this(Platform.aws());
    Rehearsal.of(
        IntakeFunction::new,
        (function, context) ->
            function.handleRequest(
                RehearsalEvents.request(Route.post("orders"), Scope.ORDERS_WRITE, Map.of(), ORDER), context));
  }

  public IntakeFunction(Platform platform) {
    this.run = new RunLine("intake", platform.clock());
    Core core = Wiring.core(platform, run);
    this.intake = new Intake(core, (order, why) -> Log.fault("demand not counted", order.id().value(), why));
    this.reports = new NumberReports(core);
    this.cancellation = new Cancellation(core);
    this.restoration = new Restoration(core);
    this.retries = new Retries(core);
    this.queries = new Queries(core);
    this.appealing = new Appealing(core);
    this.quota = new QuotaGate(new DailyQuota(DynamoStores.quotas(platform), core.stores().carriers(), core.clock()));
    this.edge =
        new Edge(
            Map.of(
                Route.post("orders"), new Route(Scope.ORDERS_WRITE, this::submit),
                Route.post("numbers/report"), new Route(Scope.ORDERS_WRITE, this::report),
                Route.post("orders/{orderId}/retry"), new Route(Scope.ORDERS_WRITE, this::retry),
                Route.post("demands"), new Route(Scope.ORDERS_WRITE, new DemandBody(core)::take),
                Route.post("orders/{orderId}/cancel"), new Route(Scope.ORDERS_WRITE, this::cancel),
                Route.post("numbers/restore"), new Route(Scope.ORDERS_WRITE, this::restore),
                Route.post("appeals"), new Route(Scope.ORDERS_WRITE, this::appeal)),
            Map.of(),
            ClientGate.of(platform),
            run::end);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return edge.answer(event);
  }

  private Reply submit(Request request) {
    String key = IdempotencyKey.of(request);
    Order order = intake.submit(request.party().id(), key, OrderBody.read(request.body()));
    note(request, order.id());
    return Reply.of(202, accepted(order, request));
  }

  /** Ties the request's correlator to the order: from here on, the order's id leads through the log. */
  private void note(Request request, OrderId order) {
    run.traced(Trace.of(Trace.Step.REQUESTED, request.party().id(), List.of(order)));
  }

  private Reply report(Request request) {
    NumberReports.Taken taken = reports.take(request.party().id(), ReportBody.read(request.body()));
    ObjectNode body = Json.object().put("accepted", taken.accepted()).put("unchanged", taken.unchanged());
    reject(body, taken.rejected(), request);
    return Reply.of(200, body);
  }

  private Reply cancel(Request request) {
    String carrier = request.party().id();
    Order order = cancellation.cancel(carrier, request.withoutBody().path("orderId"));
    note(request, order.id());
    return Reply.of(202, ProgressBody.of(queries.order(carrier, order.id().value()), request.language()));
  }

  private Reply retry(Request request) {
    String carrier = request.party().id();
    RetryBody body = RetryBody.read(request.body());
    if (body.dryRun()) {
      return Reply.of(200, counts(retries.count(carrier, request.path("orderId"), body.wanted())));
    }
    String key = IdempotencyKey.of(request);
    Retries.Retried retried = retries.retry(carrier, request.path("orderId"), body.wanted(), key);
    ObjectNode json = counts(retried);
    retried.order().ifPresent(order -> put(json, order));
    retried.order().ifPresent(order -> note(request, order.id()));
    return Reply.of(retried.order().isPresent() ? 202 : 200, json);
  }

  private static ObjectNode counts(Retries.Retried retried) {
    return Json.object().put("pairs", retried.pairs()).put("numbers", retried.numbers());
  }

  private static void put(ObjectNode json, Order order) {
    Order.Committed committed = order.committed().orElseThrow();
    json.put("orderId", order.id().value())
        .put("replayOf", order.replayOf().orElseThrow().value())
        .put("startsAt", Rfc3339.text(committed.startsAt()));
    DueDate.put(json, committed.dueAt());
  }

  private Reply restore(Request request) {
    Restoration.Restored restored = restoration.restore(request.party().id(), RestorationBody.read(request.body()));
    ObjectNode body = Json.object().put("accepted", restored.accepted());
    reject(body, restored.rejected(), request);
    return Reply.of(200, body);
  }

  private Reply appeal(Request request) {
    String key = IdempotencyKey.of(request);
    AppealRequest asked = AppealBody.read(request.body());
    String carrier = request.party().id();
    return appealing
        .repeated(carrier, key, asked)
        .map(appeal -> taken(request, appeal))
        .or(() -> quota.refused(request, Question.APPEALS))
        .orElseGet(() -> taken(request, appealing.submit(carrier, key, asked)));
  }

  private Reply taken(Request request, AppealGlance appeal) {
    note(request, appeal.head().id().order());
    return Reply.of(201, AppealBrief.withDeadline(appeal, request.language()));
  }

  private static void reject(ObjectNode body, List<LineProblem> lines, Request request) {
    ArrayNode rejected = body.putArray("rejected");
    lines.forEach(line -> rejected.add(Edge.line(line, request.language())));
  }

  private static ObjectNode accepted(Order order, Request request) {
    Order.Committed committed = order.committed().orElseThrow();
    ObjectNode body = Json.object().put("orderId", order.id().value()).put("accepted", committed.accepted());
    reject(body, committed.rejected(), request);
    body.put("batches", committed.batches().size())
        .put("startsAt", Rfc3339.text(committed.startsAt()))
        .put("dueAt", Rfc3339.text(committed.dueAt()));
    return Deadlines.published().provisional(committed.dueAt()) ? body.put("calendarProvisional", true) : body;
  }
}
