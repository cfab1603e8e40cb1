package org.numberrefresh.function.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.appeal.AppealGlance;

/** An appeal in a few words, as its carrier reads it. */
public final class AppealBrief {

  private AppealBrief() {}

  /** The id and the state of an appeal. */
  public static ObjectNode of(AppealGlance seen, Language language) {
    return Json.object()
        .put("appealId", seen.id().value())
        .put("state", seen.state().name())
        .put("stateLabel", Labels.state(seen.state().name(), language));
  }

  /** The id, the state and the deadline of an appeal. */
  public static ObjectNode withDeadline(AppealGlance seen, Language language) {
    ObjectNode body = of(seen, language);
    DueDate.put(body, seen.app().deadline());
    return body;
  }
}
