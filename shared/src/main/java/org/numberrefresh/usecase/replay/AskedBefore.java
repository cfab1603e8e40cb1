package org.numberrefresh.usecase.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;

/** The batches in which numbers were asked about before, read consistently, and their merged outcomes. */
final class AskedBefore {

  private final Map<BatchId, BatchHead> heads;
  private final Map<BatchId, Map<String, ExpectedApp>> apps = new HashMap<>();
  private final Map<TaskId, TaskOutcomes> tasks;
  private final Predicate<OrderId> abandoned;
  private final Map<OrderId, Boolean> known = new HashMap<>();

  private AskedBefore(
      Map<BatchId, BatchHead> heads, Batches batches, Predicate<String> relevant, Predicate<OrderId> abandoned) {
    this.heads = heads;
    this.abandoned = abandoned;
    var wanted = new ArrayList<TaskId>();
    BatchHead.opened(heads).keySet().forEach(batch -> expect(batch, batches, relevant, wanted));
    this.tasks = batches.tasks().find(wanted);
  }

  private void expect(BatchId batch, Batches batches, Predicate<String> relevant, List<TaskId> wanted) {
    Map<String, ExpectedApp> expected =
        batches.contents().apps(batch).orElseThrow().stream()
            .filter(app -> relevant.test(app.id()))
            .collect(Collectors.toMap(ExpectedApp::id, app -> app));
    apps.put(batch, expected);
    expected.values().forEach(app -> wanted.add(new TaskId(batch, app.number())));
  }

  /**
   * Reads batches.
   *
   * @param relevant true for each app to look at
   * @param abandoned true for an order that was never committed and has no running call
   */
  static AskedBefore read(
      Batches batches, Collection<BatchId> ids, Predicate<String> relevant, Predicate<OrderId> abandoned) {
    return new AskedBefore(batches.heads().find(ids), batches, relevant, abandoned);
  }

  Optional<BatchHead> head(BatchId batch) {
    return Optional.ofNullable(heads.get(batch));
  }

  /** The apps to look at among those that a batch expects. */
  Collection<String> apps(BatchId batch) {
    return apps.getOrDefault(batch, Map.of()).keySet();
  }

  /** The outcome of a number at an app that its batch expects. */
  Outcome outcome(BatchId batch, String app, int index) {
    return Optional.ofNullable(apps.getOrDefault(batch, Map.of()).get(app))
        .map(expected -> tasks.get(new TaskId(batch, expected.number())))
        .map(task -> task.outcomes().at(index))
        .orElse(Outcome.PENDING);
  }

  /**
   * The outcome of a pair that counts.
   *
   * @param batch the newest batch that asked it
   * @param outcome the outcome in that batch
   */
  record NewestOutcome(BatchId batch, Outcome outcome) {}

  /** True if an entry counts and its number was not lost to another order. */
  boolean hasPlace(CycleEntry entry) {
    return !isLost(entry) && counts(entry);
  }

  private boolean isLost(CycleEntry entry) {
    return head(entry.batch()).filter(head -> head.request().isLost(entry.index())).isPresent();
  }

  /** True unless an entry belongs to an order that was never committed. */
  boolean counts(CycleEntry entry) {
    boolean underWay = head(entry.batch()).flatMap(BatchHead::opened).isPresent();
    return underWay || !known.computeIfAbsent(entry.batch().order(), abandoned::test);
  }

  /**
   * The outcome that may be asked again: the newest batch's. Empty if a batch of the cycle waits for the app or has
   * CLEAR, if the number was withdrawn, or if no batch asked.
   *
   * @param asker sees the batches that count
   */
  Optional<NewestOutcome> askable(Cycle cycle, String app, Asker asker) {
    Optional<NewestOutcome> newest = Optional.empty();
    for (CycleEntry entry : cycle.entries()) {
      if (asker.sees(entry.batch()) && asks(entry, app)) {
        Outcome outcome = outcome(entry.batch(), app, entry.index());
        if (!outcome.isFinal() || outcome.isClear() || isWithdrawn(entry)) {
          return Optional.empty();
        }
        newest = Optional.of(new NewestOutcome(entry.batch(), outcome));
      }
    }
    return newest;
  }

  /** True if a batch asks an app about a number, or will once it is opened. */
  private boolean asks(CycleEntry entry, String app) {
    boolean opened = head(entry.batch()).flatMap(BatchHead::opened).isPresent();
    return hasPlace(entry) && (opened ? apps(entry.batch()).contains(app) : entry.apps().includes(app));
  }

  private boolean isWithdrawn(CycleEntry entry) {
    return head(entry.batch()).map(head -> head.withdrawn().has(entry.index())).orElse(false);
  }
}
