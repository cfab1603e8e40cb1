package org.numberrefresh.contract;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.TickingClock;

/** Values for contract tests. A store may be shared by many tests, so every identity is drawn anew. */
final class Samples {

  static final Instant NOW = TickingClock.START;

  private Samples() {}

  static String id(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  static OrderId order() {
    return OrderId.of("east", id("key"));
  }

  static BatchId batch() {
    return new BatchId(order(), 0);
  }

  static BitSet bits(int... set) {
    var bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }

  static AcceptedHead head(BatchId batch) {
    return head(batch, bits(1), NOW.plusSeconds(60));
  }

  static AcceptedHead head(BatchId batch, BitSet lost, Instant dueAt) {
    var apps = new AppSelection.Listed(List.of("a", "b"));
    return new AcceptedHead(new BatchRequest(batch, "east", Mode.BATCH, apps, 3, lost, NOW, NOW), dueAt);
  }
}
