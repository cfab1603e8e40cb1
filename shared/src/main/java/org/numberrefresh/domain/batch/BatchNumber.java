package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;

/**
 * One number of a batch.
 *
 * <p>Decision: docs/decisions.md#a-cut-off-is-the-beginning-of-a-day
 *
 * @param line the index of its line in the order, from 0
 * @param phoneNumber the number
 * @param since deactivatedAt in BATCH mode, holderSince in ACTIVE mode, to the second
 * @param consent the reference of the subscriber's consent, "" in BATCH mode
 * @param askedSince the cut-off of the first asking, if a replay asks again in BATCH mode
 */
public record BatchNumber(
    int line, PhoneNumber phoneNumber, Instant since, String consent, Optional<Instant> askedSince) {

  /** A number that is asked about for the first time. */
  public BatchNumber(int line, PhoneNumber phoneNumber, Instant since, String consent) {
    this(line, phoneNumber, since, consent, Optional.empty());
  }

  /** This place without its number: what stays is the line, so that the other numbers keep their indexes. */
  public BatchNumber erased() {
    return new BatchNumber(line, PhoneNumber.ERASED, Instant.EPOCH, "", Optional.empty());
  }

  /** True if its number was erased. */
  public boolean isErased() {
    return phoneNumber.equals(PhoneNumber.ERASED);
  }

  /**
   * The cut-off: accounts bound later are the present holder's own. It is the day since when he holds the number, or in
   * BATCH mode the day on which the batch was opened. A replay repeats it unchanged. It is the beginning of the day,
   * since two blinded apps could join a number by a time to the second.
   *
   * @param head its batch
   */
  public Instant boundBefore(OpenedHead head) {
    Instant to = head.mode() == Mode.BATCH ? askedSince.orElse(head.openedAt()) : since;
    return ShanghaiTime.startOfDay(to);
  }
}
