package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Progress;
import org.numberrefresh.domain.batch.Progress.Stage;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;

/** Heads that an earlier version stored are found as they were. */
class HeadItemTest {

  private static final Instant NOW = Instant.parse("2026-11-02T03:04:05Z");
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final Instant LATER = NOW.plusSeconds(900);
  private static final Stage OPEN = new Stage.Open();
  private static final Set<Integer> BOTH = Set.of(1, 7);
  private static final OptionalInt NEVER = OptionalInt.of(0);

  private static BatchRequest request(int ordinal) {
    return new BatchRequest(
        new BatchId(OrderId.of("east", "stored-heads"), ordinal),
        "east",
        Mode.BATCH,
        new AppSelection.Listed(List.of("a", "b")),
        12,
        bits(1),
        NOW,
        NOW.plusSeconds(600));
  }

  private static BitSet bits(int... set) {
    var bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }

  private static BatchHead active(int ordinal) {
    var all = new AppSelection.All();
    BatchId id = request(ordinal).id();
    return new AcceptedHead(new BatchRequest(id, "east", Mode.ACTIVE, all, 12, new BitSet(), NOW, NOW), SOON);
  }

  private static BatchHead accepted(int ordinal, Withdrawn withdrawn, Optional<Instant> dueAt) {
    return new AcceptedHead(request(ordinal), withdrawn, dueAt);
  }

  private static BatchHead opened(int ordinal, Progress progress, Optional<Instant> dueAt) {
    return new OpenedHead(request(ordinal), Withdrawn.NONE, NOW.plusSeconds(700), 2, progress, dueAt);
  }

  private static Progress open(boolean fannedOut, Set<Integer> settled, OptionalInt reconciliations, long revision) {
    return new Progress(OPEN, fannedOut, settled, reconciliations, revision, false);
  }

  private static Progress settled(long revision, long summed) {
    return new Progress(
        new Stage.Settled(summed, Optional.empty(), Optional.empty()), true, BOTH, NEVER, revision, false);
  }

  private static Map<String, BatchHead> sampled() {
    var heads = new TreeMap<String, BatchHead>();
    Instant restoredAt = NOW.plusSeconds(5);
    heads.put("accepted", accepted(0, Withdrawn.NONE, Optional.of(SOON)));
    heads.put("accepted-active", active(1));
    heads.put("accepted-waiting", accepted(2, Withdrawn.NONE, Optional.of(LATER)));
    heads.put("accepted-fallen-away", accepted(3, Withdrawn.NONE, Optional.empty()));
    var restored = new Withdrawn(bits(0, 9), Map.of(0, restoredAt, 9, restoredAt), Map.of());
    heads.put("accepted-restored", accepted(4, restored, Optional.of(LATER)));
    heads.put(
        "accepted-withdrawn",
        accepted(5, new Withdrawn(bits(0, 3), Map.of(3, restoredAt), Map.of()), Optional.of(LATER)));
    heads.put("open", opened(6, Progress.NONE, Optional.of(SOON)));
    heads.put("open-fanned-out", opened(7, open(true, Set.of(), NEVER, 0), Optional.of(LATER)));
    heads.put("open-marked", opened(8, open(false, Set.of(7), NEVER, 0), Optional.of(SOON)));
    heads.put("open-reconciled", opened(9, open(false, Set.of(), OptionalInt.of(3), 0), Optional.of(LATER)));
    heads.put("open-woken", opened(10, open(false, Set.of(), OptionalInt.empty(), 0), Optional.of(NOW)));
    heads.put(
        "open-withdrawn",
        new OpenedHead(
            request(11),
            new Withdrawn(bits(0, 11), Map.of(), Map.of()),
            NOW.plusSeconds(700),
            2,
            Progress.NONE,
            Optional.of(NOW)));
    heads.put("open-revised", opened(12, open(false, Set.of(), NEVER, 1), Optional.of(LATER)));
    heads.put(
        "settling", opened(13, new Progress(new Stage.Settling(), false, BOTH, NEVER, 0, false), Optional.of(LATER)));
    heads.put("settled", opened(14, settled(0, 0), Optional.empty()));
    heads.put("settled-revised", opened(15, settled(1, 0), Optional.of(LATER)));
    heads.put("settled-again", opened(16, settled(1, 1), Optional.empty()));
    return heads;
  }

  @Test
  void a_head_that_was_stored_is_found_as_it_was() {
    var samples = new HashSet<String>();
    StoredItems.all().keySet().stream().filter(name -> !name.startsWith("task")).forEach(samples::add);
    assertEquals(samples, sampled().keySet());
    sampled().forEach((name, head) -> assertEquals(head, HeadItem.read(Item.of(StoredItems.all().get(name))), name));
  }

  @Test
  void an_accepted_head_is_stored_with_the_attributes_that_it_always_had() {
    for (String name : List.of("accepted", "accepted-active", "accepted-restored", "accepted-withdrawn")) {
      AcceptedHead head = (AcceptedHead) sampled().get(name);
      assertEquals(StoredItems.all().get(name), HeadItem.write(head).attributes(), name);
    }
  }
}
