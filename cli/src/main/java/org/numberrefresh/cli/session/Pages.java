package org.numberrefresh.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;

/** Reads lists of the API, page by page. */
public final class Pages {

  private Pages() {}

  /**
   * Reads a list.
   *
   * @param path the path with its query, which has at least one parameter
   * @param field the property of a page that holds the list
   * @param most the elements that are wanted, at most
   */
  public static ArrayNode read(Api api, String path, String field, int most) {
    ArrayNode all = Api.JSON.createArrayNode();
    Optional<String> cursor = Optional.empty();
    do {
      JsonNode page = api.get(path + cursor.map(at -> "&cursor=" + UrlPart.of(at)).orElse("")).body();
      for (JsonNode one : page.path(field)) {
        if (all.size() < most) {
          all.add(one);
        }
      }
      cursor = Optional.of(page.path("cursor").asText()).filter(at -> !at.isEmpty());
    } while (cursor.isPresent() && all.size() < most);
    return all;
  }
}
