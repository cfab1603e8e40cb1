package org.numberrefresh.usecase.appeal;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.batch.AppealTask;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * An appeal as it was seen.
 *
 * @param head the head of its batch
 * @param app its app with the deadline of its decision
 * @param state its state
 * @param changedAt the time of its last change
 * @param asksAgain true if the app upheld it and named no outcome: it is asked to unbind
 */
public record AppealGlance(BatchHead head, ExpectedApp app, AppealState state, Instant changedAt, boolean asksAgain) {

  static AppealGlance of(Glance glance, ExpectedApp app) {
    BatchHead head = glance.head();
    Optional<AppealTask> task =
        glance instanceof Glance.Opened opened
            ? opened.tasks().stream().findFirst().map(AppealTask::new)
            : Optional.empty();
    boolean ended = head.opened().filter(BatchHead::allTasksSettled).isPresent();
    AppealState state = task.map(AppealTask::state).orElse(ended ? AppealState.EXPIRED : AppealState.SUBMITTED);
    return new AppealGlance(
        head,
        app,
        state,
        task.map(one -> one.task().updatedAt()).orElse(head.request().createdAt()),
        task.filter(AppealTask::asksAgain).isPresent());
  }

  /** Its id. */
  public OrderId id() {
    return head.id().order();
  }
}
