package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.function.api.Accept;
import org.numberrefresh.function.api.Labels;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Reply.Content;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.query.AppView;
import org.numberrefresh.usecase.query.NumberView;
import org.numberrefresh.usecase.query.OrderResults;

/**
 * Writes a page of an order's results: as one JSON object, as a line of JSON for each number, or as CSV. An app is
 * named only if something remains at it, unless the request asks for all.
 *
 * @param page the page
 * @param all true if apps that are CLEAR or PENDING are named too
 * @param language the language of the labels; CSV has none
 */
record ResultsPage(OrderResults.Page page, boolean all, Language language) {

  private static final String JSON = "application/json";
  private static final String LINES = "application/x-ndjson";
  private static final List<String> FORMS = List.of(JSON, LINES, ResultsCsv.TYPE);

  /**
   * Answers with the page.
   *
   * @param accept the form that is wanted
   * @param limit the page's limit, which its next page has too
   */
  Reply reply(Accept accept, int limit) {
    Reply reply =
        Reply.of(
            200,
            switch (accept.prefers(FORMS)) {
              case LINES -> new Content(LINES, lines());
              case ResultsCsv.TYPE -> new Content(ResultsCsv.TYPE + "; charset=utf-8", ResultsCsv.of(this));
              default -> new Content(JSON, Json.text(json()));
            });
    return reply.with(page.next().map(next -> Map.of("link", link(next, limit))).orElse(Map.of()));
  }

  /** A reference that is relative to the request, so it holds wherever the interface is published. */
  private String link(OrderResults.Position next, int limit) {
    return "<?cursor=" + next.text() + "&limit=" + limit + (all ? "&all=true" : "") + ">; rel=\"next\"";
  }

  ObjectNode json() {
    ObjectNode body = Json.object();
    ArrayNode results = body.putArray("results");
    page.lines().forEach(line -> results.add(line(line)));
    page.next().ifPresent(next -> body.put("cursor", next.text()));
    return body;
  }

  private String lines() {
    return page.lines().stream().map(line -> Json.text(line(line)) + "\n").collect(Collectors.joining());
  }

  private ObjectNode line(OrderResults.Line line) {
    NumberView view = line.view();
    ObjectNode one = Json.object().put("phoneNumber", line.phoneNumber().e164());
    one.put("state", line.state().name()).put("stateLabel", Labels.state(line.state().name(), language));
    one.put("grade", line.grade().name()).put("gradeLabel", Labels.grade(line.grade(), language));
    one.put("gate", line.gate().name()).put("gateLabel", Labels.gate(line.gate(), language));
    ArrayNode apps = one.putArray("apps");
    named(line).forEach(app -> apps.add(outcome(app, language)));
    return one.put("clear", view.count(OutwardOutcome.CLEAR)).put("pending", view.count(OutwardOutcome.PENDING));
  }

  /** The apps that are named in a line. */
  List<AppView> named(OrderResults.Line line) {
    return line.view().named(all);
  }

  /** The outcome of an app, with its reason and what the app said, if they may be told. */
  static ObjectNode outcome(AppView app, Language language) {
    ObjectNode json = Json.object().put("app", app.app()).put("outcome", app.shown().name());
    put(json, "reason", app.shownReason());
    put(json, "label", Labels.outcome(app.shown().name(), app.shownReason(), language));
    put(json, "caseId", app.shownDetail().caseId());
    put(json, "providerCode", app.shownDetail().providerCode());
    return json;
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
