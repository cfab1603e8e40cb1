package org.numberrefresh.order;

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
import org.numberrefresh.app.AppSelection;
import org.numberrefresh.batch.BatchCutter;
import org.numberrefresh.batch.BatchHead;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.BatchNumber;
import org.numberrefresh.batch.Deadlines;
import org.numberrefresh.core.Core;
import org.numberrefresh.key.Keys;
import org.numberrefresh.number.Claims;
import org.numberrefresh.number.Cycle;
import org.numberrefresh.number.CycleEntry;
import org.numberrefresh.number.NumberToken;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.store.Stores;

/**
 * Stores what is accepted of an order, step by step: the sealed cut of its batches, the claims of its numbers, the
 * heads. A repeated call finds what an earlier one stored, and that counts.
 */
final class OrderStorage {

  private static final Duration QUEUED_WITHIN = Duration.ofMinutes(1);
  private static final int DEFAULT_WORKING_DAYS = 5;

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
    OrderLines lines = OrderLines.check(request, order.carrier(), stores.carriers().ranges(), order.submittedAt());
    List<StoredCut> cuts = storeCuts(order, lines.accepted());
    Map<Integer, ProblemCode> lost = claim(order, cuts);
    Set<Integer> cut = lines(cuts);
    var rejected = new ArrayList<>(lines.rejected().stream().filter(p -> !cut.contains(p.index())).toList());
    lost.forEach((line, why) -> rejected.add(LineProblem.of(line, why)));
    rejected.sort(Comparator.comparingInt(LineProblem::index));
    List<BatchHead> heads = heads(order, cuts, lost.keySet());
    heads.forEach(stores.batches()::putHead);
    Instant startsAt = heads.stream().map(BatchHead::startsAt).min(Instant::compareTo).orElse(order.submittedAt());
    Instant lastStart = heads.stream().map(BatchHead::startsAt).max(Instant::compareTo).orElse(order.submittedAt());
    return new Order.Committed(
        heads.stream().mapToInt(BatchHead::counted).sum(),
        rejected,
        heads.stream().map(head -> head.id().ordinal()).toList(),
        startsAt,
        Deadlines.published().after(lastStart, longestDeadline(order.apps())));
  }

  private int longestDeadline(AppSelection selection) {
    return stores.apps().all().stream()
        .filter(app -> app.profile().covered() && selection.includes(app.id()))
        .mapToInt(app -> app.profile().deadlineWorkingDays())
        .max()
        .orElse(DEFAULT_WORKING_DAYS);
  }

  /** A cut as it is stored. The stored one counts, whatever a repeated call would have cut. */
  private record StoredCut(BatchId batch, Instant startsAt, List<BatchNumber> numbers) {}

  private List<StoredCut> storeCuts(Order order, List<BatchNumber> accepted) {
    List<StoredCut> cuts = storedCuts(order);
    Set<Integer> covered = lines(cuts);
    List<BatchNumber> rest = accepted.stream().filter(n -> !covered.contains(n.line())).toList();
    for (BatchCutter.Cut cut :
        BatchCutter.cut(rest, n -> CoolingPeriod.startOf(order.mode(), n, order.submittedAt()))) {
      BatchId batch = new BatchId(order.id(), cuts.size());
      byte[] sealed = keys.numbers().seal(batch, cut.numbers());
      cuts.add(storedCut(order, batch, stores.batches().putNumbersOnce(batch, sealed)));
    }
    return cuts;
  }

  private List<StoredCut> storedCuts(Order order) {
    var cuts = new ArrayList<StoredCut>();
    while (true) {
      BatchId batch = new BatchId(order.id(), cuts.size());
      Optional<byte[]> sealed = stores.batches().numbers(batch);
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
        .map(number -> CoolingPeriod.startOf(order.mode(), number, order.submittedAt()))
        .max(Instant::compareTo)
        .orElse(order.submittedAt());
  }

  private Map<Integer, ProblemCode> claim(Order order, List<StoredCut> cuts) {
    var claims = new ArrayList<Claims.Claim>();
    var lines = new HashMap<NumberToken, Integer>();
    for (StoredCut cut : cuts) {
      List<NumberToken> tokens = keys.tokens().of(cut.numbers().stream().map(BatchNumber::phoneNumber).toList());
      for (int i = 0; i < cut.numbers().size(); i++) {
        BatchNumber number = cut.numbers().get(i);
        NumberToken token = tokens.get(i);
        lines.put(token, number.line());
        var entry = new CycleEntry(cut.batch(), i, order.apps());
        claims.add(new Claims.Claim(token, order.carrier(), new Cycle(order.mode(), number.since(), List.of(entry))));
      }
    }
    var lost = new HashMap<Integer, ProblemCode>();
    new Claims(stores.numbers(), stores.batches(), this::abandoned)
        .claim(claims)
        .forEach((token, why) -> lost.put(lines.get(token), why));
    return lost;
  }

  private List<BatchHead> heads(Order order, List<StoredCut> cuts, Set<Integer> lostLines) {
    var heads = new ArrayList<BatchHead>();
    for (StoredCut cut : cuts) {
      var lost = new BitSet();
      for (int i = 0; i < cut.numbers().size(); i++) {
        lost.set(i, lostLines.contains(cut.numbers().get(i).line()));
      }
      if (lost.cardinality() < cut.numbers().size()) {
        heads.add(head(order, cut, lost));
      }
    }
    return heads;
  }

  private BatchHead head(Order order, StoredCut cut, BitSet lost) {
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
        cut.startsAt().isAfter(soon) ? cut.startsAt() : soon);
  }

  private boolean abandoned(OrderId id) {
    return stores.orders().find(id).map(order -> order.neverCommitted(clock.instant())).orElse(true);
  }
}
