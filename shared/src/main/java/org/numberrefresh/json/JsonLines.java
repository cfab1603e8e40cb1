package org.numberrefresh.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem;

/** Reads each entry of a list alone. Every malformed one is told, and none of them stops the others. */
final class JsonLines {

  private JsonLines() {}

  /**
   * Reads a list of objects.
   *
   * @param reading reads one object; its {@link Problem} makes the line malformed
   * @throws Problem INVALID_ARGUMENT if the list has entries and none is an object
   */
  static <T> List<GivenLine<T>> objects(String name, JsonNode list, Function<JsonObject, T> reading) {
    return each(
        name,
        list,
        Cause.NOT_OBJECTS,
        item -> item instanceof ObjectNode object ? Optional.of(JsonObject.line(object)) : Optional.empty(),
        reading);
  }

  /**
   * Reads a list of strings.
   *
   * @throws Problem INVALID_ARGUMENT if the list has entries and none is a string
   */
  static List<GivenLine<String>> texts(String name, JsonNode list) {
    return each(name, list, Cause.NOT_STRINGS, item -> Optional.ofNullable(item.textValue()), text -> text);
  }

  private static <S, T> List<GivenLine<T>> each(
      String name, JsonNode list, Cause otherwise, Function<JsonNode, Optional<S>> typed, Function<S, T> reading) {
    var lines = new ArrayList<GivenLine<T>>();
    boolean none = true;
    for (JsonNode item : list) {
      Optional<S> one = typed.apply(item);
      none &= one.isEmpty();
      lines.add(
          one.map(value -> read(value, reading))
              .orElseGet(() -> new GivenLine.Malformed<>(Detail.of(otherwise, name))));
    }
    if (none && !lines.isEmpty()) {
      throw Problem.invalid(otherwise, name);
    }
    return lines;
  }

  private static <S, T> GivenLine<T> read(S value, Function<S, T> reading) {
    try {
      return new GivenLine.Formed<>(reading.apply(value));
    } catch (Problem problem) {
      return new GivenLine.Malformed<>(problem.detail().orElseThrow());
    }
  }
}
