package org.numberrefresh.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.numberrefresh.json.Json;

/**
 * The items that an app was given when it asked for its tasks.
 *
 * @param items what it is asked to unbind
 * @param appeals what it is asked to decide on
 * @param cancelled the refs of what was withdrawn
 * @param moreAvailable whether it is to ask again at once
 * @param bytes the size of the answer
 */
public record Polled(
    List<JsonNode> items, List<JsonNode> appeals, List<String> cancelled, boolean moreAvailable, int bytes) {

  static Polled of(JsonNode answer) {
    return new Polled(
        list(answer.path("items")),
        list(answer.path("appeals")),
        list(answer.path("cancelled")).stream().map(one -> one.path("ref").asText()).toList(),
        answer.path("moreAvailable").asBoolean(),
        Json.bytes(answer).length);
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** The refs of its items. */
  public List<String> refs() {
    return items.stream().map(item -> item.path("ref").asText()).toList();
  }

  /** The body that gives one outcome for each of its items. */
  public String results(String outcome) {
    return results(refs(), outcome);
  }

  /** The body that gives one outcome for each ref. */
  public static String results(List<String> refs, String outcome) {
    return "{\"results\": ["
        + String.join(
            ", ", refs.stream().map(ref -> "{\"ref\": \"" + ref + "\", \"outcome\": \"" + outcome + "\"}").toList())
        + "]}";
  }
}
