package org.numberrefresh.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.problem.Problem;

/**
 * An object of a request, read property by property. A property that is missing, unknown or of a wrong type is an
 * {@code INVALID_ARGUMENT} that names it, and the line if the object is one.
 */
public final class JsonObject {

  private static final int WHOLE = -1;

  private final ObjectNode node;
  private final int line;

  private JsonObject(ObjectNode node, int line) {
    this.node = node;
    this.line = line;
  }

  static JsonObject of(ObjectNode node) {
    return new JsonObject(node, WHOLE);
  }

  /** Refuses every property that is not among the known ones. */
  public JsonObject only(String... known) {
    Set<String> names = Set.of(known);
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!names.contains(name)) {
        String remedy = known.length == 0 ? "Leave the body out." : "Known are " + String.join(", ", known) + ".";
        throw problem("The property \"" + shown(name) + "\" is unknown. " + remedy);
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
    return optionalText(name, max)
        .orElseThrow(() -> problem("The property \"" + name + "\" is missing. Give a string."));
  }

  /** A string that may be absent or null. */
  public Optional<String> optionalText(String name, int max) {
    return value(name)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw problem("\"" + name + "\" must be a string.");
              }
              if (value.textValue().isEmpty() || value.textValue().length() > max) {
                throw problem("\"" + name + "\" must have 1 to " + max + " characters.");
              }
              if (!PlainText.is(value.textValue())) {
                throw problem("\"" + name + "\" holds a control character or half of a character. Leave it out.");
              }
              return value.textValue();
            });
  }

  /** A whole number within bounds that may be absent or null. */
  public Optional<Integer> optionalNumber(String name, int min, int max) {
    return value(name)
        .map(
            value -> {
              if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
                throw problem("\"" + name + "\" must be a whole number from " + min + " to " + max + ".");
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
                throw problem("\"" + name + "\" must be true or false.");
              }
              return value.booleanValue();
            });
  }

  /** One of an enumeration's names that must be there. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    return optionalOneOf(name, type)
        .orElseThrow(() -> problem("The property \"" + name + "\" is missing. Give one of " + names(type) + "."));
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
              throw problem("\"" + name + "\" must be one of " + names(type) + ".");
            });
  }

  /** A list of strings, each of 1 to {@code maxLength} characters; empty if it is absent. */
  public List<String> texts(String name, int maxSize, int maxLength) {
    var texts = new ArrayList<String>();
    for (JsonNode item : items(name, maxSize)) {
      if (!item.isTextual() || item.textValue().isEmpty() || item.textValue().length() > maxLength) {
        throw problem("\"" + name + "\" must hold strings of 1 to " + maxLength + " characters.", texts.size());
      }
      if (!PlainText.is(item.textValue())) {
        throw problem("\"" + name + "\" holds a control character or half of a character.", texts.size());
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  /** A list of objects that must be there, with at least one: the lines of the request. */
  public List<JsonObject> lines(String name, int maxSize) {
    List<JsonObject> lines = linesOrNone(name, maxSize);
    if (lines.isEmpty()) {
      throw problem("\"" + name + "\" must hold 1 to " + maxSize + " objects.");
    }
    return lines;
  }

  /** A list of objects; none if it is empty or absent. */
  public List<JsonObject> linesOrNone(String name, int maxSize) {
    var lines = new ArrayList<JsonObject>();
    for (JsonNode item : items(name, maxSize)) {
      if (!(item instanceof ObjectNode object)) {
        throw problem("\"" + name + "\" must hold objects.", lines.size());
      }
      lines.add(new JsonObject(object, lines.size()));
    }
    return lines;
  }

  private Iterable<JsonNode> items(String name, int maxSize) {
    Optional<JsonNode> list = value(name);
    if (list.isEmpty()) {
      return List.of();
    }
    if (!list.get().isArray()) {
      throw problem("\"" + name + "\" must be a list.");
    }
    if (list.get().size() > maxSize) {
      throw problem(
          "\""
              + name
              + "\" has "
              + list.get().size()
              + " entries; at most "
              + maxSize
              + " are taken. Split the request.",
          maxSize);
    }
    return list.get();
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  private Problem problem(String detail) {
    return problem(detail, line);
  }

  private static Problem problem(String detail, int index) {
    return index == WHOLE ? Problem.invalid(detail) : Problem.invalidLine(index, detail);
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
