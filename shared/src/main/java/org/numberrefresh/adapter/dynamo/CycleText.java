package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.json.Json;

/**
 * A number's cycles as one short text: {@code [["B",since,["batch",index,"apps"],...],...]}, with the holder's day
 * after {@code since} where one joined.
 */
final class CycleText {

  private CycleText() {}

  static String write(List<Cycle> cycles) {
    ArrayNode all = Json.array();
    for (Cycle cycle : cycles) {
      ArrayNode one = all.addArray().add(cycle.mode().name().substring(0, 1)).add(cycle.since().getEpochSecond());
      cycle.joinedHolder().ifPresent(holder -> one.add(holder.getEpochSecond()));
      cycle.entries().forEach(e -> one.addArray().add(e.batch().toString()).add(e.index()).add(e.apps().asText()));
    }
    return Json.text(all);
  }

  static List<Cycle> read(String text) {
    var cycles = new ArrayList<Cycle>();
    for (JsonNode one : Json.own(text)) {
      var entries = new ArrayList<CycleEntry>();
      Optional<Instant> joined = Optional.empty();
      for (int i = 2; i < one.size(); i++) {
        JsonNode entry = one.get(i);
        if (entry.isNumber()) {
          joined = Optional.of(Instant.ofEpochSecond(entry.longValue()));
          continue;
        }
        entries.add(
            new CycleEntry(
                BatchId.parse(entry.get(0).textValue()),
                entry.get(1).intValue(),
                AppSelection.ofText(entry.get(2).textValue())));
      }
      Mode mode = one.get(0).textValue().equals("B") ? Mode.BATCH : Mode.ACTIVE;
      cycles.add(new Cycle(mode, Instant.ofEpochSecond(one.get(1).longValue()), joined, entries));
    }
    return cycles;
  }
}
