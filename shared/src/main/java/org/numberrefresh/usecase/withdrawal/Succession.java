package org.numberrefresh.usecase.withdrawal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.BatchesSeen;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.Lives;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * Withdraws what a number's new life leaves open of its older ones, and of its refresh before resale. What it does
 * follows from what is stored, and may be repeated.
 */
public final class Succession {

  private final Stores stores;
  private final Keys keys;
  private final Clock clock;
  private final Withdrawals withdrawals;

  public Succession(Core core) {
    this.stores = core.stores();
    this.keys = core.keys();
    this.clock = core.clock();
    this.withdrawals = new Withdrawals(core);
  }

  /**
   * Withdraws what the numbers of a batch have overtaken.
   *
   * @return whether that is all; not while another order that holds one of them may still be committed or fall away
   */
  public boolean overtake(BatchHead head) {
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

  private static List<CycleEntry> overtaken(NumberRecord record, BatchHead head, BatchNumber number, BatchesSeen seen) {
    var lives = new Lives(record, seen);
    return lives.record().cycles().stream()
        .filter(cycle -> cycle.entries().stream().anyMatch(entry -> entry.batch().equals(head.id())))
        .flatMap(cycle -> lives.overtakenBy(cycle, head.mode(), number.since()))
        .filter(entry -> !entry.batch().equals(head.id()))
        .toList();
  }

  /**
   * Withdraws numbers that are in service again from their refresh before resale.
   *
   * @param records the numbers' records as they are to be
   * @param seen the batches of their places
   * @return the tokens of those that must wait, since an order that holds them may still be committed or fall away
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
    byBatch.forEach((batch, indexes) -> withdrawals.withdraw(batch, indexes, Withdrawals.When.UNSENT_TOO));
    return entries.stream().noneMatch(seen::running);
  }
}
