package org.numberrefresh.function.results;

import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.json.Json;

/** Reads the body of {@code POST /tasks/poll}: {@code {"maxItems": 500}}. */
final class PollBody {

  private PollBody() {}

  /**
   * Reads a body.
   *
   * @return the highest number of numbers that the app takes
   * @throws Problem INVALID_ARGUMENT where its form is wrong
   */
  static int read(byte[] body) {
    return Json.request(body)
        .only("maxItems")
        .optionalNumber("maxItems", 1, Delivery.MOST_ITEMS)
        .orElse(Delivery.MOST_ITEMS);
  }
}
