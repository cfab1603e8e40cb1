package org.numberrefresh.usecase.report;

import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Problem;

/**
 * The body of {@code POST /numbers/report}: its form is right, its lines are not checked yet.
 *
 * @param lines 1 to {@value #MAX_LINES} lines
 */
record ReportRequest(List<Line> lines) {

  /** How many lines a report has at most: each may be a read and a write, within one call. */
  static final int MAX_LINES = 1_000;

  private static final int MAX_TEXT = 64;

  /**
   * One line, as it was written.
   *
   * @param phoneNumber the number; absent where what was written is none
   * @param event any text
   * @param at any text
   */
  record Line(Optional<PhoneNumber> phoneNumber, String event, String at) {}

  ReportRequest {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a body.
   *
   * @throws Problem INVALID_ARGUMENT where its form is wrong
   */
  static ReportRequest read(byte[] body) {
    List<JsonObject> lines = Json.request(body).only("numbers").lines("numbers", MAX_LINES);
    return new ReportRequest(lines.stream().map(ReportRequest::line).toList());
  }

  private static Line line(JsonObject line) {
    line.only("phoneNumber", "event", "at");
    return new Line(
        PhoneNumber.parse(line.text("phoneNumber", MAX_TEXT)), line.text("event", MAX_TEXT), line.text("at", MAX_TEXT));
  }
}
