package org.numberrefresh.usecase.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Progress.Stage;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * The story of a number in one of its lives, as its carrier knows it. Every time is one of the carrier's own order or
 * of a whole batch, never of one app.
 *
 * <p>Decision: docs/decisions.md#a-story-has-the-times-of-batches
 *
 * @param moments what happened, oldest first
 */
public record Story(List<Moment> moments) {

  /** The steps of a story. */
  public enum Step {
    /** The carrier submitted it, or it is asked about again. */
    SUBMITTED,
    /** Its ninety days end; it may lie ahead. */
    COOLING_UNTIL,
    /** Apps are asked. */
    ASKED,
    /** All answers for its batch were in. */
    SETTLED,
    /** Late answers changed outcomes of its batch. */
    RAISED,
    /** Its old holder took it back. */
    RESTORED,
    /** The carrier cancelled the order. */
    CANCELLED
  }

  /**
   * A moment.
   *
   * @param step what happened
   * @param at when; of SETTLED and RAISED only the day is told
   */
  public record Moment(Step step, Instant at) {

    /** True if the time is told to the second. */
    public boolean isExact() {
      return step != Step.SETTLED && step != Step.RAISED;
    }
  }

  public Story {
    moments = List.copyOf(moments);
  }

  /**
   * Tells the story of a number.
   *
   * @param cancelledAt the time when an order of the carrier was cancelled
   */
  static Story of(CycleView cycle, Function<OrderId, Optional<Instant>> cancelledAt) {
    var moments = new ArrayList<Moment>();
    for (CycleView.Seen seen : cycle.entries()) {
      BatchHead head = seen.glance().head();
      boolean waitsForNothing = seen.withdrawn() && seen.neverBegun();
      moments.add(new Moment(Step.SUBMITTED, head.request().createdAt()));
      if (head.request().startsAt().isAfter(head.request().createdAt()) && !waitsForNothing) {
        moments.add(new Moment(Step.COOLING_UNTIL, head.request().startsAt()));
      }
      switch (head) {
        case AcceptedHead _ -> {}
        case OpenedHead opened when !waitsForNothing -> opened(opened, seen.withdrawn(), moments);
        case OpenedHead _ -> {}
      }
      if (seen.withdrawn()) {
        withdrawn(seen, cancelledAt).ifPresent(moments::add);
      }
    }
    return new Story(
        moments.stream().distinct().sorted(Comparator.comparing(Moment::at).thenComparing(Moment::step)).toList());
  }

  private static void opened(OpenedHead head, boolean withdrawn, List<Moment> moments) {
    moments.add(new Moment(Step.ASKED, head.openedAt()));
    if (head.progress().stage() instanceof Stage.Settled settled && !withdrawn) {
      settled.at().ifPresent(at -> moments.add(new Moment(Step.SETTLED, at)));
      settled.raisedAt().ifPresent(at -> moments.add(new Moment(Step.RAISED, at)));
    }
  }

  private static Optional<Moment> withdrawn(CycleView.Seen seen, Function<OrderId, Optional<Instant>> cancelledAt) {
    return seen.glance()
        .head()
        .withdrawn()
        .restoredAt(seen.entry().index())
        .map(at -> new Moment(Step.RESTORED, at))
        .or(() -> cancelledAt.apply(seen.entry().batch().order()).map(at -> new Moment(Step.CANCELLED, at)));
  }
}
