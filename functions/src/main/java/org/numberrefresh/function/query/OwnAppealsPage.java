package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.numberrefresh.adapter.app.AppBodies;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.function.api.Labels;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.appeal.AppAppeals;

/** Answers an app that asks for the appeals that it decides on. */
final class OwnAppealsPage {

  private static final int USUAL_LIMIT = 50;

  private final AppAppeals appeals;

  OwnAppealsPage(AppAppeals appeals) {
    this.appeals = appeals;
  }

  /** Answers {@code GET /apps/self/appeals}. */
  Reply answer(Request request) {
    int limit = request.number("limit", USUAL_LIMIT, 1, AppAppeals.MOST);
    Optional<AppealState> state = request.query("state").map(AppealBodies::state);
    AppAppeals.Page page = appeals.page(request.party().id(), state, request.query("cursor"), limit);
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("appeals");
    page.appeals().forEach(seen -> all.add(body(seen, request.language())));
    page.next().ifPresent(next -> body.put("cursor", next));
    return Reply.of(200, body);
  }

  private static ObjectNode body(AppAppeals.Seen seen, Language language) {
    ObjectNode body = Json.object().put("ref", seen.ref());
    AppBodies.appeal(body, seen.asked());
    return body.put("state", seen.state().name())
        .put("stateLabel", Labels.state(seen.state().name(), language))
        .put("submittedAt", Rfc3339.text(seen.submittedAt()))
        .put("dueAt", Rfc3339.text(seen.dueAt()));
  }
}
