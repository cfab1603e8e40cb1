package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.function.api.AppealBrief;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.appeal.AppealGlance;
import org.numberrefresh.usecase.appeal.AppealPages;
import org.numberrefresh.usecase.appeal.AppealView;

/** Writes what carriers are told of their appeals. */
public final class AppealBodies {

  private static final int USUAL_LIMIT = 50;
  private final AppealPages pages;

  AppealBodies(AppealPages pages) {
    this.pages = pages;
  }

  /** Answers {@code GET /appeals/{id}}. */
  Reply one(Request request) {
    return Reply.of(200, body(pages.find(request.party().id(), request.path("appealId")), request.language()));
  }

  /** Answers {@code GET /appeals}. */
  Reply page(Request request) {
    int limit = request.number("limit", USUAL_LIMIT, 1, AppealPages.MOST);
    Optional<AppealState> state = request.query("state").map(AppealBodies::state);
    AppealPages.Page page = pages.page(request.party().id(), state, request.query("cursor"), limit);
    ObjectNode body = Json.object();
    ArrayNode appeals = body.putArray("appeals");
    page.appeals().forEach(view -> appeals.add(body(view, request.language())));
    page.next().ifPresent(next -> body.put("cursor", next));
    return Reply.of(200, body);
  }

  static AppealState state(String text) {
    return Arrays.stream(AppealState.values())
        .filter(state -> state.name().equals(text))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(Cause.NOT_A_WORD, "state", words()));
  }

  private static String words() {
    return Arrays.stream(AppealState.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  static ObjectNode body(AppealView view, Language language) {
    AppealGlance seen = view.seen();
    ObjectNode body =
        AppealBrief.withDeadline(seen, language)
            .put("submittedAt", Rfc3339.text(seen.head().request().createdAt()))
            .put("phoneNumber", view.phoneNumber().e164())
            .put("appealReason", seen.head().objection().orElseThrow().reason().name())
            .put("contactRef", view.contactRef())
            .put("appContactRef", view.appContactRef());
    body.setAll(ResultsPage.outcome(view.pair(), language));
    if (seen.state() != AppealState.SUBMITTED) {
      body.put("changedAt", Rfc3339.text(seen.changedAt()));
    }
    return body;
  }
}
