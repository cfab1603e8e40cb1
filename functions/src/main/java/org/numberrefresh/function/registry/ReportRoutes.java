package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.demand.Demand;
import org.numberrefresh.function.api.Accept;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Reply.Content;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.function.api.Route;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.demand.DemandList;
import org.numberrefresh.usecase.statistics.MonthlyReport;

/** The routes that tell what was settled in a month, and which apps carriers ask for. */
final class ReportRoutes {

  private static final int USUAL_LIMIT = 100;
  private static final int MOST_DEMANDS = 500;
  private static final String JSON = "application/json";
  private static final String CSV = "text/csv";

  private final Core core;

  ReportRoutes(Core core) {
    this.core = core;
  }

  Map<String, Route> routes() {
    return Map.of(
        Route.get("demands"), new Route(Scope.ADMIN, this::demands),
        Route.get("reports/monthly"), new Route(Scope.ADMIN, this::monthly));
  }

  private Reply demands(Request request) {
    int limit = request.number("limit", USUAL_LIMIT, 1, MOST_DEMANDS);
    ObjectNode body = Json.object();
    write(new DemandList(core).open().stream().limit(limit).toList(), body);
    return Reply.of(200, body);
  }

  static void write(List<Demand> demands, ObjectNode body) {
    ArrayNode all = body.putArray("demands");
    demands.forEach(
        demand -> {
          ObjectNode one = all.addObject().put("name", demand.wish().name());
          demand.wish().app().ifPresent(id -> one.put("app", id));
          one.put("asks", demand.asks()).put("since", demand.since().toString());
        });
  }

  private Reply monthly(Request request) {
    var report = MonthlyReport.of(core, month(request));
    boolean complete = report.complete(ShanghaiTime.dayOf(core.clock().instant()));
    boolean csv = new Accept(request.header("accept").orElse("")).prefers(List.of(JSON, CSV)).equals(CSV);
    return csv
        ? Reply.of(200, new Content(CSV + "; charset=utf-8", ReportBodies.csv(report)))
        : Reply.of(200, ReportBodies.json(report, complete));
  }

  private static YearMonth month(Request request) {
    String text = request.query("month").orElse("");
    if (!text.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
      throw Problem.invalid(Cause.NOT_A_MONTH);
    }
    return YearMonth.parse(text);
  }
}
