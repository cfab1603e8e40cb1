package org.numberrefresh.usecase.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.batch.Glances;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.OrderSnapshot;
import org.numberrefresh.domain.order.OrderSnapshot.Seen;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;

/**
 * One look at a large order. It reads heads first, since they tell which batches have changed. Of these it reads as
 * many as the budget allows: settled ones first, which cost least, then those that were read longest ago.
 */
final class LookTurn {

  /** The most heads of one look. */
  private static final int HEADS = 20;

  /** The most heads of one look where a single batch takes most of the budget. */
  private static final int FEW_HEADS = 6;

  /** The read units for everything but heads. */
  private static final double UNITS = 11;

  /** The time in which a batch is not read again, however much changes in it. */
  private static final Duration REST = Duration.ofSeconds(1);

  /** The time after which a batch is read again, even if its head is as it was. */
  private static final Duration OLD = Duration.ofMinutes(1);

  private final Order order;
  private final List<App> registered;
  private final OrderSnapshot known;
  private final Instant now;
  private final Map<Integer, Seen> seen;
  private final Map<Integer, BatchCounts> unread = new HashMap<>();
  private int turn;
  private boolean changed;

  LookTurn(Order order, List<App> registered, OrderSnapshot known, Instant now) {
    this.order = order;
    this.registered = registered;
    this.known = known;
    this.now = now;
    this.seen = new HashMap<>(known.byOrdinal());
  }

  /** Reads a part of the order. */
  void look(Glances glances) {
    Map<BatchId, BatchHead> heads = glances.heads(round());
    var stale = new ArrayList<OpenedHead>();
    for (BatchHead head : heads.values()) {
      switch (head) {
        case AcceptedHead accepted -> keep(accepted, new Glance.Accepted(accepted));
        case OpenedHead opened -> {
          if (isStale(opened)) {
            stale.add(opened);
          }
        }
      }
    }
    stale.sort(
        Comparator.comparing(LookTurn::isOpen).thenComparing(this::seenAt).thenComparing(BatchHead::id, BY_ORDINAL));
    read(stale, glances);
  }

  private static final Comparator<BatchId> BY_ORDINAL = Comparator.comparingInt(BatchId::ordinal);

  /** The batches whose heads are read: as many as a look may read, from where the last one ended. */
  private List<BatchId> round() {
    List<BatchId> all = order.batchIds();
    int largest = all.isEmpty() ? 0 : (order.committed().map(Order.Committed::accepted).orElse(0) / all.size());
    int most = LookCost.ofOrder(1, largest, OrderLook.asked(order, registered)).units() > UNITS ? FEW_HEADS : HEADS;
    int from = all.isEmpty() ? 0 : known.turn() % all.size();
    var round = new ArrayList<BatchId>();
    for (int i = 0; i < Math.min(most, all.size()); i++) {
      round.add(all.get((from + i) % all.size()));
    }
    turn = all.isEmpty() ? 0 : (from + round.size()) % all.size();
    changed = round.size() < all.size();
    return round;
  }

  private void read(List<OpenedHead> stale, Glances glances) {
    double left = UNITS;
    var summaries = new ArrayList<OpenedHead>();
    var whole = new ArrayList<BatchId>();
    for (OpenedHead head : stale) {
      boolean bySummary = !isOpen(head) && apps(head).isPresent();
      double cost = bySummary ? LookCost.SUMMARY : LookCost.of(head).units();
      if (cost > left && (!summaries.isEmpty() || !whole.isEmpty())) {
        break;
      }
      left -= cost;
      if (bySummary) {
        summaries.add(head);
      } else {
        whole.add(head.id());
      }
    }
    Map<BatchId, BatchSummary> found = glances.summaries(summaries.stream().map(OpenedHead::id).toList());
    for (OpenedHead head : summaries) {
      Optional.ofNullable(found.get(head.id()))
          .ifPresent(
              summary ->
                  keep(head, new Glance.Opened(head, apps(head).orElseThrow(), Optional.of(summary), List.of())));
    }
    glances.of(whole, Depth.COUNTS).values().forEach(glance -> keep(glance.head(), glance));
    stale.stream().filter(head -> !seen.containsKey(head.id().ordinal())).forEach(this::leave);
  }

