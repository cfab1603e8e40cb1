package org.numberrefresh.function.intake;

import java.util.Optional;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.report.ReportRequest;

/** Reads the body of {@code POST /numbers/report}. */
final class ReportBody {

  private static final int MAX_TEXT = 64;

  private ReportBody() {}

  /**
   * Reads a body, each of its lines alone.
   *
   * @throws Problem INVALID_ARGUMENT if the form of anything but a line is wrong
   */
  static ReportRequest read(byte[] body) {
    return new ReportRequest(
        Json.request(body).only("numbers").lines("numbers", ReportRequest.MAX_LINES, ReportBody::line));
  }

  private static ReportRequest.Line line(JsonObject line) {
    line.only("phoneNumber", "event", "at");
    return new ReportRequest.Line(
        PhoneNumber.parse(line.anyText("phoneNumber")), event(line.text("event", MAX_TEXT)), line.text("at", MAX_TEXT));
  }

  private static Optional<ServiceEvent> event(String name) {
    return ServiceEvent.REPORTED.stream().filter(event -> event.name().equals(name)).findFirst();
  }
}
