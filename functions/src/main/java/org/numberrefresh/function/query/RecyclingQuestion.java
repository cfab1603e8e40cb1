package org.numberrefresh.function.query;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * The body of CAMARA's Number Recycling check: {@code {"phoneNumber", "specifiedDate"}}.
 *
 * @param number the number; absent if it is well-formed but of no kind that is refreshed
 * @param day the day
 */
record RecyclingQuestion(Optional<PhoneNumber> number, LocalDate day) {

  private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{4,14}");
  private static final int MAX_TEXT = 64;

  /**
   * Reads a body.
   *
   * @throws Problem INVALID_ARGUMENT if its form is wrong, MISSING_IDENTIFIER if it names no number
   */
  static RecyclingQuestion read(byte[] body) {
    JsonObject request = Json.request(body).only("phoneNumber", "specifiedDate");
    LocalDate day = day(request.text("specifiedDate", MAX_TEXT));
    if (!request.has("phoneNumber")) {
      throw Problem.of(ProblemCode.MISSING_IDENTIFIER);
    }
    return new RecyclingQuestion(number(request.text("phoneNumber", MAX_TEXT)), day);
  }

  private static LocalDate day(String text) {
    return Rfc3339.date(text).orElseThrow(() -> Problem.invalid(Cause.NOT_A_DATE, "specifiedDate", "2026-10-31"));
  }

  private static Optional<PhoneNumber> number(String text) {
    if (!PHONE_NUMBER.matcher(text).matches()) {
      throw Problem.invalid(Cause.NOT_E164);
    }
    return PhoneNumber.parse(text);
  }
}
