package org.numberrefresh.usecase.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.phone.GivenTime;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.GivenLine;

/**
 * An order as a carrier submits it. Its lines are not checked yet, and the form of some may be wrong.
 *
 * @param mode the mode of the refresh
 * @param apps the apps to ask
 * @param lines 1 to {@value #MAX_LINES} lines
 * @param body the bytes of the request; a repeated call under the same key has the same bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each body costs more than it protects
public record OrderRequest(Mode mode, AppSelection apps, List<GivenLine<Line>> lines, byte[] body) {

  /** The highest number of lines of an order. */
  public static final int MAX_LINES = 10_000;

  /**
   * One line, as the carrier wrote it.
   *
   * @param phoneNumber the number; empty if the text is no phone number
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

    /** The time when its number was ported in, if the line states one within the reach of the records. */
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

  /** The time when the number of a line was ported in, if the line states one within the reach of the records. */
  Optional<Instant> portedIn(int index, Instant now) {
    return lines.get(index) instanceof GivenLine.Formed(Line line) ? line.portedIn(now) : Optional.empty();
  }
}
