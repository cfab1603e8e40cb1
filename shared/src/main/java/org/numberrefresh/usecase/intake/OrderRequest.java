package org.numberrefresh.usecase.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.phone.GivenTime;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;

/**
 * An order as a carrier submits it: its form is right, its lines are not checked yet.
 *
 * @param mode how the refresh is asked for
 * @param apps which apps are asked
 * @param lines 1 to {@value #MAX_LINES} lines
 * @param body the bytes that it was read from: the same call under the same key has the same
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each body would cost more than it guards
public record OrderRequest(Mode mode, AppSelection apps, List<Line> lines, byte[] body) {

  /** The highest number of lines of an order. */
  public static final int MAX_LINES = 10_000;

  /**
   * One line, as it was written.
   *
   * @param phoneNumber the number; absent where what was written is none
   * @param deactivatedAt any text, BATCH mode only
   * @param holderSince any text, ACTIVE mode only
   * @param portedInAt any text, ACTIVE mode only
   * @param consent the reference of the subscriber's consent, ACTIVE mode only
   */
  public record Line(
      Optional<PhoneNumber> phoneNumber,
      Optional<String> deactivatedAt,
      Optional<String> holderSince,
      Optional<String> portedInAt,
      Optional<String> consent) {

    /** The time when its number was ported in, where it says one that may be. */
    Optional<Instant> portedIn(Instant now) {
      return portedInAt.flatMap(text -> GivenTime.read(text, now).inReach());
    }
  }

  public OrderRequest {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("An order has 1 to " + MAX_LINES + " lines, not " + lines.size() + ".");
    }
  }
}
