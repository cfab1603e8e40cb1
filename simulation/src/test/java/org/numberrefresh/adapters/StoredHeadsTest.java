package org.numberrefresh.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.dynamo.StoredItems;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;

/** Heads are stored as they always were: each step of a batch's life writes the attributes of its sample, no other. */
class StoredHeadsTest {

  private static final Instant NOW = Instant.parse("2026-11-02T03:04:05Z");
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final Instant LATER = NOW.plusSeconds(900);
  private static final int APPS = 2;

  private static Adapters adapters;

  private final Heads heads = adapters.stores().batches().heads();
  private final Map<String, String> stored = new TreeMap<>();
  private int batches;

  @BeforeAll
  static void open() {
    adapters = Adapters.open(RunEndpoint.of("test"));
  }

  @AfterAll
  static void close() {
    if (adapters != null) {
      adapters.close();
    }
  }

  private BatchId batch() {
    return new BatchId(OrderId.of("east", "stored-heads"), batches++);
  }

  private BatchId accepted() {
    return accepted(Mode.BATCH, new AppSelection.Listed(List.of("a", "b")), bits(1), NOW.plusSeconds(600));
  }

  private BatchId accepted(Mode mode, AppSelection apps, BitSet lost, Instant startsAt) {
    BatchId id = batch();
    heads.put(new AcceptedHead(new BatchRequest(id, "east", mode, apps, 12, lost, NOW, startsAt), SOON));
    return id;
  }

  private BatchId opened() {
    BatchId id = accepted();
    heads.open(id, NOW.plusSeconds(700), APPS, SOON);
    return id;
  }

  private BatchId settled() {
    BatchId id = opened();
    heads.fannedOut(id, LATER);
    heads.mark(id, Set.of(1, 7));
    heads.settling(id, LATER);
    heads.settle(summary(id, 0), NOW);
    heads.told(id, 0);
    return id;
  }

  private static BatchSummary summary(BatchId id, long revision) {
    return new BatchSummary(id, revision, Map.of(), List.of(), BatchSummary.Raises.NONE);
  }

  private BatchHead head(BatchId id) {
    return heads.find(id).orElseThrow();
  }

  private static BitSet bits(int... set) {
    var bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }

  private void keep(String name, BatchId id) {
    stored.put(name, StoredItems.text(adapters.storedHead(id)));
  }

  @Test
  void each_step_writes_what_it_always_wrote() {
    keep("accepted", accepted());
    keep("accepted-active", accepted(Mode.ACTIVE, new AppSelection.All(), new BitSet(), NOW));
    BatchId waiting = accepted();
    heads.rearm((AcceptedHead) head(waiting), Optional.of(LATER));
    keep("accepted-waiting", waiting);
    BatchId fallen = accepted();
    heads.rearm((AcceptedHead) head(fallen), Optional.empty());
    keep("accepted-fallen-away", fallen);
    BatchId restored = accepted();
    heads.withdraw(head(restored), bits(0, 9), Withdrawn.Why.RESTORED, NOW.plusSeconds(5));
    keep("accepted-restored", restored);
    BatchId withdrawn = accepted();
    heads.withdraw(head(withdrawn), bits(0), Withdrawn.Why.CANCELLED, LATER);
    heads.withdraw(head(withdrawn), bits(3), Withdrawn.Why.RESTORED, NOW.plusSeconds(5));
    keep("accepted-withdrawn", withdrawn);
    keep("open", opened());
    BatchId fannedOut = opened();
    heads.fannedOut(fannedOut, LATER);
    keep("open-fanned-out", fannedOut);
    BatchId marked = opened();
    heads.mark(marked, Set.of(7));
    keep("open-marked", marked);
    BatchId reconciled = opened();
    heads.rearm((OpenedHead) head(reconciled), LATER, OptionalInt.of(3));
    keep("open-reconciled", reconciled);
    BatchId woken = opened();
    heads.rearm((OpenedHead) head(woken), NOW, OptionalInt.empty());
    keep("open-woken", woken);
    BatchId cancelled = opened();
    heads.withdraw(head(cancelled), bits(0, 11), Withdrawn.Why.CANCELLED, NOW);
    keep("open-withdrawn", cancelled);
    BatchId revised = opened();
    heads.revise(revised, LATER);
    keep("open-revised", revised);
    BatchId settling = opened();
    heads.mark(settling, Set.of(1, 7));
    heads.settling(settling, LATER);
    keep("settling", settling);
    keep("settled", settled());
    BatchId late = settled();
    heads.revise(late, LATER);
    keep("settled-revised", late);
    BatchId again = settled();
    heads.revise(again, LATER);
    heads.settle(summary(again, 1), LATER);
    heads.told(again, 1);
    keep("settled-again", again);
    var samples = new TreeMap<String, String>();
    StoredItems.all().forEach((name, item) -> samples.put(name, StoredItems.text(item)));
    samples.keySet().removeIf(name -> name.startsWith("task"));
    samples.replaceAll(StoredHeadsTest::asEverWritten);
    stored.replaceAll(StoredHeadsTest::asEverWritten);
    assertEquals(samples, stored);
  }

  /**
   * A withdrawal is counted by its reason and due at once, the times of the first summary and of a change after it are
   * kept, and a head has an end: none was so when the samples were written.
   */
  private static String asEverWritten(String name, String item) {
    boolean withdrawn = name.contains("restored") || name.contains("withdrawn");
    return Arrays.stream(item.split(" \\| "))
        .filter(
            attribute ->
                !attribute.matches(withdrawn ? "(why|dueAt|dueShard|expires) .*" : "(doneAt|roseAt|expires) .*"))
        .collect(Collectors.joining(" | "));
  }
}
