package org.numberrefresh.usecase.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.ClaimNumbers;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.ReplayPlan;
import org.numberrefresh.domain.order.ReplayPlan.Cut;
import org.numberrefresh.domain.order.ReplayPlan.Place;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.intake.OrderBatches;
import org.numberrefresh.usecase.intake.OrderBatches.StoredCut;
import org.numberrefresh.usecase.intake.OrderBatches.Unclaimed;

/**
 * Stores the batches of a replay's plan in the steps of an order: sealed numbers, claims, heads. Every step may be
 * repeated.
 *
 * <p>Decision: docs/decisions.md#a-number-in-a-replay-keeps-its-first-cut-off
 */
final class StoreReplay {

  private final Core core;
  private final Stores stores;
  private final Keys keys;
  private final ReplayClaims claims;

  StoreReplay(Core core, Predicate<OrderId> abandoned) {
    this.core = core;
    this.stores = core.stores();
    this.keys = core.keys();
    this.claims = new ReplayClaims(stores.numbers(), stores.batches(), abandoned);
  }

  /** Stores the batches of a replay of an order. */
  Order.Committed store(Order order, Order parent, ReplayPlan plan, Asker asker) {
    var batches = new OrderBatches(core, order);
    List<StoredCut> cuts = storeCuts(order, parent, plan, batches);
    Set<CycleEntry> lost = claims.claim(claims(batches.unclaimed(cuts), parent, plan), asker);
    var claimed =
        new ClaimNumbers.Claimed(
            lost.stream().collect(Collectors.toMap(entry -> entry, entry -> ProblemCode.ALREADY_EXISTS)), false);
    return batches.putHeads(cuts, claimed, List.of(), workingDays(plan.apps()));
  }

  private IntStream workingDays(List<String> apps) {
    return stores.apps().all().stream()
        .filter(app -> apps.contains(app.id()))
        .mapToInt(app -> app.profile().deadlineWorkingDays());
  }

  private List<StoredCut> storeCuts(Order order, Order parent, ReplayPlan plan, OrderBatches batches) {
    var sources = new Sources(parent);
    var cuts = new ArrayList<StoredCut>();
    int line = 0;
    for (Cut cut : plan.cuts()) {
      var numbers = new ArrayList<BatchNumber>();
      for (Place place : cut.places()) {
        numbers.add(sources.again(line++, place));
      }
      List<BatchNumber> stored = batches.store(cuts.size(), numbers);
      cuts.add(batches.cut(cuts.size(), new AppSelection.Listed(cut.apps()), order.submittedAt(), stored));
    }
    return cuts;
  }

  /** The batches that numbers are taken from, each read once. */
  private final class Sources {

    private final Order parent;
    private final Map<Integer, OpenedHead> heads = new HashMap<>();
    private final Map<Integer, List<BatchNumber>> numbers = new HashMap<>();

    Sources(Order parent) {
      this.parent = parent;
    }

    BatchNumber again(int line, Place place) {
      BatchId source = new BatchId(parent.id(), place.ordinal());
      OpenedHead head =
          heads.computeIfAbsent(
              place.ordinal(), o -> stores.batches().heads().find(source).flatMap(BatchHead::opened).orElseThrow());
      BatchNumber number =
          numbers
              .computeIfAbsent(
                  place.ordinal(),
                  o -> keys.numbers().open(source, stores.batches().contents().numbers(source).orElseThrow()))
              .get(place.index());
      if (number.isErased()) {
        // It was erased after this replay was planned. A replay under another key is planned without it.
        throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
      }
      Optional<Instant> askedSince =
          head.mode() == Mode.BATCH ? Optional.of(number.boundBefore(head)) : Optional.empty();
      return new BatchNumber(line, number.phoneNumber(), number.since(), number.consent(), askedSince);
    }
  }

  /** One claim for each number of the parent, with its places in the replay. Lines follow the places of the plan. */
  private static List<ReplayClaims.Reentry> claims(List<Unclaimed> unclaimed, Order parent, ReplayPlan plan) {
    List<Place> places = plan.cuts().stream().flatMap(cut -> cut.places().stream()).toList();
    var byPlace = new LinkedHashMap<Place, List<Unclaimed>>();
    for (Unclaimed one : unclaimed) {
      byPlace.computeIfAbsent(places.get(one.number().line()), p -> new ArrayList<>()).add(one);
    }
    return byPlace.entrySet().stream().map(number -> claim(parent, number.getKey(), number.getValue())).toList();
  }

  private static ReplayClaims.Reentry claim(Order parent, Place place, List<Unclaimed> ofNumber) {
    return new ReplayClaims.Reentry(
        ofNumber.getLast().token(),
        new BatchId(parent.id(), place.ordinal()),
        place.index(),
        ofNumber.stream().map(Unclaimed::entry).toList());
  }
}
