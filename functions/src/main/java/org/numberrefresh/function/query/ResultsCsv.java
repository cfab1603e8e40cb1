package org.numberrefresh.function.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.usecase.query.AppView;
import org.numberrefresh.usecase.query.OrderResults;

/**
 * A page of results as CSV (RFC 4180) with a header. A number has a row for each app that is named, and one row without
 * an app if none is.
 *
 * <p>Decision: docs/decisions.md#a-cell-of-an-apps-own-text-never-begins-a-formula
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

  private static final String ROW_END = "\r\n";
  private static final String FORMULA = "=+-@|%\uff1d\uff0b\uff0d\uff20";

  private ResultsCsv() {}

  static String of(ResultsPage page) {
    return Stream.concat(Stream.of(HEADER), page.page().lines().stream().flatMap(line -> rows(line, page.named(line))))
        .map(cells -> cells.stream().map(ResultsCsv::quoted).collect(Collectors.joining(",")) + ROW_END)
        .collect(Collectors.joining());
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
        harmless(app.shownDetail().caseId()),
        harmless(app.shownDetail().providerCode()));
  }

  /** A text from outside with an apostrophe before it, if a spreadsheet would take it for a formula. */
  static String harmless(String text) {
    String seen = text.stripLeading();
    return !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0 ? "'" + text : text;
  }

  static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\r' || c == '\n');
    return plain && cell.equals(cell.strip()) ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
