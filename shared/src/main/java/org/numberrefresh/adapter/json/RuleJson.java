package org.numberrefresh.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.release.ReleaseRule;
import org.numberrefresh.domain.release.ReleaseRule.MustBeClear;
import org.numberrefresh.domain.release.Tolerated;
import org.numberrefresh.json.Json;

/** A release rule as JSON, once for the store and for answers. */
public final class RuleJson {

  /** Stands for every app. No app has this id in a rule. */
  public static final String ALL = "all";

  private RuleJson() {}

  /** Writes a rule. */
  public static ObjectNode write(ReleaseRule rule) {
    ObjectNode json = Json.object();
    ArrayNode apps = json.putArray("mustBeClear");
    switch (rule.mustBeClear()) {
      case MustBeClear.All() -> apps.add(ALL);
      case MustBeClear.Some(List<String> ids) -> ids.forEach(apps::add);
    }
    ArrayNode tolerate = json.putArray("tolerate");
    for (Tolerated one : rule.tolerate()) {
      ObjectNode entry = tolerate.addObject().put("app", one.app().orElse(ALL)).put("outcome", one.outcome().name());
      one.reason().ifPresent(reason -> entry.put("reason", reason));
    }
    rule.notOlderThanDays().ifPresent(days -> json.put("notOlderThanDays", days));
    return json;
  }

  /** Reads what {@link #write} wrote. */
  public static ReleaseRule read(JsonNode json) {
    var tolerate = new ArrayList<Tolerated>();
    json.get("tolerate")
        .forEach(
            one ->
                tolerate.add(
                    new Tolerated(
                        app(one.get("app").textValue()),
                        OutwardOutcome.valueOf(one.get("outcome").textValue()),
                        Optional.ofNullable(one.get("reason")).map(JsonNode::textValue))));
    var apps = new ArrayList<String>();
    json.get("mustBeClear").forEach(app -> apps.add(app.textValue()));
    return new ReleaseRule(
        mustBeClear(apps),
        tolerate,
        json.has("notOlderThanDays") ? OptionalInt.of(json.get("notOlderThanDays").intValue()) : OptionalInt.empty());
  }

  /** The apps that a list of ids stands for. */
  public static MustBeClear mustBeClear(List<String> apps) {
    return apps.equals(List.of(ALL)) ? new MustBeClear.All() : new MustBeClear.Some(apps);
  }

  /** The app that an id stands for; empty for any. */
  public static Optional<String> app(String id) {
    return Optional.of(id).filter(text -> !text.equals(ALL));
  }
}
