package org.numberrefresh.usecase.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.HolderChanges;
import org.numberrefresh.domain.number.HolderChanges.Validity;
import org.numberrefresh.domain.number.HolderChanges.Word;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/** The holders of a number, as all carriers together have told. No answer may name a carrier or an order of them. */
public final class Holders {

  private final Core core;
  private final Stores stores;

  public Holders(Core core) {
    this.core = core;
    this.stores = core.stores();
  }

  /**
   * The known past of a number.
   *
   * @param service its service as the number ranges complete it
   * @param changes the changes of its holder
   */
  public record Past(ServiceHistory service, HolderChanges changes) {}

  /** Finds the past of a number; empty if nothing is on record. */
  public Optional<Past> of(PhoneNumber number) {
    List<NumberToken> tokens = core.keys().tokens().of(List.of(number));
    Optional<NumberRecord> record = stores.numbers().find(tokens).values().stream().findFirst();
    return record.flatMap(
        found -> {
          Map<BatchId, BatchHead> heads =
              stores.batches().heads().find(found.entries().map(CycleEntry::batch).distinct().toList());
          var orders = new HashMap<OrderId, Optional<Order>>();
          ServiceHistory service = found.service().within(stores.carriers()::ranges, number);
          return HolderChanges.of(
                  found, service, entry -> word(entry, Optional.ofNullable(heads.get(entry.batch())), orders))
              .map(changes -> new Past(service, changes));
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
