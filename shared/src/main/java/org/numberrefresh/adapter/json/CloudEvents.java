package org.numberrefresh.adapter.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.event.PlacedEvent;
import org.numberrefresh.domain.sink.Pushed;
import org.numberrefresh.json.Json;

/**
 * Events as carriers get them: CloudEvents 1.0 in JSON. The extension {@code sequence} (CloudEvents' own extension of
 * that name) is the position, with leading zeros, so that texts sort as the positions do.
 */
public final class CloudEvents {

  /** The type of the event that tells of a gap. No feed holds it. */
  public static final String GAP = EventType.PREFIX + "feed.gap.v1";

  private static final String SOURCE = "/number-refresh/v1/carriers/";

  private CloudEvents() {}

  /** Writes an event of a carrier's feed. */
  public static ObjectNode write(String carrier, PlacedEvent placed) {
    FeedEvent event = placed.event();
    ObjectNode json = write(carrier, event.id().value(), event.data().type().text(), event.at(), placed.position());
    json.set("data", EventJson.write(event.data()));
    return json;
  }

  /** Writes a thing that a sink is told. A gap has the position of the last event that is missing. */
  public static ObjectNode write(String carrier, Pushed pushed) {
    return switch (pushed) {
      case Pushed.Event(PlacedEvent event) -> write(carrier, event);
      case Pushed.Gap(long from, long to, Instant at) -> {
        ObjectNode json = write(carrier, "gap/" + from + "/" + to, GAP, at, to);
        json.putObject("data").put("from", sequence(from)).put("to", sequence(to));
        yield json;
      }
    };
  }

  private static ObjectNode write(String carrier, String id, String type, Instant at, long position) {
    return Json.object()
        .put("specversion", "1.0")
        .put("id", id)
        .put("source", SOURCE + carrier)
        .put("type", type)
        .put("time", Rfc3339.text(at))
        .put("datacontenttype", "application/json")
        .put("sequence", sequence(position));
  }

  private static String sequence(long position) {
    return "%019d".formatted(position);
  }
}