  private void keep(BatchHead head, Glance glance) {
    var next = new Seen(isBehind(glance) ? ~mark(head) : mark(head), BatchTally.of(glance, registered, now));
    Seen before = seen.put(head.id().ordinal(), next);
    changed |= before == null || head.opened().isPresent() || before.mark() != next.mark();
  }

  /**
   * True if a settled batch's summary is not made anew yet: a late answer came, or the reads met between two writes.
   */
  private static boolean isBehind(Glance glance) {
    return glance instanceof Glance.Opened(OpenedHead head, _, Optional<BatchSummary> summary, _)
        && summary.filter(found -> found.revision() < head.progress().revision()).isPresent();
  }

  /** A batch for which nothing is left in the budget counts as waiting since it was opened. */
  private void leave(OpenedHead head) {
    var asAccepted = new AcceptedHead(head.request(), head.withdrawn(), Optional.empty());
    BatchCounts counts = BatchTally.of(new Glance.Accepted(asAccepted), registered, head.openedAt());
    unread.put(head.id().ordinal(), counts);
  }

  private Instant seenAt(OpenedHead head) {
    return Optional.ofNullable(seen.get(head.id().ordinal())).map(one -> one.counts().seenAt()).orElse(Instant.MIN);
  }

  private boolean isStale(OpenedHead head) {
    Seen before = seen.get(head.id().ordinal());
    if (before == null || !before.counts().opened()) {
      return true;
    }
    boolean moved = before.mark() != mark(head);
    if (!isOpen(head)) {
      return moved;
    }
    return before.counts().seenAt().plus(moved ? REST : OLD).isBefore(now);
  }

  private static boolean isOpen(OpenedHead head) {
    return head.state() != BatchState.SETTLED;
  }

  /** The apps of a batch that was read since it was opened: they never change. */
  private Optional<List<ExpectedApp>> apps(OpenedHead head) {
    return Optional.ofNullable(seen.get(head.id().ordinal()))
        .map(Seen::counts)
        .filter(BatchCounts::opened)
        .map(counts -> counts.apps().stream().map(app -> new ExpectedApp(app.app(), "", app.deadline())).toList());
  }

  /**
   * A number that differs where the head tells something new. Of a batch of few numbers it tells nothing of single
   * tasks: the time of the next reading, which is shown, would tell when each was answered.
   */
  private static int mark(BatchHead head) {
    int withdrawn = head.withdrawn().indexes().cardinality();
    return switch (head) {
      case AcceptedHead _ -> Objects.hash("", withdrawn);
      case OpenedHead opened ->
          Objects.hash(
              opened.state().name(),
              withdrawn,
              opened.progress().revision(),
              opened.mode() == Mode.BATCH && opened.few() ? 0 : opened.progress().settledApps().size());
    };
  }

  /** The snapshot for the next look; empty if nothing new was read. */
  Optional<OrderSnapshot> next() {
    return changed
        ? Optional.of(new OrderSnapshot(order.id(), known.version() + 1, turn, List.copyOf(seen.values())))
        : Optional.empty();
  }

  /** The counts of all batches: as they were read now or earlier. What was never read counts as waiting. */
  List<BatchCounts> counts() {
    var all = new ArrayList<>(seen.values().stream().map(Seen::counts).toList());
    all.addAll(unread.values());
    int missing = order.committed().map(Order.Committed::accepted).orElse(0);
    for (BatchCounts counts : all) {
      missing -= counts.numbers().total();
    }
    if (all.size() < order.batchIds().size() && missing > 0) {
      all.add(BatchTally.unseen(order, missing, registered));
    }
    return all;
  }
}
