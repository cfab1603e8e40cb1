package org.numberrefresh.function.intake;

import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.withdrawal.Restoration;

/** Reads the body of {@code POST /numbers/restore}. */
final class RestorationBody {

  private static final int MAX_TEXT = 64;

  private RestorationBody() {}

  /**
   * Reads a body.
   *
   * @return the number of each line; absent if its text is no number
   * @throws Problem INVALID_ARGUMENT if its form is wrong
   */
  static List<Optional<PhoneNumber>> read(byte[] body) {
    return Json.request(body).only("numbers").lines("numbers", Restoration.MAX_NUMBERS).stream()
        .map(line -> PhoneNumber.parse(line.only("phoneNumber").text("phoneNumber", MAX_TEXT)))
        .toList();
  }
}
