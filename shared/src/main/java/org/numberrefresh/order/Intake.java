package org.numberrefresh.order;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.app.App;
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
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.queue.Queues;
import org.numberrefresh.store.Stores;

/**
 * Takes orders. Each step is stored under a condition and can be repeated, so that the same call continues an order
 * that a crash left anywhere: the order, the sealed cut of its batches, the claims of its numbers, the heads, and last
 * the mark that all of it counts.
 */
public final class Intake {

  private static final Duration LEASE = Duration.ofSeconds(35);
  private static final Duration NEVER_COMMITTED_AFTER = Duration.ofMinutes(15);
  private static final Duration QUEUED_WITHIN = Duration.ofMinutes(1);
  private static final int DEFAULT_WORKING_DAYS = 5;

  private final Stores stores;
  private final Keys keys;
  private final Queues queues;
  private final Clock clock;

  public Intake(Core core) {
    this.stores = core.stores();
    this.keys = core.keys();
    this.queues = core.queues();
    this.clock = core.clock();
  }

  /**
   * Takes an order, or answers again what was answered before under the same key.
   *
   * @throws Problem where its form is wrong, or the key is used for another body or by a call that still runs
   */
  public Order submit(String carrier, String idempotencyKey, byte[] body) {
    OrderRequest request = OrderRequest.read(body);
    refuseUnknownApps(request.apps());
    Order order = open(carrier, idempotencyKey, request, hash(body));
    if (order.committed().isPresent()) {
      return order;
    }
    Order committed = order.with(store(order, request));
    if (!stores.orders().commit(committed)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_IN_USE);
    }
    queues.batches(startable(committed));
    return committed;
  }

  private void refuseUnknownApps(AppSelection selection) {
    if (selection instanceof AppSelection.Listed(List<String> ids)) {
      Set<String> known = new HashSet<>(stores.apps().all().stream().map(App::id).toList());
      ids.stream()
          .filter(id -> !known.contains(id))
          .findFirst()
          .ifPresent(
              id -> {
                throw Problem.invalid("\"apps\" names an unknown app. GET /apps lists the known ones.");
              });
    }
  }

  private Order open(String carrier, String key, OrderRequest request, String bodyHash) {
    Instant now = clock.instant();
    Order draft =
        new Order(
            OrderId.of(carrier, key),
            carrier,
            bodyHash,
            request.mode(),
            request.apps(),
            now.truncatedTo(ChronoUnit.SECONDS),
            now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS),
            Optional.empty());
    return stores.orders().putOnce(draft).map(stored -> again(stored, bodyHash, now)).orElse(draft);
  }

  private Order again(Order stored, String bodyHash, Instant now) {
    if (!stored.bodyHash().equals(bodyHash)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }
    if (stored.committed().isPresent()) {
      return stored;
    }
    Instant until = now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
    if (stored.leasedUntil().isAfter(now) || !stores.orders().lease(stored, until)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_IN_USE);
    }
    return stored.leasedUntil(until);
  }

  private Order.Committed store(Order order, OrderRequest request) {
    OrderLines lines = OrderLines.check(request, order.carrier(), stores.carriers().ranges(), order.submittedAt());
    List<StoredCut> cuts = storeCuts(order, lines.accepted());
    Map<Integer, ProblemCode> lost = claim(order, cuts);
    Set<Integer> cut = lines(cuts);
    var rejected = new ArrayList<>(lines.rejected().stream().filter(p -> !cut.contains(p.index())).toList());
    lost.forEach((line, why) -> rejected.add(LineProblem.of(line, why)));
    rejected.sort(Comparator.comparingInt(LineProblem::index));
    List<BatchHead> heads = heads(order, cuts, lost.keySet());
    heads.forEach(stores.batches()::putHeadOnce);
    Instant startsAt = heads.stream().map(BatchHead::startsAt).min(Instant::compareTo).orElse(order.submittedAt());
    Instant lastStart = heads.stream().map(BatchHead::startsAt).max(Instant::compareTo).orElse(order.submittedAt());
    return new Order.Committed(
        heads.stream().mapToInt(BatchHead::counted).sum(),
        rejected,
        heads.stream().map(head -> head.id().ordinal()).toList(),
        startsAt,
        Deadlines.after(lastStart, longestDeadline(order.apps())));
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

  private boolean abandoned(OrderId id) {
    return stores.orders().find(id).map(order -> neverCommitted(order, clock.instant())).orElse(true);
  }

  /** Whether an order was left unfinished so long ago that its claims fall away. */
  public static boolean neverCommitted(Order order, Instant now) {
    return order.committed().isEmpty() && order.leasedUntil().plus(NEVER_COMMITTED_AFTER).isBefore(now);
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

  private List<BatchId> startable(Order order) {
    Instant now = clock.instant();
    return stores.batches().heads(order.batchIds()).values().stream()
        .filter(head -> !head.startsAt().isAfter(now))
        .map(BatchHead::id)
        .toList();
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
