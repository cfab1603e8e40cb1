package org.numberrefresh.e2e.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A place in an OpenAPI document. Going down, references are followed, so that a place is always where a thing is
 * written.
 *
 * @param document the whole document
 * @param pointer the place, as a JSON pointer
 */
record Spot(JsonNode document, String pointer) {

  static Spot root(JsonNode document) {
    return new Spot(document, "");
  }

  JsonNode node() {
    return document.at(JsonPointer.compile(pointer));
  }

  boolean exists() {
    return !node().isMissingNode();
  }

  /** The spot inside, under a name or an index. */
  Spot at(String name) {
    return new Spot(document, pointer + "/" + name.replace("~", "~0").replace("/", "~1")).followed();
  }

  private Spot followed() {
    JsonNode reference = node().path("$ref");
    return reference.isTextual() ? new Spot(document, reference.textValue().substring(1)).followed() : this;
  }

  /** The names of what is inside. */
  List<String> names() {
    var names = new ArrayList<String>();
    node().fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The spots inside, by name or by index. */
  List<Spot> parts() {
    if (node().isArray()) {
      var parts = new ArrayList<Spot>();
      for (int i = 0; i < node().size(); i++) {
        parts.add(at(Integer.toString(i)));
      }
      return parts;
    }
    return names().stream().map(this::at).toList();
  }

  String text(String name) {
    return node().path(name).asText();
  }

  /** Visits this place and every one below it, each once. */
  void walk(Consumer<Spot> visit) {
    walk(visit, new HashSet<>());
  }

  private void walk(Consumer<Spot> visit, Set<String> seen) {
    if (seen.add(pointer)) {
      visit.accept(this);
      parts().forEach(part -> part.walk(visit, seen));
    }
  }
}
