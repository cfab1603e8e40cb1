package org.numberrefresh.usecase.feed;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Progress.Stage;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.event.SettledCounts;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.release.GateCounts;
import org.numberrefresh.domain.release.ReleaseRule;

/**
 * Tells carriers how their orders come along. Every call may be repeated: it stands before the step that takes its
 * batch's head out of the due index, so the clock repeats it after a crash.
 *
 * <p>Decision: docs/decisions.md#a-head-stays-due-until-its-carrier-is-told
 */
public final class Announcements {

  private final Stores stores;
  private final Feed feed;
  private final Clock clock;

  public Announcements(Core core) {
    this.stores = core.stores();
    this.feed = new Feed(core);
    this.clock = core.clock();
  }

  private FeedEvent event(EventId id, EventData data) {
    return new FeedEvent(id, clock.instant(), data);
  }

  /** Tells that an order is accepted. */
  public void accepted(Order order) {
    feed.tell(order.carrier(), List.of(acceptance(order)));
  }

  private FeedEvent acceptance(Order order) {
    Order.Committed part = order.committed().orElseThrow();
    return event(
        EventId.accepted(order.id()),
        new EventData.OrderAccepted(
            order.id(), part.accepted(), part.rejected().size(), part.startsAt(), part.dueAt()));
  }

  /**
   * Tells that an order is accepted, and that apps are asked about those of its batches that start on this one's day.
   */
  public void started(OpenedHead head) {
    EventId accepted = EventId.accepted(head.id().order());
    EventId started = EventId.started(head.id().order(), startOf(head));
    feed.tell(
        head.request().carrier(),
        List.of(accepted, started),
        known -> known.contains(started) ? List.of() : start(head, started, !known.contains(accepted)));
  }

  private List<FeedEvent> start(OpenedHead head, EventId started, boolean accepted) {
    Order order = stores.orders().find(head.id().order()).orElseThrow();
    int numbers =
        heads(order.batchIds())
            .filter(other -> startOf(other).equals(startOf(head)))
            .mapToInt(BatchHead::counted)
            .sum();
    FeedEvent start = event(started, new EventData.OrderStarted(order.id(), numbers));
    return accepted ? List.of(acceptance(order), start) : List.of(start);
  }

  private static LocalDate startOf(BatchHead head) {
    return ShanghaiTime.dayOf(head.request().startsAt());
  }

  private Stream<BatchHead> heads(List<BatchId> batches) {
    return stores.batches().heads().find(batches).values().stream();
  }

  private List<BatchId> batches(OrderId order) {
    return stores.orders().find(order).map(Order::batchIds).orElse(List.of());
  }

  /** Tells of the numbers of a batch that were withdrawn so far. */
  public void withdrawn(BatchHead head) {
    var events = new ArrayList<FeedEvent>();
    for (Withdrawn.Why why : Withdrawn.Why.values()) {
      int numbers = head.withdrawn().counts().getOrDefault(why, 0);
      if (numbers > 0) {
        var data = new EventData.NumberWithdrawn(head.id(), numbers, why);
        events.add(event(EventId.withdrawn(head.id(), why, numbers), data));
      }
    }
    feed.tell(head.request().carrier(), events);
  }

  /**
   * Tells of the states that an appeal reached so far.
   *
   * @param outcome the outcome that the appealed pair shows now
   */
  public void appeal(BatchHead head, List<AppealState> reached, OutwardOutcome outcome) {
    OrderId appeal = head.id().order();
    feed.tell(
        head.request().carrier(),
        reached.stream()
            .map(state -> event(EventId.appeal(appeal, state), new EventData.AppealChanged(appeal, state, outcome)))
            .toList());
  }

  /** Tells that a batch is settled, that late answers changed it, and that its order is settled if it was the last. */
  public void settled(OpenedHead head, BatchSummary summary) {
    if (!head.progress().fannedOut() && !head.allUnsendable()) {
      started(head);
    }
    BatchId batch = head.id();
    List<BatchId> all = batches(batch.order());
    int place = all.indexOf(batch);
    ReleaseRule rule = stores.carriers().ruleInForce(head.request().carrier());
    SettledCounts counts = counts(head, summary, stores.batches().contents().apps(batch).orElse(List.of()), rule);
    var events = new ArrayList<FeedEvent>();
    events.add(event(EventId.settled(batch), new EventData.BatchSettled(batch, place, counts)));
    long raises = summary.raises().count();
    if (raises > 0) {
      events.add(event(EventId.changed(batch, raises), new EventData.OutcomeChanged(batch, place, counts)));
    }
    feed.tell(head.request().carrier(), events);
    orderSettled(head, counts, rule, all);
  }

  private void orderSettled(OpenedHead last, SettledCounts counts, ReleaseRule rule, List<BatchId> batches) {
    OrderId order = last.id().order();
    boolean alone = batches.equals(List.of(last.id()));
    if (alone || heads(batches).allMatch(Announcements::isSettled)) {
      feed.tell(
          last.request().carrier(),
          EventId.settled(order),
          () ->
              event(EventId.settled(order), new EventData.OrderSettled(order, alone ? counts : counts(batches, rule))));
    }
  }

  private static boolean isSettled(BatchHead head) {
    return head.opened().filter(opened -> opened.progress().stage() instanceof Stage.Settled).isPresent();
  }

  private SettledCounts counts(List<BatchId> batches, ReleaseRule rule) {
    return stores.batches().glances().of(batches, Glance.Depth.SUMMARY).values().stream()
        .map(
            glance ->
                switch (glance) {
                  case Glance.Accepted _ -> SettledCounts.NONE;
                  case Glance.Opened opened ->
                      opened
                          .summary()
                          .map(summary -> counts(opened.head(), summary, opened.apps(), rule))
                          .orElse(SettledCounts.NONE);
                })
        .reduce(SettledCounts.NONE, SettledCounts::plus);
  }

  private SettledCounts counts(OpenedHead head, BatchSummary summary, List<ExpectedApp> apps, ReleaseRule rule) {
    BitSet lost = head.request().lost();
    int refreshed = 0;
    int withResidue = 0;
    for (int i = lost.nextClearBit(0); i < head.numbers(); i = lost.nextClearBit(i + 1)) {
      List<BatchSummary.Residue> residue = summary.residue().get(i);
      if (residue.isEmpty()) {
        refreshed++;
      } else if (residue.stream().anyMatch(one -> one.outcome() != Outcome.CANCELLED)
          || residue.size() < head.expected()) {
        withResidue++;
      }
    }
    LocalDate today = ShanghaiTime.dayOf(clock.instant());
    GateCounts gates = GateCounts.of(head, summary, apps, rule, today);
    return new SettledCounts(head.counted(), summary.counts(), refreshed, withResidue, gates);
  }
}
