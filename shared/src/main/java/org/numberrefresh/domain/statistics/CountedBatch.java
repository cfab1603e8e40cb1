package org.numberrefresh.domain.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.ShownOutcomes;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.Mode;

/**
 * Counts a settled batch. It counts what its carrier was shown and no more, so that two looks at the sums tell nothing
 * that the carrier does not know.
 *
 * <p>Decision: docs/decisions.md#statistics-count-what-a-carrier-was-shown
 */
public final class CountedBatch {

  private final OpenedHead head;

  private CountedBatch(OpenedHead head) {
    this.head = head;
  }

  /**
   * Counts a batch.
   *
   * @param head its head, with all tasks settled
   * @param apps the apps that it asked
   * @param tasks their tasks
   */
  public static Counts of(OpenedHead head, List<ExpectedApp> apps, List<TaskOutcomes> tasks) {
    Map<Integer, TaskOutcomes> byNumber = tasks.stream().collect(Collectors.toMap(t -> t.task().app(), t -> t));
    var batch = new CountedBatch(head);
    var byApp = new HashMap<Integer, AppCounts>();
    for (ExpectedApp app : apps) {
      TaskOutcomes task = Objects.requireNonNull(byNumber.get(app.number()));
      byApp.put(app.number(), batch.count(task, app.deadline()));
    }
    PairCounts pairs = byApp.values().stream().map(AppCounts::pairs).reduce(PairCounts.NONE, PairCounts::plus);
    return new Counts(byApp, Map.of(head.request().carrier(), new CarrierCounts(head.counted(), pairs)));
  }

  /**
   * Counts an appeal that ended.
   *
   * @param head the head of its batch
   * @param app the number of its app
   * @param ended the state in which it ended
   */
  public static Counts ofAppeal(OpenedHead head, int app, AppealState ended) {
    AppealCounts one = AppealCounts.of(ended);
    return new Counts(
        Map.of(app, new AppCounts(PairCounts.NONE, AnswerTimes.NONE, one)),
        Map.of(head.request().carrier(), new CarrierCounts(0, PairCounts.NONE, one)));
  }

  private AppCounts count(TaskOutcomes task, Instant deadline) {
    var outcomes = new HashMap<OutwardOutcome, Long>();
    new ShownOutcomes(head, task).count().forEach((outcome, count) -> outcomes.put(outcome, (long) count));
    var pairs = new PairCounts(outcomes, 0);
    // What its deadline closed had been answered in time, as far as it was answered.
    boolean closed =
        outcomes.containsKey(OutwardOutcome.NO_RESPONSE) || outcomes.containsKey(OutwardOutcome.UNDELIVERABLE);
    Instant last = closed && task.updatedAt().isAfter(deadline) ? deadline : task.updatedAt();
    boolean late = timesWereShown() && last.isAfter(deadline);
    return new AppCounts(
        new PairCounts(outcomes, late ? 0 : pairs.answered()),
        timesWereShown()
            ? AnswerTimes.of(Duration.between(head.openedAt(), last), pairs.answered())
            : AnswerTimes.NONE);
  }

  /**
   * True if the carrier could see when each task was settled. A recall changes the time of a withdrawn number's task.
   */
  private boolean timesWereShown() {
    return head.withdrawn().isEmpty() && (head.mode() == Mode.ACTIVE || !head.few());
  }
}
