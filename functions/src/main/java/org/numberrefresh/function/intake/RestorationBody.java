package org.numberrefresh.function.intake;

import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.withdrawal.Restoration;

/** Reads the body of {@code POST /numbers/restore}. */
final class RestorationBody {

  private RestorationBody() {}

  /**
   * Reads a body, each of its lines alone.
   *
   * @return the number of each line whose form is right; absent if its text is no number
   * @throws Problem INVALID_ARGUMENT if the form of anything but a line is wrong
   */
  static List<GivenLine<Optional<PhoneNumber>>> read(byte[] body) {
    return Json.request(body)
        .only("numbers")
        .lines(
            "numbers",
            Restoration.MAX_NUMBERS,
            line -> PhoneNumber.parse(line.only("phoneNumber").anyText("phoneNumber")));
  }
}
