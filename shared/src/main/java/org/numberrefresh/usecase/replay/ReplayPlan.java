package org.numberrefresh.usecase.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.json.Json;

/**
 * The pairs of one order to ask again, cut into batches. The plan is stored once, so that a call that continues asks
 * the same pairs, whatever was answered meanwhile. It holds places, never numbers.
 *
 * @param cuts the batches, each of at most 500 numbers that the same apps are asked about
 * @param counts the count of pairs, by app and by present outcome
 */
record ReplayPlan(List<Cut> cuts, Map<String, Map<Outcome, Integer>> counts) {

  /**
   * A batch.
   *
   * @param apps the ids of the apps to ask, sorted
   * @param places the places of its numbers
   */
  record Cut(List<String> apps, List<Place> places) {
    Cut {
      apps = List.copyOf(apps);
      places = List.copyOf(places);
    }
  }

  /**
   * The place of a number in the order that is asked about.
   *
   * @param ordinal the batch's ordinal
   * @param index the number's index in the batch
   */
  record Place(int ordinal, int index) {}

  ReplayPlan {
    cuts = List.copyOf(cuts);
    counts = Map.copyOf(counts);
  }

  /** The count of numbers; one may be in several batches. */
  int numbers() {
    return (int) cuts.stream().flatMap(cut -> cut.places().stream()).distinct().count();
  }

  /** Every app that is asked, sorted. */
  List<String> apps() {
    return cuts.stream().flatMap(cut -> cut.apps().stream()).distinct().sorted().toList();
  }

  byte[] bytes() {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("cuts");
    for (Cut cut : cuts) {
      ObjectNode one = all.addObject();
      cut.apps().forEach(one.putArray("apps")::add);
      ArrayNode places = one.putArray("at");
      cut.places().forEach(place -> places.add(place.ordinal()).add(place.index()));
    }
    ObjectNode numbers = json.putObject("counts");
    counts.forEach(
        (app, outcomes) -> {
          ObjectNode ofApp = numbers.putObject(app);
          outcomes.forEach((outcome, count) -> ofApp.put(outcome.name(), count));
        });
    return Json.bytes(json);
  }

  static ReplayPlan ofBytes(byte[] bytes) {
    JsonNode json = Json.own(new String(bytes, StandardCharsets.UTF_8));
    var cuts = new ArrayList<Cut>();
    for (JsonNode one : json.get("cuts")) {
      var apps = new ArrayList<String>();
      one.get("apps").forEach(app -> apps.add(app.textValue()));
      JsonNode at = one.get("at");
      var places = new ArrayList<Place>();
      for (int i = 0; i < at.size(); i += 2) {
        places.add(new Place(at.get(i).intValue(), at.get(i + 1).intValue()));
      }
      cuts.add(new Cut(apps, places));
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
