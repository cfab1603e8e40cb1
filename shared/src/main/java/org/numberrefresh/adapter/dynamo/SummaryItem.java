package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A batch's summary as an item: for each app where something remains a byte a number, deflated, so that even a batch
 * where nothing is clear stays far below an item's 400 KB.
 */
final class SummaryItem {

  static final String PART = "summary";

  /** Stands for a clear outcome: no final one has this code. */
  private static final byte CLEAR = 0;

  private SummaryItem() {}

  static Map<String, AttributeValue> key(BatchId batch) {
    return Map.of("batch", Item.text(batch.toString()), "part", Item.text(PART));
  }

  static Item write(BatchSummary summary) {
    ObjectNode counts = Json.object();
    summary.counts().forEach((outward, count) -> counts.put(outward.name(), count));
    Item item =
        Item.empty()
            .put("batch", summary.batch().toString())
            .put("part", PART)
            .put("rev", summary.revision())
            .put("n", summary.residue().size())
            .put("c", Json.text(counts))
            .put("r", residue(summary));
    if (summary.raises().count() != summary.revision()) {
      item.put("raises", summary.raises().count());
    }
    summary.raises().last().ifPresent(at -> item.put("raised", at.getEpochSecond()));
    return item;
  }

  private static byte[] residue(BatchSummary summary) {
    var byApp = new TreeMap<Integer, byte[]>();
    for (int i = 0; i < summary.residue().size(); i++) {
      for (BatchSummary.Residue one : summary.residue().get(i)) {
        byApp.computeIfAbsent(one.app(), app -> new byte[summary.residue().size()])[i] = one.outcome().code();
      }
    }
    ByteBuffer bytes = ByteBuffer.allocate(byApp.size() * (Integer.BYTES + summary.residue().size()));
    byApp.forEach((app, codes) -> bytes.putInt(app).put(codes));
    return Deflated.bytes(bytes.array());
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
    ByteBuffer bytes = ByteBuffer.wrap(Deflated.plain(item.bytes("r")));
    while (bytes.hasRemaining()) {
      int app = bytes.getInt();
      for (List<BatchSummary.Residue> ofNumber : residue) {
        byte code = bytes.get();
        if (code != CLEAR) {
          ofNumber.add(new BatchSummary.Residue(app, Outcome.ofCode(code)));
        }
      }
    }
    long revision = item.number("rev", 0);
    var raises = new BatchSummary.Raises(item.number("raises", revision), item.instant("raised"));
    return new BatchSummary(BatchId.parse(item.textOf("batch")), revision, counts, residue, raises);
  }
}
