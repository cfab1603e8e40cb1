package org.numberrefresh.usecase.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.calendar.CoolingPeriod;
import org.numberrefresh.domain.calendar.Deadlines;
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
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Stores what is accepted of an order, step by step: the sealed cut of its batches, the claims of its numbers, the
 * heads. A repeated call finds what an earlier one stored, and that counts.
 */
final class OrderStorage {

  private static final Duration QUEUED_WITHIN = Duration.ofMinutes(1);

  private final Stores stores;
  private final Keys keys;
  private final Clock clock;

  OrderStorage(Core core) {
    this.stores = core.stores();
    this.keys = core.keys();
    this.clock = core.clock();
  }

  /** Stores an order whose lines are judged by the time when it was first submitted. */
  Order.Committed store(Order order, OrderRequest request) {
    var rules = new ClaimRules(new WhoseNumber(order.carrier(), stores.carriers()), order.submittedAt());
    OrderLines lines = OrderLines.check(request, rules, order.submittedAt(), this::onRecord);
    List<StoredCut> cuts = storeCuts(order, lines.accepted());
    Claimed claimed = claim(order, request, cuts, rules);
    Map<Integer, ProblemCode> lost = claimed.lost();
    Set<Integer> cut = lines(cuts);
    var rejected = new ArrayList<>(lines.rejected().stream().filter(p -> !cut.contains(p.index())).toList());
    lost.forEach((line, why) -> rejected.add(LineProblem.of(line, why)));
    rejected.sort(Comparator.comparingInt(LineProblem::index));
    List<BatchHead> heads = heads(order, cuts, claimed);
    heads.forEach(stores.batches().heads()::put);
    Instant startsAt = heads.stream().map(BatchHead::startsAt).min(Instant::compareTo).orElse(order.submittedAt());
    Instant lastStart = heads.stream().map(BatchHead::startsAt).max(Instant::compareTo).orElse(order.submittedAt());
    return new Order.Committed(
        heads.stream().mapToInt(BatchHead::counted).sum(),
        rejected,
        heads.stream().map(head -> head.id().ordinal()).toList(),
        startsAt,
        Deadlines.published().latest(lastStart, workingDays(order.apps())),
        claimed.overtaking());
  }

  private Set<PhoneNumber> onRecord(List<PhoneNumber> numbers) {
    List<NumberToken> tokens = keys.tokens().of(numbers);
    Set<NumberToken> known = stores.numbers().find(tokens).keySet();
    return IntStream.range(0, numbers.size())
        .filter(i -> known.contains(tokens.get(i)))
        .mapToObj(numbers::get)
        .collect(Collectors.toSet());
  }

  private IntStream workingDays(AppSelection selection) {
    return stores.apps().all().stream()
        .filter(app -> app.profile().covered() && selection.includes(app.id()))
        .mapToInt(app -> app.profile().deadlineWorkingDays());
  }

  /** A cut as it is stored. The stored one counts, whatever a repeated call would have cut. */
  private record StoredCut(BatchId batch, Instant startsAt, List<BatchNumber> numbers) {}

  private List<StoredCut> storeCuts(Order order, List<BatchNumber> accepted) {
    List<StoredCut> cuts = storedCuts(order);
    Set<Integer> covered = lines(cuts);
    List<BatchNumber> rest = accepted.stream().filter(n -> !covered.contains(n.line())).toList();
    for (BatchCutter.Cut cut :
        BatchCutter.cut(rest, n -> CoolingPeriod.startOf(order.mode(), n.since(), order.submittedAt()))) {
      BatchId batch = new BatchId(order.id(), cuts.size());
      byte[] sealed = keys.numbers().seal(batch, cut.numbers());
      cuts.add(storedCut(order, batch, stores.batches().contents().putNumbersOnce(batch, sealed)));
    }
    return cuts;
  }

  private List<StoredCut> storedCuts(Order order) {
    var cuts = new ArrayList<StoredCut>();
    while (true) {
      BatchId batch = new BatchId(order.id(), cuts.size());
      Optional<byte[]> sealed = stores.batches().contents().numbers(batch);
      if (sealed.isEmpty()) {
        return cuts;
      }
      cuts.add(storedCut(order, batch, sealed.get()));
    }
  }

  private StoredCut storedCut(Order order, BatchId batch, byte[] sealed) {
    List<BatchNumber> numbers = keys.numbers().open(batch, sealed);
    return new StoredCut(batch, start(order, numbers), numbers);
  }

  private static Set<Integer> lines(List<StoredCut> cuts) {
    var lines = new HashSet<Integer>();
    cuts.forEach(cut -> cut.numbers().forEach(number -> lines.add(number.line())));
    return lines;
  }

  private static Instant start(Order order, List<BatchNumber> numbers) {
    return numbers.stream()
        .map(number -> CoolingPeriod.startOf(order.mode(), number.since(), order.submittedAt()))
        .max(Instant::compareTo)
        .orElse(order.submittedAt());
  }

  /** What was claimed: the lines that were lost and why, and whether earlier lives of the numbers are overtaken. */
  private record Claimed(Map<Integer, ProblemCode> lost, boolean overtaking) {}

  private Claimed claim(Order order, OrderRequest request, List<StoredCut> cuts, ClaimRules rules) {
    var claims = new ArrayList<Claim>();
    var lines = new HashMap<NumberToken, Integer>();
    for (StoredCut cut : cuts) {
      List<NumberToken> tokens = keys.tokens().of(cut.numbers().stream().map(BatchNumber::phoneNumber).toList());
      for (int i = 0; i < cut.numbers().size(); i++) {
        BatchNumber number = cut.numbers().get(i);
        NumberToken token = tokens.get(i);
        lines.put(token, number.line());
        var entry = new CycleEntry(cut.batch(), i, order.apps());
        Optional<Instant> portedInAt = request.lines().get(number.line()).portedIn(order.submittedAt());
        claims.add(new Claim(number.phoneNumber(), token, order.mode(), number.since(), portedInAt, entry));
      }
    }
    var lost = new HashMap<Integer, ProblemCode>();
    ClaimNumbers.Claimed claimed =
        new ClaimNumbers(stores.numbers(), stores.batches(), stores.orders(), rules, clock.instant())
            .claim(order.carrier(), claims);
    claimed.lost().forEach((token, why) -> lost.put(lines.get(token), why));
    return new Claimed(lost, claimed.overtaking());
  }

  private List<BatchHead> heads(Order order, List<StoredCut> cuts, Claimed claimed) {
    var heads = new ArrayList<BatchHead>();
    for (StoredCut cut : cuts) {
      var lost = new BitSet();
      for (int i = 0; i < cut.numbers().size(); i++) {
        lost.set(i, claimed.lost().containsKey(cut.numbers().get(i).line()));
      }
      if (lost.cardinality() < cut.numbers().size()) {
        heads.add(head(order, cut, lost, claimed.overtaking()));
      }
    }
    return heads;
  }

  /** A head. What its numbers have overtaken is withdrawn soon, even where the batch itself is to wait. */
  private BatchHead head(Order order, StoredCut cut, BitSet lost, boolean overtaking) {
    Instant soon = clock.instant().plus(QUEUED_WITHIN);
    return BatchHead.accepted(
        cut.batch(),
        order.carrier(),
        order.mode(),
        order.apps(),
        cut.numbers().size(),
        lost,
        order.submittedAt(),
        cut.startsAt(),
        cut.startsAt().isAfter(soon) && !overtaking ? cut.startsAt() : soon);
  }
}
