package org.numberrefresh.usecase.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.calendar.CoolingPeriod;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.Claim;
import org.numberrefresh.domain.number.ClaimNumbers;
import org.numberrefresh.domain.number.ClaimRules;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.WhoseNumber;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.intake.OrderBatches.StoredCut;
import org.numberrefresh.usecase.intake.OrderBatches.Unclaimed;

/**
 * Stores the accepted lines of an order in steps: the sealed numbers of its batches, the claims of the numbers, the
 * heads. A repeated call continues after the last step that an earlier call stored.
 */
final class OrderStorage {

  private final Core core;
  private final Stores stores;
  private final Keys keys;
  private final Clock clock;

  OrderStorage(Core core) {
    this.core = core;
    this.stores = core.stores();
    this.keys = core.keys();
    this.clock = core.clock();
  }

  /**
   * Stores an order. Its lines are judged by the time when it was first submitted.
   *
   * @param apps all apps, of which it asks some
   */
  Order.Committed store(Order order, OrderRequest request, List<App> apps) {
    var rules = new ClaimRules(new WhoseNumber(order.carrier(), stores.carriers()), order.submittedAt());
    OrderLines lines = OrderLines.check(request, rules, order.submittedAt(), this::onRecord);
    var batches = new OrderBatches(core, order);
    List<StoredCut> cuts = storeCuts(order, batches, lines.accepted());
    ClaimNumbers.Claimed claimed = claim(order, request, batches.unclaimed(cuts), rules);
    Set<Integer> cut = lines(cuts);
    return batches.putHeads(
        cuts,
        claimed,
        lines.rejected().stream().filter(line -> !cut.contains(line.index())).toList(),
        workingDays(order.apps(), apps));
  }

  private Set<PhoneNumber> onRecord(List<PhoneNumber> numbers) {
    List<NumberToken> tokens = keys.tokens().of(numbers);
    Set<NumberToken> known = stores.numbers().find(tokens).keySet();
    return IntStream.range(0, numbers.size())
        .filter(i -> known.contains(tokens.get(i)))
        .mapToObj(numbers::get)
        .collect(Collectors.toSet());
  }

  private static IntStream workingDays(AppSelection selection, List<App> apps) {
    return apps.stream().filter(selection::asks).mapToInt(app -> app.profile().deadlineWorkingDays());
  }

  private static List<StoredCut> storeCuts(Order order, OrderBatches batches, List<BatchNumber> accepted) {
    List<StoredCut> cuts = storedCuts(order, batches);
    Set<Integer> covered = lines(cuts);
    List<BatchNumber> rest = accepted.stream().filter(n -> !covered.contains(n.line())).toList();
    for (BatchCutter.Cut cut : BatchCutter.cut(rest, number -> start(order, number))) {
      cuts.add(storedCut(order, batches, cuts.size(), batches.store(cuts.size(), cut.numbers())));
    }
    return cuts;
  }

  private static List<StoredCut> storedCuts(Order order, OrderBatches batches) {
    var cuts = new ArrayList<StoredCut>();
    while (true) {
      Optional<List<BatchNumber>> stored = batches.stored(cuts.size());
      if (stored.isEmpty()) {
        return cuts;
      }
      cuts.add(storedCut(order, batches, cuts.size(), stored.get()));
    }
  }

  private static StoredCut storedCut(Order order, OrderBatches batches, int ordinal, List<BatchNumber> stored) {
    Instant startsAt =
        stored.stream().map(number -> start(order, number)).max(Instant::compareTo).orElse(order.submittedAt());
    return batches.cut(ordinal, order.apps(), startsAt, stored);
  }

  private static Instant start(Order order, BatchNumber number) {
    return CoolingPeriod.startOf(order.mode(), number.since(), order.submittedAt());
  }

  private static Set<Integer> lines(List<StoredCut> cuts) {
    var lines = new HashSet<Integer>();
    cuts.forEach(cut -> cut.numbers().forEach(number -> lines.add(number.line())));
    return lines;
  }

  /** Claims the numbers. A place that was erased after an earlier call stored it is lost. */
  private ClaimNumbers.Claimed claim(Order order, OrderRequest request, List<Unclaimed> unclaimed, ClaimRules rules) {
    var claims = new ArrayList<Claim>();
    var lost = new HashMap<CycleEntry, ProblemCode>();
    for (Unclaimed one : unclaimed) {
      BatchNumber number = one.number();
      if (number.isErased()) {
        lost.put(one.entry(), ProblemCode.NUMBER_NOT_HELD);
        continue;
      }
      Optional<Instant> portedInAt = request.portedIn(number.line(), order.submittedAt());
      claims.add(new Claim(number.phoneNumber(), one.token(), order.mode(), number.since(), portedInAt, one.entry()));
    }
    ClaimNumbers.Claimed claimed =
        new ClaimNumbers(stores.numbers(), stores.batches(), stores.orders(), rules, clock.instant())
            .claim(order.carrier(), claims);
    lost.putAll(claimed.lost());
    return new ClaimNumbers.Claimed(lost, claimed.overtaking());
  }
}
