package org.numberrefresh.function.intake;

import org.numberrefresh.domain.appeal.AppealReason;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.appeal.AppealRequest;

/** Reads the body of {@code POST /appeals}. */
final class AppealBody {

  private static final int MAX_TEXT = 64;

  private AppealBody() {}

  /**
   * Reads a body.
   *
   * @throws Problem INVALID_ARGUMENT if its form is wrong, or the contact reference has a phone number in it
   */
  static AppealRequest read(byte[] body) {
    JsonObject appeal = Json.request(body).only("phoneNumber", "app", "reason", "contactRef");
    PhoneNumber number =
        PhoneNumber.parse(appeal.text("phoneNumber", MAX_TEXT))
            .orElseThrow(() -> Problem.of(ProblemCode.NUMBER_FORMAT_INVALID));
    String app = appeal.text("app", MAX_TEXT);
    AppealReason reason = appeal.oneOf("reason", AppealReason.class);
    String contact = appeal.text("contactRef", AppealRequest.MAX_CONTACT);
    if (PhoneNumber.isIn(contact)) {
      throw Problem.invalid(Cause.CONTACT_A_NUMBER);
    }
    return new AppealRequest(number, app, reason, contact, body);
  }
}
