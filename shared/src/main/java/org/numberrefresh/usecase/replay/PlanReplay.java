package org.numberrefresh.usecase.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.order.ReplayPlan;
import org.numberrefresh.domain.order.ReplayPlan.Cut;
import org.numberrefresh.domain.order.ReplayPlan.Place;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.usecase.intake.BatchCutter;

/**
 * Picks the pairs of an order to ask again, and cuts them into batches that ask exactly these.
 *
 * <p>Decision: docs/decisions.md#a-replay-asks-exactly-the-pairs-it-counted
 */
final class PlanReplay {

  private final Stores stores;
  private final Keys keys;
  private final Predicate<OrderId> abandoned;

  PlanReplay(Core core, Predicate<OrderId> abandoned) {
    this.stores = core.stores();
    this.keys = core.keys();
    this.abandoned = abandoned;
  }

  /** A number that may be asked about again, judged by its own batch alone. */
  private record Candidate(BatchId batch, int index, NumberToken token, List<String> apps) {}

  /**
   * Plans the replay of one order.
   *
   * @param batches the ones of its batches to look at
   */
  ReplayPlan plan(List<BatchId> batches, ReplayRequest request) {
    Set<String> covered =
        stores.apps().all().stream()
            .filter(app -> app.profile().covered() && request.source().includes(app.id()))
            .map(App::id)
            .collect(Collectors.toSet());
    AskedBefore own = AskedBefore.read(stores.batches(), batches, covered::contains, abandoned);
    List<Candidate> candidates = batches.stream().flatMap(batch -> candidates(batch, own).stream()).toList();
    Map<NumberToken, NumberRecord> records =
        stores.numbers().find(candidates.stream().map(Candidate::token).distinct().toList());
    AskedBefore all =
        AskedBefore.read(stores.batches(), request.asker().batchesOf(records.values()), covered::contains, abandoned);
    var picked = new Picked();
    for (Candidate candidate : candidates) {
      Optional.ofNullable(records.get(candidate.token()))
          .filter(request.asker()::mayAskAbout)
          .flatMap(record -> presentCycle(record, candidate.batch(), candidate.index(), all, request.asker()))
          .ifPresent(cycle -> picked.add(candidate, chosen(candidate, cycle, all, request)));
    }
    return picked.plan();
  }

  /**
   * A number's present cycle; empty if the given place is of another cycle. It is also empty for a refresh before
   * resale once the number is in service again.
   */
  static Optional<Cycle> presentCycle(NumberRecord record, BatchId batch, int index, AskedBefore seen, Asker asker) {
    boolean beforeResale = seen.head(batch).filter(head -> head.mode() == Mode.BATCH).isPresent();
    return asker
        .latest(record, seen)
        .filter(
            cycle -> cycle.entries().stream().anyMatch(entry -> entry.batch().equals(batch) && entry.index() == index))
        .filter(cycle -> !beforeResale || !record.service().takenUpSince(cycle.since()));
  }

  private List<Candidate> candidates(BatchId batch, AskedBefore own) {
    Optional<OpenedHead> head = own.head(batch).flatMap(BatchHead::opened);
    if (head.isEmpty()) {
      return List.of();
    }
    List<BatchNumber> numbers = keys.numbers().open(batch, stores.batches().contents().numbers(batch).orElseThrow());
    List<NumberToken> tokens = keys.tokens().of(numbers.stream().map(BatchNumber::phoneNumber).toList());
    var left = head.get().unsendable();
    var candidates = new ArrayList<Candidate>();
    for (int i = left.nextClearBit(0); i < numbers.size(); i = left.nextClearBit(i + 1)) {
      int index = i;
      List<String> apps =
          own.apps(batch).stream().filter(app -> AskableAgain.is(own.outcome(batch, app, index))).sorted().toList();
      if (!apps.isEmpty()) {
        candidates.add(new Candidate(batch, index, tokens.get(index), apps));
      }
    }
    return candidates;
  }

  private static Map<String, Outcome> chosen(Candidate candidate, Cycle cycle, AskedBefore all, ReplayRequest request) {
    boolean ownOnly = request.source() instanceof ReplayRequest.Source.OfAppAndDay;
    var chosen = new TreeMap<String, Outcome>();
    for (String app : candidate.apps()) {
      all.askable(cycle, app, request.asker())
          .filter(newest -> request.outcomes().contains(newest.outcome()))
          .filter(newest -> !ownOnly || newest.batch().equals(candidate.batch()))
          .ifPresent(newest -> chosen.put(app, newest.outcome()));
    }
    return chosen;
  }

  /** The picks so far: each place with its apps. */
  private static final class Picked {

    private final Map<Place, List<String>> apps = new LinkedHashMap<>();
    private final Map<String, Map<Outcome, Integer>> counts = new TreeMap<>();

    void add(Candidate candidate, Map<String, Outcome> chosen) {
      if (!chosen.isEmpty()) {
        apps.put(new Place(candidate.batch().ordinal(), candidate.index()), List.copyOf(chosen.keySet()));
      }
      chosen.forEach(
          (app, outcome) ->
              counts.computeIfAbsent(app, a -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum));
    }

    /** One batch for each set of apps, or one for each app if that makes fewer. */
    ReplayPlan plan() {
      List<Cut> bySet = cuts(List::of);
      List<Cut> byApp = cuts(all -> all.stream().map(List::of).toList());
      return new ReplayPlan(byApp.size() < bySet.size() ? byApp : bySet, counts);
    }

    private List<Cut> cuts(Function<List<String>, List<List<String>>> split) {
      var groups = new LinkedHashMap<List<String>, List<Place>>();
      apps.forEach(
          (place, all) ->
              split.apply(all).forEach(some -> groups.computeIfAbsent(some, g -> new ArrayList<>()).add(place)));
      var cuts = new ArrayList<Cut>();
      groups.forEach(
          (some, places) -> {
            for (int from = 0; from < places.size(); from += BatchCutter.MAX_NUMBERS) {
              int to = Math.min(places.size(), from + BatchCutter.MAX_NUMBERS);
              cuts.add(new Cut(some, places.subList(from, to)));
            }
          });
      return cuts;
    }
  }
}
