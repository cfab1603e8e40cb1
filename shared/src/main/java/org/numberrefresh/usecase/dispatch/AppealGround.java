package org.numberrefresh.usecase.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.batch.AppealTask;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.order.OrderState;
import org.numberrefresh.domain.phone.NumberToken;

/** Judges if an appeal still has its ground: the refresh that it objects to is the number's present one. */
final class AppealGround {

  private final Stores stores;
  private final Keys keys;
  private final Clock clock;

  AppealGround(Core core) {
    this.stores = core.stores();
    this.keys = core.keys();
    this.clock = core.clock();
  }

  /**
   * True if the appealed number is not withdrawn, its carrier serves it, and no newer refresh of that carrier began.
   */
  boolean stands(BatchHead head, Objection objection) {
    AppealedPair pair = objection.pair();
    boolean withdrawn =
        stores.batches().heads().find(pair.batch()).map(source -> source.withdrawn().has(pair.index())).orElse(true);
    return !withdrawn && record(head).filter(record -> isPresent(record, head.request().carrier(), pair)).isPresent();
  }

  private Optional<NumberRecord> record(BatchHead head) {
    byte[] sealed = stores.batches().contents().numbers(head.id()).orElseThrow();
    BatchNumber number = keys.numbers().open(head.id(), sealed).get(AppealTask.INDEX);
    NumberToken token = keys.tokens().of(List.of(number.phoneNumber())).getFirst();
    return Optional.ofNullable(stores.numbers().find(List.of(token)).get(token));
  }

  private boolean isPresent(NumberRecord record, String carrier, AppealedPair pair) {
    boolean serves = record.service().carrier().filter(carrier::equals).isPresent();
    return serves
        && record.cycles().reversed().stream()
            .filter(cycle -> holds(cycle, pair) || cycle.entries().stream().anyMatch(entry -> counts(entry, carrier)))
            .findFirst()
            .filter(cycle -> holds(cycle, pair))
            .isPresent();
  }

  private static boolean holds(Cycle cycle, AppealedPair pair) {
    return cycle.entries().stream()
        .anyMatch(entry -> entry.batch().equals(pair.batch()) && entry.index() == pair.index());
  }

  private boolean counts(CycleEntry entry, String carrier) {
    return entry.batch().order().isOf(carrier)
        && stores.orders().state(entry.batch().order(), clock.instant()) == OrderState.COMMITTED
        && stores
            .batches()
            .heads()
            .find(entry.batch())
            .filter(head -> !head.request().isLost(entry.index()))
            .isPresent();
  }
}
