package org.numberrefresh.dynamo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.BatchSummary;
import org.numberrefresh.json.Json;
import org.numberrefresh.outcome.Outcome;
import org.numberrefresh.outcome.OutwardOutcome;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A batch's summary as an item: seven bytes for each outcome that is not CLEAR. */
final class SummaryItem {

  static final String PART = "summary";

  private static final int ENTRY = Short.BYTES + Integer.BYTES + 1;

  private SummaryItem() {}

  static Map<String, AttributeValue> key(BatchId batch) {
    return Map.of("batch", Item.text(batch.toString()), "part", Item.text(PART));
  }

  static Item write(BatchSummary summary) {
    ObjectNode counts = Json.object();
    summary.counts().forEach((outward, count) -> counts.put(outward.name(), count));
    return Item.empty()
        .put("batch", summary.batch().toString())
        .put("part", PART)
        .put("rev", summary.revision())
        .put("n", summary.residue().size())
        .put("c", Json.text(counts))
        .put("r", residue(summary));
  }

  private static byte[] residue(BatchSummary summary) {
    int entries = summary.residue().stream().mapToInt(List::size).sum();
    ByteBuffer bytes = ByteBuffer.allocate(entries * ENTRY);
    for (int i = 0; i < summary.residue().size(); i++) {
      for (BatchSummary.Residue one : summary.residue().get(i)) {
        bytes.putShort((short) i).putInt(one.app()).put(one.outcome().code());
      }
    }
    return bytes.array();
  }

  static BatchSummary read(Item item) {
    Map<OutwardOutcome, Integer> counts = new EnumMap<>(OutwardOutcome.class);
    Json.own(item.textOf("c"))
        .properties()
        .forEach(e -> counts.put(OutwardOutcome.valueOf(e.getKey()), e.getValue().intValue()));
    var residue = new ArrayList<List<BatchSummary.Residue>>();
    for (int i = 0; i < item.integer("n"); i++) {
      residue.add(new ArrayList<>());
    }
    ByteBuffer bytes = ByteBuffer.wrap(item.bytes("r"));
    while (bytes.hasRemaining()) {
      int index = bytes.getShort() & 0xffff;
      residue.get(index).add(new BatchSummary.Residue(bytes.getInt(), Outcome.ofCode(bytes.get())));
    }
    return new BatchSummary(BatchId.parse(item.textOf("batch")), item.number("rev", 0), counts, residue);
  }
}
