package org.numberrefresh.usecase.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.replay.ReplayPlan.Cut;
import org.numberrefresh.usecase.replay.ReplayPlan.Place;

/**
 * Stores what a replay's plan says, step by step as an order is stored: the sealed numbers of its batches, their
 * claims, the heads. Every step may be repeated.
 */
final class StoreReplay {

  private static final Duration QUEUED_WITHIN = Duration.ofMinutes(1);

  private final Stores stores;
  private final Keys keys;
  private final Clock clock;
  private final ReplayClaims claims;

  StoreReplay(Core core, Predicate<OrderId> abandoned) {
    this.stores = core.stores();
    this.keys = core.keys();
    this.clock = core.clock();
    this.claims = new ReplayClaims(stores.numbers(), stores.batches(), abandoned);
  }

  /** A batch of the replay with its numbers as they are stored. */
  private record StoredCut(BatchId batch, Cut cut, List<BatchNumber> numbers) {}

  /** Stores the batches of a replay of an order. */
  Order.Committed store(Order order, Order parent, ReplayPlan plan) {
    List<StoredCut> cuts = storeCuts(order, parent, plan);
    Set<CycleEntry> lost = claims.claim(claims(cuts, parent));
    var rejected = new ArrayList<LineProblem>();
    var heads = new ArrayList<BatchHead>();
    for (StoredCut cut : cuts) {
      BitSet left = lostOf(cut, lost);
      left.stream().forEach(i -> rejected.add(LineProblem.of(cut.numbers().get(i).line(), ProblemCode.ALREADY_EXISTS)));
      if (left.cardinality() < cut.numbers().size()) {
        heads.add(head(order, cut, left));
      }
    }
    heads.forEach(stores.batches().heads()::put);
    return new Order.Committed(
        heads.stream().mapToInt(BatchHead::counted).sum(),
        rejected,
        heads.stream().map(head -> head.id().ordinal()).toList(),
        order.submittedAt(),
        Deadlines.published().latest(order.submittedAt(), workingDays(plan.apps())),
        false);
  }

  private IntStream workingDays(List<String> apps) {
    return stores.apps().all().stream()
        .filter(app -> apps.contains(app.id()))
        .mapToInt(app -> app.profile().deadlineWorkingDays());
  }

  private List<StoredCut> storeCuts(Order order, Order parent, ReplayPlan plan) {
    var sources = new Sources(parent);
    var cuts = new ArrayList<StoredCut>();
    int line = 0;
    for (Cut cut : plan.cuts()) {
      BatchId batch = new BatchId(order.id(), cuts.size());
      var numbers = new ArrayList<BatchNumber>();
      for (Place place : cut.places()) {
        numbers.add(sources.again(line++, place));
      }
      byte[] stored = stores.batches().contents().putNumbersOnce(batch, keys.numbers().seal(batch, numbers));
      cuts.add(new StoredCut(batch, cut, keys.numbers().open(batch, stored)));
    }
    return cuts;
  }

  /** The batches that numbers are taken from, each read once. */
  private final class Sources {

    private final Order parent;
    private final Map<Integer, BatchHead> heads = new HashMap<>();
    private final Map<Integer, List<BatchNumber>> numbers = new HashMap<>();

    Sources(Order parent) {
      this.parent = parent;
    }

    BatchNumber again(int line, Place place) {
      BatchId source = new BatchId(parent.id(), place.ordinal());
      BatchHead head = heads.computeIfAbsent(place.ordinal(), o -> stores.batches().heads().find(source).orElseThrow());
      BatchNumber number =
          numbers
              .computeIfAbsent(
                  place.ordinal(),
                  o -> keys.numbers().open(source, stores.batches().contents().numbers(source).orElseThrow()))
              .get(place.index());
      Optional<Instant> askedSince =
          head.mode() == Mode.BATCH ? Optional.of(number.boundBefore(head)) : Optional.empty();
      return new BatchNumber(line, number.phoneNumber(), number.since(), number.consent(), askedSince);
    }
  }

  private List<ReplayClaims.Claim> claims(List<StoredCut> cuts, Order parent) {
    var tokens = new LinkedHashMap<Place, NumberToken>();
    var entries = new HashMap<Place, List<CycleEntry>>();
    for (StoredCut cut : cuts) {
      List<NumberToken> ofCut = keys.tokens().of(cut.numbers().stream().map(BatchNumber::phoneNumber).toList());
      for (int i = 0; i < ofCut.size(); i++) {
        Place place = cut.cut().places().get(i);
        tokens.put(place, ofCut.get(i));
        entries.computeIfAbsent(place, p -> new ArrayList<>()).add(entry(cut, i));
      }
    }
    return tokens.entrySet().stream()
        .map(
            number ->
                claim(number.getValue(), parent, number.getKey(), entries.getOrDefault(number.getKey(), List.of())))
        .toList();
  }

  private static ReplayClaims.Claim claim(NumberToken token, Order parent, Place place, List<CycleEntry> entries) {
    return new ReplayClaims.Claim(token, new BatchId(parent.id(), place.ordinal()), place.index(), entries);
  }

  private static CycleEntry entry(StoredCut cut, int index) {
    return new CycleEntry(cut.batch(), index, new AppSelection.Listed(cut.cut().apps()));
  }

  private static BitSet lostOf(StoredCut cut, Set<CycleEntry> lost) {
    var left = new BitSet();
    for (int i = 0; i < cut.numbers().size(); i++) {
      left.set(i, lost.contains(entry(cut, i)));
    }
    return left;
  }

  private BatchHead head(Order order, StoredCut cut, BitSet lost) {
    return BatchHead.accepted(
        cut.batch(),
        order.carrier(),
        order.mode(),
        new AppSelection.Listed(cut.cut().apps()),
        cut.numbers().size(),
        lost,
        order.submittedAt(),
        order.submittedAt(),
        clock.instant().plus(QUEUED_WITHIN));
  }
}
