package org.numberrefresh.function.query;

import java.util.List;
import java.util.stream.Stream;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.function.api.Csv;
import org.numberrefresh.usecase.query.AppView;
import org.numberrefresh.usecase.query.OrderResults;

/**
 * A page of results as CSV (RFC 4180) with a header. A number has a row for each app that is named, and one row without
 * an app if none is.
 */
final class ResultsCsv {

  /** Its media type. */
  static final String TYPE = "text/csv";

  private static final List<String> HEADER =
      List.of(
          "phoneNumber",
          "state",
          "grade",
          "gate",
          "clear",
          "pending",
          "app",
          "outcome",
          "reason",
          "caseId",
          "providerCode");

  private ResultsCsv() {}

  static String of(ResultsPage page) {
    return Csv.of(HEADER, page.page().lines().stream().flatMap(line -> rows(line, page.named(line))));
  }

  private static Stream<List<String>> rows(OrderResults.Line line, List<AppView> apps) {
    List<String> number =
        List.of(
            line.phoneNumber().e164(),
            line.state().name(),
            line.grade().name(),
            line.gate().name(),
            Integer.toString(line.view().count(OutwardOutcome.CLEAR)),
            Integer.toString(line.view().count(OutwardOutcome.PENDING)));
    Stream<List<String>> told =
        apps.isEmpty() ? Stream.of(List.of("", "", "", "", "")) : apps.stream().map(ResultsCsv::cells);
    return told.map(cells -> Stream.concat(number.stream(), cells.stream()).toList());
  }

  private static List<String> cells(AppView app) {
    return List.of(
        app.app(),
        app.shown().name(),
        app.shownReason(),
        Csv.harmless(app.shownDetail().caseId()),
        Csv.harmless(app.shownDetail().providerCode()));
  }
}
