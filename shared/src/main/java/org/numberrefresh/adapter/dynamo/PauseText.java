package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.app.OperatorPause;
import org.numberrefresh.json.Json;

/** The last pause by an operator as one attribute of the app's item. */
final class PauseText {

  private PauseText() {}

  static String write(OperatorPause pause) {
    ObjectNode json = Json.object().put("by", pause.by()).put("at", pause.at().getEpochSecond());
    pause.reason().ifPresent(reason -> json.put("reason", reason));
    pause.resumed().ifPresent(end -> json.put("endBy", end.by()).put("endAt", end.at().getEpochSecond()));
    return Json.text(json);
  }

  static Optional<OperatorPause> read(Item item) {
    return item.has("paused") ? Optional.of(read(Json.own(item.textOf("paused")))) : Optional.empty();
  }

  private static OperatorPause read(JsonNode json) {
    return new OperatorPause(
        json.path("by").asText(),
        Instant.ofEpochSecond(json.path("at").longValue()),
        json.has("reason") ? Optional.of(json.path("reason").asText()) : Optional.empty(),
        json.has("endBy")
            ? Optional.of(
                new OperatorPause.Resumed(
                    json.path("endBy").asText(), Instant.ofEpochSecond(json.path("endAt").longValue())))
            : Optional.empty());
  }
}
