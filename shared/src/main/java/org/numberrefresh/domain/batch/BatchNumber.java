package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;

/**
 * One number of a batch.
 *
 * @param line the index of its line in the order, from 0
 * @param phoneNumber the number
 * @param since deactivatedAt in BATCH mode, holderSince in ACTIVE mode, to the second
 * @param consent the reference of the subscriber's consent, "" in BATCH mode
 * @param askedSince the cut-off that apps were told when they were first asked, where they are asked again in BATCH
 *     mode
 */
public record BatchNumber(
    int line, PhoneNumber phoneNumber, Instant since, String consent, Optional<Instant> askedSince) {

  /** A number that is asked about for the first time. */
  public BatchNumber(int line, PhoneNumber phoneNumber, Instant since, String consent) {
    this(line, phoneNumber, since, consent, Optional.empty());
  }

  /**
   * What was bound later is the present holder's own: the day since when he holds it, or, where nobody rightly holds
   * it, the day on which its batch was opened. Asking again repeats it unchanged. It is the day's beginning: to the
   * second, two apps that are told digests could tell by it that they speak of the same number.
   *
   * @param head its batch
   */
  public Instant boundBefore(OpenedHead head) {
    Instant to = head.mode() == Mode.BATCH ? askedSince.orElse(head.openedAt()) : since;
    return ShanghaiTime.startOfDay(to);
  }
}
