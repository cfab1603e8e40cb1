package org.numberrefresh.usecase.appeal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.appeal.AppealBatches;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/** Looks at appeals by their ids. */
final class AppealLook {

  private final Batches batches;

  AppealLook(Batches batches) {
    this.batches = batches;
  }

  /** The batch of an appeal. */
  static BatchId batch(OrderId appeal) {
    return AppealBatches.deciding(appeal);
  }

  /** The appeals that count: those that are not stored whole are missing. */
  Map<OrderId, AppealGlance> at(Collection<OrderId> appeals) {
    List<BatchId> wanted = appeals.stream().distinct().map(AppealLook::batch).toList();
    if (wanted.isEmpty()) {
      return new HashMap<>();
    }
    return batches.glances().of(wanted, Glance.Depth.PAIRS).values().stream()
        .filter(glance -> glance.head().objection().isPresent())
        .map(glance -> AppealGlance.of(glance, app(glance)))
        .collect(Collectors.toMap(AppealGlance::id, seen -> seen));
  }

  /**
   * Those of some appeals that were upheld and whose app is still asked to unbind, or is about to be.
   *
   * @param since an appeal that changed at this time or later is taken to be driven on just now
   */
  Set<OrderId> unbinding(Collection<AppealGlance> appeals, Instant since) {
    List<AppealGlance> upheld = appeals.stream().filter(AppealGlance::asksAgain).toList();
    List<BatchId> wanted = upheld.stream().map(one -> AppealBatches.unbinding(one.id())).toList();
    Map<BatchId, BatchHead> heads = wanted.isEmpty() ? Map.of() : batches.heads().find(wanted);
    return upheld.stream()
        .filter(
            one ->
                Optional.ofNullable(heads.get(AppealBatches.unbinding(one.id())))
                    .map(head -> !head.allTasksSettled())
                    .orElse(one.head().dueAt().isPresent() || one.changedAt().isAfter(since)))
        .map(AppealGlance::id)
        .collect(Collectors.toSet());
  }

  /**
   * Its app with the deadline, which is stored before the appeal counts. A glance shows it once the batch is opened.
   */
  private ExpectedApp app(Glance glance) {
    List<ExpectedApp> apps =
        switch (glance) {
          case Glance.Opened opened -> opened.apps();
          case Glance.Accepted(AcceptedHead head) -> batches.contents().apps(head.id()).orElseThrow();
        };
    return apps.getFirst();
  }
}
