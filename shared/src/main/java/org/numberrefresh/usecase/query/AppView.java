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
 * @param shown the outcome that a carrier sees
 * @param outcome the stored outcome. Only its reason and traits may be told, and only if {@code shown} is neither CLEAR
 *     nor PENDING
 * @param detail the case number and code; told under the same condition
 * @param attempts the count of calls for the task
 * @param lastFault the fault of the last call for the task, if it failed
 * @param changedAt the time of the task's last change, if that may be told; told to the day
 * @param parkedUntil the time of the next try; told to the day, while this number is PENDING
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

  /** The one of this and a newer batch's view that counts: the higher standing; of equals, the newer. */
  AppView or(AppView newer) {
    return shown.outranks(newer.shown()) ? this : newer;
  }

  /** True if the app is named: something remains. */
  public boolean remains() {
    return shown != OutwardOutcome.CLEAR && shown != OutwardOutcome.PENDING;
  }

  /** The fault of the whole task, if no answer counts. It tells nothing of one number. */
  public Optional<Fault> fault() {
    return switch (shown) {
      case PENDING, UNDELIVERABLE, NO_RESPONSE -> lastFault;
      case CANCELLED, FAILED, REFUSED, BLOCKED, CLEAR -> Optional.empty();
    };
  }

  /** The time of the next call; empty once the app has the task, or if the deadline comes first. */
  public Optional<Instant> nextAttemptAt() {
    return parkedUntil.filter(at -> shown == OutwardOutcome.PENDING);
  }

  /** The reason that a carrier is told; "" if something else than a reason remains, or nothing. */
  public String shownReason() {
    return remains() ? outcome.outwardReason() : "";
  }

  /** The case number and code that a carrier is told. */
  public PairDetail shownDetail() {
    return remains() && outcome.detailIsTold() ? detail : PairDetail.NONE;
  }
}
