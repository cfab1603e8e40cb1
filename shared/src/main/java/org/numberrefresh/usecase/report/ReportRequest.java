package org.numberrefresh.usecase.report;

import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.GivenLine;

/**
 * A carrier's report on its numbers' service. Its lines are not checked yet, and the form of some may be wrong.
 *
 * @param lines 1 to {@value #MAX_LINES} lines
 */
public record ReportRequest(List<GivenLine<Line>> lines) {

  /** The highest number of lines of a report: each may be a read and a write, within one call. */
  public static final int MAX_LINES = 1_000;

  /**
   * One line, as the carrier wrote it.
   *
   * @param phoneNumber the number; empty if the text is no phone number
   * @param event the event; empty if the text is no event
   * @param at any text
   */
  public record Line(Optional<PhoneNumber> phoneNumber, Optional<ServiceEvent> event, String at) {}

  public ReportRequest {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("A report has 1 to " + MAX_LINES + " lines, not " + lines.size() + ".");
    }
  }
}
