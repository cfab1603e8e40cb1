package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.domain.order.ReplayPlan;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.json.Json;

/** The stored form of a replay's plan: {@code {"cuts": [{"apps", "at": [ordinal, index, ...]}], "counts"}}. */
final class PlanJson {

  private PlanJson() {}

  static byte[] bytes(ReplayPlan plan) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("cuts");
    for (ReplayPlan.Cut cut : plan.cuts()) {
      ObjectNode one = all.addObject();
      cut.apps().forEach(one.putArray("apps")::add);
      ArrayNode places = one.putArray("at");
      cut.places().forEach(place -> places.add(place.ordinal()).add(place.index()));
    }
    ObjectNode numbers = json.putObject("counts");
    plan.counts()
        .forEach(
            (app, outcomes) -> {
              ObjectNode ofApp = numbers.putObject(app);
              outcomes.forEach((outcome, count) -> ofApp.put(outcome.name(), count));
            });
    return Json.bytes(json);
  }

  static ReplayPlan read(byte[] bytes) {
    JsonNode json = Json.own(new String(bytes, StandardCharsets.UTF_8));
    var cuts = new ArrayList<ReplayPlan.Cut>();
    for (JsonNode one : json.get("cuts")) {
      var apps = new ArrayList<String>();
      one.get("apps").forEach(app -> apps.add(app.textValue()));
      JsonNode at = one.get("at");
      var places = new ArrayList<ReplayPlan.Place>();
      for (int i = 0; i < at.size(); i += 2) {
        places.add(new ReplayPlan.Place(at.get(i).intValue(), at.get(i + 1).intValue()));
      }
      cuts.add(new ReplayPlan.Cut(apps, places));
    }
    var counts = new TreeMap<String, Map<Outcome, Integer>>();
    for (Map.Entry<String, JsonNode> app : json.get("counts").properties()) {
      var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
      app.getValue()
          .properties()
          .forEach(count -> outcomes.put(Outcome.valueOf(count.getKey()), count.getValue().intValue()));
      counts.put(app.getKey(), outcomes);
    }
    return new ReplayPlan(cuts, counts);
  }
}
