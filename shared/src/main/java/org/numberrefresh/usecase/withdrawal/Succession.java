package org.numberrefresh.usecase.withdrawal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.numberrefresh.domain.appeal.AppealBatches;
import org.numberrefresh.domain.appeal.AppealClaim;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.BatchesSeen;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.Lives;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * Withdraws the open places of a number's older lives, and of its refresh before resale, once a new life began, and
 * wakes the appeals for them. The places follow from stored data, so a call may be repeated.
 *
 * <p>Decision: docs/decisions.md#dispatch-withdraws-what-a-new-life-ends
 */
public final class Succession {

  private final Stores stores;
  private final Keys keys;
  private final Clock clock;
  private final Withdrawals withdrawals;
  private final Queues queues;

  public Succession(Core core) {
    this.stores = core.stores();
    this.keys = core.keys();
    this.clock = core.clock();
    this.withdrawals = new Withdrawals(core);
    this.queues = core.queues();
  }

  /**
   * Withdraws the places that the numbers of a batch have overtaken.
   *
   * @return true if all are withdrawn; false while another order that holds one may still be committed or abandoned
   */
  public boolean overtake(AcceptedHead head) {
    List<BatchNumber> numbers =
        stores
            .batches()
            .contents()
            .numbers(head.id())
            .map(stored -> keys.numbers().open(head.id(), stored))
            .orElse(List.of());
    List<NumberToken> tokens = keys.tokens().of(numbers.stream().map(BatchNumber::phoneNumber).toList());
    Map<NumberToken, NumberRecord> records = stores.numbers().find(tokens);
    var seen = new BatchesSeen(stores.batches(), stores.orders(), records.values(), clock.instant());
    var overtaken = new ArrayList<CycleEntry>();
    for (int i = 0; i < tokens.size(); i++) {
      NumberRecord record = records.get(tokens.get(i));
      if (record != null) {
        overtaken.addAll(overtaken(record, head, numbers.get(i), seen));
      }
    }
    return withdraw(overtaken, seen);
  }

  private static List<CycleEntry> overtaken(
      NumberRecord record, AcceptedHead head, BatchNumber number, BatchesSeen seen) {
    var lives = new Lives(record, seen);
    return lives.record().cycles().stream()
        .filter(cycle -> cycle.entries().stream().anyMatch(entry -> entry.batch().equals(head.id())))
        .flatMap(cycle -> lives.overtakenBy(cycle, head.mode(), number.since()))
        .filter(entry -> !entry.batch().equals(head.id()))
        .toList();
  }

  /**
   * Withdraws numbers from their refresh before resale because they are in service again.
   *
   * @param records the numbers' records after the report
   * @param seen the batches that the records name
   * @return the tokens that must wait, because an order that holds them may still be committed or abandoned
   */
  public Collection<NumberToken> inService(Collection<NumberRecord> records, BatchesSeen seen) {
    var overtaken = new ArrayList<CycleEntry>();
    var waiting = new ArrayList<NumberToken>();
    for (NumberRecord record : records) {
      List<CycleEntry> own = new Lives(record, seen).overtakenInService().toList();
      if (own.stream().anyMatch(seen::running)) {
        waiting.add(record.token());
      } else {
        overtaken.addAll(own);
      }
    }
    withdraw(overtaken, seen);
    return waiting;
  }

  private boolean withdraw(Collection<CycleEntry> entries, BatchesSeen seen) {
    var byBatch = new TreeMap<BatchId, BitSet>();
    entries.stream()
        .filter(entry -> !seen.running(entry))
        .forEach(entry -> byBatch.computeIfAbsent(entry.batch(), b -> new BitSet()).set(entry.index()));
    byBatch.forEach((batch, indexes) -> withdrawals.withdraw(batch, indexes, Withdrawn.Why.OVERTAKEN));
    wakeAppeals(byBatch);
    return entries.stream().noneMatch(seen::running);
  }

  /** The appeals for places of a batch: one read, however many places were withdrawn. */
  private Stream<AppealClaim> claims(BatchId batch, BitSet indexes) {
    return stores.batches().appeals().claims(batch).entrySet().stream()
        .filter(one -> indexes.get(one.getKey().index()))
        .flatMap(one -> one.getValue().values().stream());
  }

  /** Wakes the appeals for withdrawn places: they lost their ground, and end when they are driven. */
  private void wakeAppeals(Map<BatchId, BitSet> withdrawn) {
    List<BatchId> appeals =
        withdrawn.entrySet().stream()
            .flatMap(one -> claims(one.getKey(), one.getValue()))
            .map(claim -> AppealBatches.deciding(claim.appeal()))
            .toList();
    if (!appeals.isEmpty()) {
      queues.batches(appeals);
    }
  }
}
