package org.numberrefresh.function.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.numberrefresh.domain.demand.Demand;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.statistics.AnswerTimes;
import org.numberrefresh.domain.statistics.AppealCounts;
import org.numberrefresh.domain.statistics.PairCounts;
import org.numberrefresh.function.api.Csv;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.statistics.MonthlyReport;
import org.numberrefresh.usecase.statistics.MonthlyReport.OfApp;
import org.numberrefresh.usecase.statistics.MonthlyReport.OfCarrier;

/** Writes the report of a month: as JSON, or as CSV with a row for the sum, each app, each carrier and each demand. */
final class ReportBodies {

  /** The columns of counts beside those of outcomes. */
  private static final int COUNTS = 8;

  private static final int HALF = 50;
  private static final int MOST = 95;
  private static final List<OutwardOutcome> OUTCOMES =
      Arrays.stream(OutwardOutcome.values()).filter(outcome -> outcome != OutwardOutcome.PENDING).toList();

  private ReportBodies() {}

  static ObjectNode json(MonthlyReport report, boolean complete) {
    ObjectNode body =
        Json.object()
            .put("month", report.month().toString())
            .put("to", report.last().toString())
            .put("complete", complete)
            .put("numbers", report.total().numbers());
    put(body, report.total().pairs());
    put(body, report.total().appeals());
    ArrayNode apps = body.putArray("apps");
    report.apps().forEach(one -> write(one, apps.addObject()));
    ArrayNode carriers = body.putArray("carriers");
    report.carriers().forEach(one -> write(one, carriers.addObject()));
    ReportRoutes.write(report.demands(), body);
    return body;
  }

  private static void write(OfApp one, ObjectNode json) {
    json.put("app", one.app().id())
        .put("name", one.app().profile().name())
        .put("sector", one.app().profile().sector())
        .put("covered", one.app().profile().covered());
    put(json, one.counts().pairs());
    put(json, one.counts().appeals());
    AnswerTimes times = one.counts().times();
    times.within(HALF).ifPresent(time -> json.put("medianTime", time.toString()));
    times.within(MOST).ifPresent(time -> json.put("percentile95Time", time.toString()));
  }

  private static void write(OfCarrier one, ObjectNode json) {
    json.put("carrier", one.carrier().id()).put("name", one.carrier().name()).put("numbers", one.counts().numbers());
    put(json, one.counts().pairs());
    put(json, one.counts().appeals());
  }

  private static void put(ObjectNode json, PairCounts pairs) {
    json.put("pairs", pairs.all())
        .put("answeredInTime", pairs.inTime())
        .put("notInTime", pairs.asked() - pairs.inTime());
    ObjectNode outcomes = json.putObject("outcomes");
    OUTCOMES.stream()
        .filter(outcome -> pairs.of(outcome) > 0)
        .forEach(outcome -> outcomes.put(outcome.name(), pairs.of(outcome)));
  }

  private static void put(ObjectNode json, AppealCounts appeals) {
    json.putObject("appeals")
        .put("ended", appeals.all())
        .put("upheld", appeals.upheld())
        .put("rejected", appeals.rejected())
        .put("expired", appeals.expired());
  }

  static String csv(MonthlyReport report) {
    var header = new ArrayList<>(List.of("kind", "id", "name", "numbers", "pairs", "answeredInTime", "notInTime"));
    OUTCOMES.forEach(outcome -> header.add(outcome.name()));
    header.addAll(List.of("appealsEnded", "appealsUpheld", "appealsRejected", "appealsExpired", "asks"));
    Stream<List<String>> rows =
        Stream.of(
                Stream.of(
                    row(
                        List.of("total", report.month().toString(), ""),
                        report.total().numbers(),
                        report.total().pairs(),
                        report.total().appeals())),
                report.apps().stream()
                    .map(
                        one ->
                            row(
                                List.of("app", one.app().id(), Csv.harmless(one.app().profile().name())),
                                one.counts().pairs().all(),
                                one.counts().pairs(),
                                one.counts().appeals())),
                report.carriers().stream()
                    .map(
                        one ->
                            row(
                                List.of("carrier", one.carrier().id(), Csv.harmless(one.carrier().name())),
                                one.counts().numbers(),
                                one.counts().pairs(),
                                one.counts().appeals())),
                report.demands().stream().map(ReportBodies::row))
            .flatMap(part -> part);
    return Csv.of(header, rows);
  }

  private static List<String> row(List<String> subject, long numbers, PairCounts pairs, AppealCounts appeals) {
    var cells = new ArrayList<>(subject);
    Stream.of(numbers, pairs.all(), pairs.inTime(), pairs.asked() - pairs.inTime())
        .forEach(count -> cells.add(Long.toString(count)));
    OUTCOMES.forEach(outcome -> cells.add(Long.toString(pairs.of(outcome))));
    Stream.of(appeals.all(), appeals.upheld(), appeals.rejected(), appeals.expired())
        .forEach(count -> cells.add(Long.toString(count)));
    cells.add("");
    return cells;
  }

  private static List<String> row(Demand demand) {
    var cells = new ArrayList<>(List.of("demand", demand.wish().app().orElse(""), Csv.harmless(demand.wish().name())));
    for (int i = 0; i < COUNTS + OUTCOMES.size(); i++) {
      cells.add("");
    }
    cells.add(Long.toString(demand.asks()));
    return cells;
  }
}
