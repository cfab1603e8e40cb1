package org.numberrefresh.usecase.query;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.outcome.PairDetail;

/**
 * One number at one app, as a carrier sees it.
 *
 * @param app the app's id
 * @param shown what a carrier sees
 * @param outcome what may be told of what is stored; only its reason and traits, where {@code shown} is neither CLEAR
 *     nor PENDING
 * @param detail what the app said beside it; told under the same condition
 * @param attempts how often the app was called for the task
 * @param lastFault why the last call for the task did not count
 * @param changedAt when the task last changed, where that may be told; told to the day
 * @param parkedUntil when the task is tried again; told to the day, while this number's outcome is waited for
 */
public record AppView(
    String app,
    OutwardOutcome shown,
    Outcome outcome,
    PairDetail detail,
    int attempts,
    Optional<Fault> lastFault,
    Optional<Instant> changedAt,
    Optional<Instant> parkedUntil) {

  /** What is shown of it and of a newer batch's view of the same app: the higher standing, the newer of equals. */
  AppView or(AppView newer) {
    return shown.outranks(newer.shown()) ? this : newer;
  }

  /** Whether it is told by name: something remains. */
  public boolean remains() {
    return shown != OutwardOutcome.CLEAR && shown != OutwardOutcome.PENDING;
  }

  /** Why no answer counts, where none does: of the whole task, so it tells nothing of one number. */
  public Optional<Fault> fault() {
    return switch (shown) {
      case PENDING, UNDELIVERABLE, NO_RESPONSE -> lastFault;
      case CANCELLED, FAILED, REFUSED, BLOCKED, CLEAR -> Optional.empty();
    };
  }

  /** When the app is called again, if it is: not once it has the task, nor where the deadline comes first. */
  public Optional<Instant> nextAttemptAt() {
    return parkedUntil.filter(at -> shown == OutwardOutcome.PENDING);
  }
}
