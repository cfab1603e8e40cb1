package org.numberrefresh.adapter.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.event.PlacedEvent;
import org.numberrefresh.json.Json;

/**
 * Events as carriers get them: CloudEvents 1.0 in JSON. The extension {@code sequence} (CloudEvents' own extension of
 * that name) is the position, with leading zeros, so that texts sort as the positions do.
 */
public final class CloudEvents {

  private static final String SOURCE = "/number-refresh/v1/carriers/";

  private CloudEvents() {}

  /** Writes an event of a carrier's feed. */
  public static ObjectNode write(String carrier, PlacedEvent placed) {
    FeedEvent event = placed.event();
    ObjectNode json =
        Json.object()
            .put("specversion", "1.0")
            .put("id", event.id().value())
            .put("source", SOURCE + carrier)
            .put("type", event.data().type().text())
            .put("time", Rfc3339.text(event.at()))
            .put("datacontenttype", "application/json")
            .put("sequence", "%019d".formatted(placed.position()));
    json.set("data", EventJson.write(event.data()));
    return json;
  }
}
