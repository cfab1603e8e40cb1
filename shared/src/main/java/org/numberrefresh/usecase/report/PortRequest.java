package org.numberrefresh.usecase.report;

import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.GivenLine;

/**
 * Lines of the port register, as the operator sends them. They are not checked yet, and the form of some may be wrong.
 *
 * @param lines 1 to {@value #MAX_LINES} lines
 */
public record PortRequest(List<GivenLine<Line>> lines) {

  /** The highest count of lines in a call. Each may cost a read and a write, like a line of a report. */
  public static final int MAX_LINES = ReportRequest.MAX_LINES;

  /**
   * One line, as the operator wrote it.
   *
   * @param phoneNumber the number; empty if the text is no phone number
   * @param from the id of the carrier that the number left
   * @param to the id of the carrier that the number came to
   * @param at any text
   */
  public record Line(Optional<PhoneNumber> phoneNumber, String from, String to, String at) {}

  public PortRequest {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("A call has 1 to " + MAX_LINES + " ports, not " + lines.size() + ".");
    }
  }
}
