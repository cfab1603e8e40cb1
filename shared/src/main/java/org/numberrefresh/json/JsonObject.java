package org.numberrefresh.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem;

/**
 * An object of a request, read property by property. A property that is missing, unknown or of a wrong type is an
 * {@code INVALID_ARGUMENT} that names it. The problem of a line repeats nothing that the caller wrote, since the
 * problems of an order's lines are stored.
 */
public final class JsonObject {

  private final ObjectNode node;
  private final boolean isLine;

  private JsonObject(ObjectNode node, boolean isLine) {
    this.node = node;
    this.isLine = isLine;
  }

  static JsonObject of(ObjectNode node) {
    return new JsonObject(node, false);
  }

  static JsonObject line(ObjectNode node) {
    return new JsonObject(node, true);
  }

  /** Refuses every property that is not among the known ones. */
  public JsonObject only(String... known) {
    Set<String> names = Set.of(known);
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!names.contains(name)) {
        throw unknown(name, String.join(", ", known));
      }
    }
    return this;
  }

  /**
   * Merges these properties into an object of ours, as a JSON merge patch (RFC 7396) of one level does. A property that
   * is null is removed.
   */
  public JsonObject mergedInto(ObjectNode stored) {
    ObjectNode merged = stored.deepCopy();
    node.properties()
        .forEach(
            property -> {
              if (property.getValue().isNull()) {
                merged.remove(property.getKey());
              } else {
                merged.set(property.getKey(), property.getValue());
              }
            });
    return of(merged);
  }

  /** True if a property is there, even as null. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** A string that must be there, of 1 to {@code max} characters. */
  public String text(String name, int max) {
    return optionalText(name, max).orElseThrow(() -> missing(name));
  }

  /** A string that must be there, whatever it holds. */
  public String anyText(String name) {
    JsonNode value = value(name).orElseThrow(() -> missing(name));
    if (!value.isTextual()) {
      throw Problem.invalid(Cause.NOT_A_STRING, name);
    }
    return value.textValue();
  }

  /** A string that may be absent or null. */
  public Optional<String> optionalText(String name, int max) {
    return value(name)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw Problem.invalid(Cause.NOT_A_STRING, name);
              }
              if (value.textValue().isEmpty() || value.textValue().length() > max) {
                throw Problem.invalid(Cause.LENGTH, name, max);
              }
              if (!PlainText.is(value.textValue())) {
                throw Problem.invalid(Cause.CONTROL_CHARACTER, name);
              }
              return value.textValue();
            });
  }

  /** An object that may be absent or null. */
  public Optional<JsonObject> optionalObject(String name) {
    return value(name)
        .map(
            value -> {
              if (!(value instanceof ObjectNode object)) {
                throw Problem.invalid(Cause.PROPERTY_NOT_AN_OBJECT, name);
              }
              return of(object);
            });
  }

  /** A whole number within bounds that may be absent or null. */
  public Optional<Integer> optionalNumber(String name, int min, int max) {
    return value(name)
        .map(
            value -> {
              if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
                throw Problem.invalid(Cause.NOT_IN_RANGE, name, min, max);
              }
              return value.intValue();
            });
  }

  /** True or false, or absent. */
  public Optional<Boolean> optionalFlag(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw Problem.invalid(Cause.NOT_A_FLAG, name);
              }
              return value.booleanValue();
            });
  }

  /** One of an enumeration's names that must be there. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    return optionalOneOf(name, type).orElseThrow(() -> Problem.invalid(Cause.MISSING_WORD, name, names(type)));
  }

  /** One of an enumeration's names that may be absent. */
  public <E extends Enum<E>> Optional<E> optionalOneOf(String name, Class<E> type) {
    return optionalText(name, 64)
        .map(
            text -> {
              for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(text)) {
                  return constant;
                }
              }
              throw Problem.invalid(Cause.NOT_A_WORD, name, names(type));
            });
  }

  /** A list of strings, each of 1 to {@code maxLength} characters; empty if it is absent. */
  public List<String> texts(String name, int maxSize, int maxLength) {
    var texts = new ArrayList<String>();
    for (JsonNode item : items(name, maxSize)) {
      if (!item.isTextual() || item.textValue().isEmpty() || item.textValue().length() > maxLength) {
        throw Problem.invalidLine(texts.size(), Cause.NOT_TEXTS, name, maxLength);
      }
      if (!PlainText.is(item.textValue())) {
        throw Problem.invalidLine(texts.size(), Cause.CONTROL_CHARACTER, name);
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  /** The entries of a list of strings that must be there, 1 to {@code maxSize}; each is judged alone. */
  public List<GivenLine<String>> anyTexts(String name, int maxSize) {
    return some(name, maxSize, Cause.NO_TEXTS, JsonLines.texts(name, items(name, maxSize)));
  }

  /**
   * The lines of the request: a list of objects that must be there, 1 to {@code maxSize}.
   *
   * @param reading reads one line, whose {@link Problem} is that of its line alone
   */
  public <T> List<GivenLine<T>> lines(String name, int maxSize, Function<JsonObject, T> reading) {
    return some(name, maxSize, Cause.NO_LINES, linesOrNone(name, maxSize, reading));
  }

  /** The lines of the request, as {@link #lines} reads them; none if the list is empty or absent. */
  public <T> List<GivenLine<T>> linesOrNone(String name, int maxSize, Function<JsonObject, T> reading) {
    return JsonLines.objects(name, items(name, maxSize), reading);
  }

  private static <T> List<GivenLine<T>> some(String name, int maxSize, Cause ifNone, List<GivenLine<T>> lines) {
    if (lines.isEmpty()) {
      throw Problem.invalid(ifNone, name, maxSize);
    }
    return lines;
  }

  private JsonNode items(String name, int maxSize) {
    Optional<JsonNode> list = value(name);
    if (list.isEmpty()) {
      return Json.array();
    }
    if (!list.get().isArray()) {
      throw Problem.invalid(Cause.NOT_A_LIST, name);
    }
    if (list.get().size() > maxSize) {
      throw Problem.invalidLine(maxSize, Cause.TOO_MANY, name, list.get().size(), maxSize);
    }
    return list.get();
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  private Problem unknown(String name, String known) {
    if (isLine) {
      return Problem.invalid(Cause.UNKNOWN_LINE_PROPERTY, known);
    }
    return known.isEmpty()
        ? Problem.invalid(Cause.NO_BODY, shown(name))
        : Problem.invalid(Cause.UNKNOWN_PROPERTY, shown(name), known);
  }

  private static Problem missing(String name) {
    return Problem.invalid(Cause.MISSING_TEXT, name);
  }

  private static String shown(String name) {
    return name.chars().allMatch(c -> c == '_' || c == '-' || Character.isLetter(c)) && name.length() <= 40
        ? name
        : "...";
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return String.join(", ", java.util.Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
  }
}
