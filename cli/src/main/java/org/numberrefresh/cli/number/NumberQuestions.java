package org.numberrefresh.cli.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.numberrefresh.cli.session.Api;

/** Asks about any count of numbers, in calls of as many as the API takes, and joins the answers. */
final class NumberQuestions {

  private NumberQuestions() {}

  /**
   * Asks.
   *
   * @param most the numbers of a call, at most
   * @param extra what else each call says
   * @return {@code {"numbers", "rejected"}}; the index of a rejected line is its place among all numbers
   */
  static ObjectNode ask(Api api, String path, List<String> numbers, int most, ObjectNode extra) {
    ObjectNode joined = Api.object();
    ArrayNode found = joined.putArray("numbers");
    ArrayNode rejected = joined.putArray("rejected");
    for (int from = 0; from < numbers.size(); from += most) {
      ObjectNode body = extra.deepCopy();
      ArrayNode asked = body.putArray("phoneNumbers");
      numbers.subList(from, Math.min(numbers.size(), from + most)).forEach(asked::add);
      JsonNode answer = api.post(path, body).body();
      answer.path("numbers").forEach(found::add);
      for (JsonNode line : answer.path("rejected")) {
        rejected.add(((ObjectNode) line.deepCopy()).put("index", from + line.path("index").asInt()));
      }
    }
    return joined;
  }
}
