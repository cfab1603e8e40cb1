package org.numberrefresh.domain.certificate;

import java.time.LocalDate;
import java.util.Optional;
import org.numberrefresh.domain.calendar.CoolingPeriod;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.phone.PhoneNumber;

/**
 * The past of a number, as far as its present holder needs it. It names no app. Days are days in Asia/Shanghai.
 *
 * @param phoneNumber the number
 * @param givenUpOn the day on which its former holder gave it up; absent if the carrier had it refreshed only since the
 *     present holder has it
 * @param refreshedOn the day on which the last app had answered
 * @param withResidue true if something remains at some app
 * @param heldSince the day on which the present holder got it
 */
public record Statement(
    PhoneNumber phoneNumber,
    Optional<LocalDate> givenUpOn,
    LocalDate refreshedOn,
    boolean withResidue,
    LocalDate heldSince) {

  /** The end of its cooling; absent if no day is known on which it was given up. */
  public Optional<LocalDate> cooledUntil() {
    return givenUpOn.map(day -> ShanghaiTime.dayOf(CoolingPeriod.endOf(ShanghaiTime.startOf(day))));
  }
}
