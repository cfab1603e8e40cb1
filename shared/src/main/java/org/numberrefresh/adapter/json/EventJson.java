package org.numberrefresh.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.SettledCounts;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.json.Json;

/** The JSON of an event's data: as it is stored, as it is read and as it is pushed. */
public final class EventJson {

  private static final String RESULTS = "/results?cursor=";
  private static final String START = ".0";

  private EventJson() {}

  /** Writes an event's data. */
  public static ObjectNode write(EventData data) {
    return switch (data) {
      case EventData.OrderAccepted(OrderId order, int accepted, int rejected, Instant startsAt, Instant dueAt) ->
          of(order)
              .put("accepted", accepted)
              .put("rejected", rejected)
              .put("startsAt", Rfc3339.text(startsAt))
              .put("dueAt", Rfc3339.text(dueAt));
      case EventData.OrderStarted(OrderId order, int numbers) -> of(order).put("numbers", numbers);
      case EventData.BatchSettled(BatchId batch, int place, SettledCounts counts) -> put(of(batch, place), counts);
      case EventData.OrderSettled(OrderId order, SettledCounts counts) -> put(of(order), counts);
      case EventData.OutcomeChanged(BatchId batch, int place, SettledCounts counts) -> put(of(batch, place), counts);
      case EventData.NumberWithdrawn(BatchId batch, int numbers, Withdrawn.Why why) ->
          of(batch).put("numbers", numbers).put("why", why.name());
      case EventData.AppealChanged(OrderId appeal, AppealState state, OutwardOutcome outcome) ->
          Json.object().put("appealId", appeal.value()).put("state", state.name()).put("outcome", outcome.name());
      case EventData.CoverageChanged(String app, boolean covered, String sector) ->
          Json.object().put("app", app).put("covered", covered).put("sector", sector);
    };
  }

  private static ObjectNode of(OrderId order) {
    return Json.object().put("orderId", order.value());
  }

  private static ObjectNode of(BatchId batch) {
    return of(batch.order()).put("batch", batch.ordinal());
  }

  /** The path of the results leads to the page that begins with the batch. */
  private static ObjectNode of(BatchId batch, int place) {
    return of(batch).put("results", "/number-refresh/v1/orders/" + batch.order() + RESULTS + place + START);
  }

  private static int place(JsonNode json) {
    String path = json.get("results").textValue();
    return Integer.parseInt(path.substring(path.indexOf(RESULTS) + RESULTS.length(), path.length() - START.length()));
  }

  private static ObjectNode put(ObjectNode json, SettledCounts counts) {
    json.put("numbers", counts.numbers());
    ObjectNode outcomes = json.putObject("outcomes");
    for (OutwardOutcome outcome : OutwardOutcome.values()) {
      Optional.ofNullable(counts.outcomes().get(outcome)).ifPresent(count -> outcomes.put(outcome.name(), count));
    }
    json.putObject("grades").put("REFRESHED", counts.refreshed()).put("REFRESHED_WITH_RESIDUE", counts.withResidue());
    if (counts.gates().total() > 0) {
      json.set("gates", GatesJson.write(counts.gates()));
    }
    return json;
  }

  /** Reads what {@link #write} wrote. */
  public static EventData read(EventType type, JsonNode json) {
    return switch (type) {
      case ORDER_ACCEPTED ->
          new EventData.OrderAccepted(
              order(json),
              json.get("accepted").intValue(),
              json.get("rejected").intValue(),
              time(json, "startsAt"),
              time(json, "dueAt"));
      case ORDER_STARTED -> new EventData.OrderStarted(order(json), json.get("numbers").intValue());
      case BATCH_SETTLED -> new EventData.BatchSettled(batch(json), place(json), counts(json));
      case ORDER_SETTLED -> new EventData.OrderSettled(order(json), counts(json));
      case OUTCOME_CHANGED -> new EventData.OutcomeChanged(batch(json), place(json), counts(json));
      case NUMBER_WITHDRAWN ->
          new EventData.NumberWithdrawn(
              batch(json), json.get("numbers").intValue(), Withdrawn.Why.valueOf(json.get("why").textValue()));
      case APPEAL_CHANGED ->
          new EventData.AppealChanged(
              OrderId.parse(json.get("appealId").textValue()),
              AppealState.valueOf(json.get("state").textValue()),
              OutwardOutcome.valueOf(json.get("outcome").textValue()));
      case COVERAGE_CHANGED ->
          new EventData.CoverageChanged(
              json.get("app").textValue(), json.get("covered").booleanValue(), json.get("sector").textValue());
    };
  }

  private static OrderId order(JsonNode json) {
    return OrderId.parse(json.get("orderId").textValue());
  }

  private static BatchId batch(JsonNode json) {
    return new BatchId(order(json), json.get("batch").intValue());
  }

  private static Instant time(JsonNode json, String name) {
    return Instant.parse(json.get(name).textValue());
  }

  private static SettledCounts counts(JsonNode json) {
    var outcomes = new EnumMap<OutwardOutcome, Integer>(OutwardOutcome.class);
    json.get("outcomes")
        .properties()
        .forEach(count -> outcomes.put(OutwardOutcome.valueOf(count.getKey()), count.getValue().intValue()));
    JsonNode grades = json.get("grades");
    return new SettledCounts(
        json.get("numbers").intValue(),
        outcomes,
        grades.get("REFRESHED").intValue(),
        grades.get("REFRESHED_WITH_RESIDUE").intValue(),
        GatesJson.read(json.path("gates")));
  }
}
