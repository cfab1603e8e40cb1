package org.numberrefresh.usecase.erasure;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.appeal.AppealBatches;
import org.numberrefresh.domain.appeal.AppealClaim;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.batch.AppealTask;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.erasure.Erasure.Place;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.order.OrderState;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.problem.ProblemCode;

/** Finds the places in batches and appeals where a number is held, unless it is in use. */
final class HeldPlaces {

  private final Stores stores;
  private final Clock clock;

  HeldPlaces(Core core) {
    this.stores = core.stores();
    this.clock = core.clock();
  }

  /** The places, or the reason why there are none to erase. */
  sealed interface Found {

    /** Nothing of the number waits. */
    record Places(List<Place> places) implements Found {
      public Places {
        places = List.copyOf(places);
      }
    }

    /** A refresh or an appeal of it is not over. */
    record InUse(ProblemCode why) implements Found {}
  }

  /** All places that a record names: in batches, and in their last appeals. */
  List<Place> named(NumberRecord record) {
    List<Place> entries = entries(record);
    return Stream.concat(entries.stream(), appealed(entries).stream()).toList();
  }

  private static List<Place> entries(NumberRecord record) {
    return record.entries().map(entry -> new Place(entry.batch(), entry.index())).distinct().toList();
  }

  Found of(NumberRecord record) {
    List<Place> entries = entries(record);
    Map<BatchId, BatchHead> heads =
        stores.batches().heads().find(record.entries().map(CycleEntry::batch).distinct().toList());
    if (entries.stream().anyMatch(place -> isRunning(place, Optional.ofNullable(heads.get(place.batch()))))) {
      return new Found.InUse(ProblemCode.REFRESH_RUNNING);
    }
    List<Place> appealed = appealed(entries);
    List<BatchId> appeals = appealed.stream().map(Place::batch).toList();
    boolean open =
        !appeals.isEmpty()
            && stores.batches().heads().find(appeals).values().stream()
                .anyMatch(head -> head.state() != BatchState.SETTLED || head.dueAt().isPresent());
    return open
        ? new Found.InUse(ProblemCode.NUMBER_APPEALED)
        : new Found.Places(Stream.concat(entries.stream(), appealed.stream()).toList());
  }

  /** The places of the last appeal of each pair. One that is due may still have its app asked to unbind. */
  List<Place> appealed(List<Place> entries) {
    return stores
        .batches()
        .appeals()
        .claims(entries.stream().map(place -> new AppealedPair.Place(place.batch(), place.index())).toList())
        .values()
        .stream()
        .flatMap(claims -> claims.values().stream())
        .map(AppealClaim::appeal)
        .flatMap(appeal -> Stream.of(AppealBatches.deciding(appeal), AppealBatches.unbinding(appeal)))
        .distinct()
        .map(batch -> new Place(batch, AppealTask.INDEX))
        .toList();
  }

  private boolean isRunning(Place place, Optional<BatchHead> head) {
    if (head.isEmpty()) {
      return stores.orders().state(place.batch().order(), clock.instant()) == OrderState.RUNNING;
    }
    return switch (head.get().state()) {
      case ACCEPTED ->
          !head.get().unsendable().get(place.index())
              && stores.orders().state(place.batch().order(), clock.instant()) != OrderState.ABANDONED;
      case OPEN, SETTLING -> true;
      case SETTLED ->
          stores.batches().tasks().of(place.batch()).stream()
              .anyMatch(task -> task.owed().recalls().get(place.index()));
    };
  }
}
