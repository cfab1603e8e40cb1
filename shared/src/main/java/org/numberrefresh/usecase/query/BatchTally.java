package org.numberrefresh.usecase.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.batch.BatchCounts.AppCounts;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.NumberCounts;
import org.numberrefresh.domain.batch.ShownOutcomes;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;

/**
 * Counts a batch as a carrier may see it. Each number counts with the state and the grade that its line of the results
 * shows.
 *
 * <p>Decision: docs/decisions.md#counts-are-derived-never-stored
 */
final class BatchTally {

  private final BatchHead head;
  private final Map<OutwardOutcome, Integer> outcomes = new EnumMap<>(OutwardOutcome.class);
  private final List<AppCounts> apps = new ArrayList<>();
  private NumberCounts numbers = NumberCounts.NONE;

  private BatchTally(BatchHead head) {
    this.head = head;
  }

  /**
   * Counts a batch.
   *
   * @param glance the batch, with its tasks if it has no summary
   * @param registered all apps, for a batch that is not opened yet
   * @param now the time at which the batch was read
   */
  static BatchCounts of(Glance glance, List<App> registered, Instant now) {
    var tally = new BatchTally(glance.head());
    return switch (glance) {
      case Glance.Accepted(AcceptedHead head) -> {
        tally.accepted(head, registered, now);
        yield tally.counts(head.request().startsAt(), now);
      }
      case Glance.Opened opened -> {
        tally.opened(opened);
        yield tally.counts(opened.head().openedAt(), now);
      }
    };
  }

  /**
   * The part of an order of which nothing was read yet: it counts as waiting since it was submitted.
   *
   * @param numbers the count of its numbers, at least 1
   */
  static BatchCounts unseen(Order order, int numbers, List<App> registered) {
    Order.Committed committed = order.committed().orElseThrow();
    List<AppCounts> apps =
        registered.stream()
            .filter(order.apps()::asks)
            .map(app -> new AppCounts(app.number(), committed.dueAt(), numbers, true))
            .toList();
    return new BatchCounts(
        order.batchIds().size(),
        order.submittedAt(),
        BatchState.ACCEPTED,
        committed.startsAt(),
        numbers,
        new NumberCounts(0, numbers, 0, 0, 0, 0),
        apps.isEmpty() ? Map.of() : Map.of(OutwardOutcome.PENDING, numbers * apps.size()),
        apps);
  }

  private BatchCounts counts(Instant beginsAt, Instant now) {
    return new BatchCounts(head.id().ordinal(), now, head.state(), beginsAt, left(), numbers, outcomes, apps);
  }

  private int left() {
    return head.numbers() - head.unsendable().cardinality();
  }

  private void accepted(AcceptedHead head, List<App> registered, Instant now) {
    Instant start = head.request().startsAt().isAfter(now) ? head.request().startsAt() : now;
    int left = left();
    registered.stream()
        .filter(head.request().selection()::asks)
        .forEach(
            app -> {
              Instant deadline = Deadlines.published().after(start, app.profile().deadlineWorkingDays());
              apps.add(new AppCounts(app.number(), deadline, left, left > 0));
            });
    count(OutwardOutcome.PENDING, left * apps.size());
    count(OutwardOutcome.CANCELLED, (head.counted() - left) * apps.size());
    var glance = new Glance.Accepted(head);
    eachNumber(index -> add(glance, index, NumberView.grade(glance, index)));
  }

  private void opened(Glance.Opened glance) {
    if (glance.summary().isPresent()) {
      glance.summary().get().counts().forEach(this::count);
      glance.apps().forEach(app -> apps.add(new AppCounts(app.number(), app.deadline(), 0, false)));
      eachNumber(index -> add(glance, index, NumberView.grade(glance, index)));
      return;
    }
    int[] finals = new int[head.numbers()];
    var remains = new BitSet();
    glance
        .tasksOfApps()
        .forEach((app, task) -> task(new ShownOutcomes(glance.head(), task), app, task, finals, remains));
    eachNumber(index -> add(glance, index, grade(glance, index, finals[index], remains.get(index))));
  }

  private void task(ShownOutcomes shown, ExpectedApp app, TaskOutcomes task, int[] finals, BitSet remains) {
    var counts = new EnumMap<OutwardOutcome, Integer>(OutwardOutcome.class);
    eachNumber(
        index -> {
          Outcome outcome = shown.at(index);
          counts.merge(outcome.outward(), 1, Integer::sum);
          if (outcome.isFinal()) {
            finals[index]++;
            remains.set(index, remains.get(index) || !outcome.isClear());
          }
        });
    counts.forEach(this::count);
    int waiting = counts.getOrDefault(OutwardOutcome.PENDING, 0);
    apps.add(new AppCounts(app.number(), app.deadline(), waiting, task.outcomes().toSend().length > 0));
  }

  private static Grade grade(Glance.Opened glance, int index, int finals, boolean remains) {
    Grade early = NumberView.grade(glance, index);
    if (early != Grade.PENDING || finals < glance.apps().size()) {
      return early;
    }
    return remains ? Grade.REFRESHED_WITH_RESIDUE : Grade.REFRESHED;
  }

  private void add(Glance glance, int index, Grade grade) {
    boolean restored = glance.head().withdrawn().restoredAt(index).isPresent();
    numbers =
        numbers.plus(
            switch (grade) {
              case COOLING -> new NumberCounts(1, 0, 0, 0, 0, 0);
              case PENDING, UNKNOWN -> new NumberCounts(0, 1, 0, 0, 0, 0);
              case REFRESHED -> new NumberCounts(0, 0, 1, 0, 0, 0);
              case REFRESHED_WITH_RESIDUE -> new NumberCounts(0, 0, 0, 1, 0, 0);
              case NOT_REFRESHED -> new NumberCounts(0, 0, 0, 0, restored ? 1 : 0, restored ? 0 : 1);
            });
  }

  private void count(OutwardOutcome outward, int pairs) {
    if (pairs > 0) {
      outcomes.merge(outward, pairs, Integer::sum);
    }
  }

  private void eachNumber(IntConsumer with) {
    BitSet lost = head.request().lost();
    for (int i = lost.nextClearBit(0); i < head.numbers(); i = lost.nextClearBit(i + 1)) {
      with.accept(i);
    }
  }
}
