package org.numberrefresh.usecase.query;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.HolderChanges;
import org.numberrefresh.domain.number.HolderChanges.Finding;
import org.numberrefresh.domain.number.HolderChanges.Validity;
import org.numberrefresh.domain.number.HolderChanges.Word;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberingPlan;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * CAMARA's Number Recycling check (r2.2, v0.2.0): tells if a number's subscriber changed after a day in Asia/Shanghai.
 * A number that was given up, and that nobody is known to hold since, counts as changed on every day. Nothing else is
 * told, such as its carrier. A caller that asks day by day can find the day of the change: the standard allows that.
 *
 * <p>Decision: docs/decisions.md#a-cancelled-order-tells-the-recycling-check-nothing
 */
public final class RecyclingCheck {

  private final Core core;
  private final Stores stores;
  private final Clock clock;

  public RecyclingCheck(Core core) {
    this.core = core;
    this.stores = core.stores();
    this.clock = core.clock();
  }

  /**
   * Tells if a number changed hands after a day.
   *
   * @param asked the number; absent if it is of no kind that is refreshed
   * @return true if the subscriber changed after the day
   * @throws Problem in CAMARA's codes: SERVICE_NOT_APPLICABLE, IDENTIFIER_NOT_FOUND, OUT_OF_RANGE
   */
  public boolean recycled(Optional<PhoneNumber> asked, LocalDate day) {
    PhoneNumber number =
        asked
            .filter(given -> NumberingPlan.refusal(given).isEmpty())
            .orElseThrow(() -> Problem.of(ProblemCode.SERVICE_NOT_APPLICABLE));
    if (day.isAfter(ShanghaiTime.dayOf(clock.instant()))) {
      throw Problem.of(ProblemCode.DAY_IN_FUTURE);
    }
    if (day.isBefore(ShanghaiTime.RECORDS_BEGIN)) {
      throw Problem.of(ProblemCode.DATE_NOT_ON_RECORD);
    }
    HolderChanges changes = changes(number).orElseThrow(() -> Problem.of(ProblemCode.IDENTIFIER_NOT_FOUND));
    Finding answer = changes.after(ShanghaiTime.endOf(day));
    if (answer == Finding.NOT_ON_RECORD) {
      throw Problem.of(ProblemCode.DATE_NOT_ON_RECORD);
    }
    return answer == Finding.CHANGED;
  }

  private Optional<HolderChanges> changes(PhoneNumber number) {
    List<NumberToken> tokens = core.keys().tokens().of(List.of(number));
    Optional<NumberRecord> record = stores.numbers().find(tokens).values().stream().findFirst();
    return record.flatMap(
        found -> {
          Map<BatchId, BatchHead> heads =
              stores.batches().heads().find(found.entries().map(CycleEntry::batch).distinct().toList());
          var orders = new HashMap<OrderId, Optional<Order>>();
          ServiceHistory service = found.service().within(stores.carriers()::ranges, number);
          return HolderChanges.of(
              found, service, entry -> word(entry, Optional.ofNullable(heads.get(entry.batch())), orders));
        });
  }

  /** The meaning of a place in a batch. The order is read only if the head alone does not tell. */
  private Word word(CycleEntry entry, Optional<BatchHead> head, Map<OrderId, Optional<Order>> orders) {
    if (head.isEmpty() || head.get().fellAway() || head.get().request().isLost(entry.index())) {
      return Word.VOID;
    }
    BatchHead batch = head.get();
    boolean restored = batch.withdrawn().restoredAt(entry.index()).isPresent();
    boolean withdrawn = batch.withdrawn().has(entry.index()) && !restored;
    if (batch instanceof AcceptedHead || withdrawn) {
      Optional<Order> order = orders.computeIfAbsent(entry.batch().order(), stores.orders()::find);
      boolean counts =
          order.filter(o -> o.committed().isPresent() && !(withdrawn && o.cancelledAt().isPresent())).isPresent();
      if (!counts) {
        return Word.VOID;
      }
    }
    return new Word(restored ? Validity.TAKEN_BACK : Validity.COUNTS, batch.mode());
  }
}
