package org.numberrefresh.usecase.query;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.number.HolderChanges;
import org.numberrefresh.domain.number.HolderChanges.Finding;
import org.numberrefresh.domain.phone.NumberingPlan;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * CAMARA's Number Recycling check (r2.2, v0.2.0): tells if a number's subscriber changed after a day in Asia/Shanghai.
 * A number that was given up, and that nobody is known to hold since, counts as changed on every day. Nothing else is
 * told, such as its carrier. A caller that asks day by day can find the day of the change: the standard allows that.
 *
 * <p>Decision: docs/decisions.md#a-cancelled-order-tells-the-recycling-check-nothing
 */
public final class RecyclingCheck {

  private final Holders holders;
  private final Clock clock;

  public RecyclingCheck(Core core) {
    this.holders = new Holders(core);
    this.clock = core.clock();
  }

  /**
   * Tells if a number changed hands after a day.
   *
   * @param asked the number; absent if it is of no kind that is refreshed
   * @return true if the subscriber changed after the day
   * @throws Problem in CAMARA's codes: SERVICE_NOT_APPLICABLE, IDENTIFIER_NOT_FOUND, OUT_OF_RANGE
   */
  public boolean recycled(Optional<PhoneNumber> asked, LocalDate day) {
    PhoneNumber number =
        asked
            .filter(given -> NumberingPlan.refusal(given).isEmpty())
            .orElseThrow(() -> Problem.of(ProblemCode.SERVICE_NOT_APPLICABLE));
    if (day.isAfter(ShanghaiTime.dayOf(clock.instant()))) {
      throw Problem.of(ProblemCode.DAY_IN_FUTURE);
    }
    if (day.isBefore(ShanghaiTime.RECORDS_BEGIN)) {
      throw Problem.of(ProblemCode.DATE_NOT_ON_RECORD);
    }
    HolderChanges changes =
        holders.of(number).map(Holders.Past::changes).orElseThrow(() -> Problem.of(ProblemCode.IDENTIFIER_NOT_FOUND));
    Finding answer = changes.after(ShanghaiTime.endOf(day));
    if (answer == Finding.NOT_ON_RECORD) {
      throw Problem.of(ProblemCode.DATE_NOT_ON_RECORD);
    }
    return answer == Finding.CHANGED;
  }
}
