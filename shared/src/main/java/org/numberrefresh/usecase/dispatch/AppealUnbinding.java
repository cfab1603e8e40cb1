package org.numberrefresh.usecase.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.appeal.AppealBatches;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.SealedNumbers;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * Asks an app to unbind a number after it upheld an appeal and named no outcome. The batch that asks is stored in the
 * steps of the appeal's own, each once: the number, the deadline, the head.
 */
final class AppealUnbinding {

  private final Batches batches;
  private final Apps apps;
  private final SealedNumbers sealed;
  private final Queues queues;
  private final Clock clock;
  private final Deadlines deadlines = Deadlines.published();

  AppealUnbinding(Core core) {
    this.batches = core.stores().batches();
    this.apps = core.stores().apps();
    this.sealed = core.keys().numbers();
    this.queues = core.queues();
    this.clock = core.clock();
  }

  /** Asks the app of an upheld appeal, unless it was asked before. */
  void ask(OpenedHead head, Objection objection) {
    BatchId batch = AppealBatches.unbinding(head.id().order());
    if (batches.heads().find(batch).isPresent()) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<BatchNumber> numbers = sealed.open(head.id(), batches.contents().numbers(head.id()).orElseThrow());
    batches.contents().putNumbersOnce(batch, sealed.seal(batch, numbers));
    ExpectedApp decided = batches.contents().apps(head.id()).orElseThrow().getFirst();
    var app = new ExpectedApp(decided.number(), decided.id(), deadlines.after(now, workingDays(decided.id())));
    batches.contents().putAppsOnce(batch, List.of(app), ShanghaiTime.dayOf(now));
    BatchRequest appeal = head.request();
    var request =
        new BatchRequest(
            batch,
            appeal.carrier(),
            appeal.mode(),
            appeal.selection(),
            appeal.numbers(),
            appeal.lost(),
            now,
            now,
            Optional.of(objection));
    batches.heads().putOnce(new AcceptedHead(request, now.plus(Parking.TAKEN_AGAIN_AFTER)));
    queues.batches(List.of(batch));
  }

  private int workingDays(String app) {
    return apps.find(app).map(App::profile).map(App.Profile::deadlineWorkingDays).orElse(Deadlines.USUAL_WORKING_DAYS);
  }
}
