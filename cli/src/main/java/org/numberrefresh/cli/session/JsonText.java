package org.numberrefresh.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Lays an answer out for a person: a line for each property, a table for a list of objects. */
final class JsonText {

  private static final String LABEL = "Label";
  private static final String INDENT = "  ";
  private static final int FULL_WIDTH_FIRST = 0xff00;
  private static final int FULL_WIDTH_LAST = 0xff60;

  private JsonText() {}

  static List<String> lines(JsonNode result) {
    if (result.isObject()) {
      return object(result);
    }
    return result.isArray() ? table(result) : List.of(scalar(result));
  }

  private static List<String> object(JsonNode object) {
    Map<String, String> simple = simple(object);
    int width = simple.keySet().stream().mapToInt(JsonText::width).max().orElse(0);
    var lines = new ArrayList<String>();
    simple.forEach((name, value) -> lines.add(padded(name, width) + INDENT + value));
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!isSimple(field.getValue())) {
        lines.add(field.getKey() + ":");
        lines(field.getValue()).forEach(line -> lines.add(INDENT + line));
      }
    }
    return lines;
  }

  /** The properties that fit in one line, with a code's label behind the code. */
  private static Map<String, String> simple(JsonNode object) {
    var simple = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      boolean labels = name.endsWith(LABEL) && object.has(name.substring(0, name.length() - LABEL.length()));
      if (isSimple(field.getValue()) && !labels) {
        String label = object.path(name + LABEL).asText();
        simple.put(name, scalar(field.getValue()) + (label.isEmpty() ? "" : " (" + label + ")"));
      }
    }
    return simple;
  }

  private static boolean isSimple(JsonNode value) {
    return !value.isContainerNode()
        || StreamSupport.stream(value.spliterator(), false).noneMatch(JsonNode::isContainerNode);
  }

  private static String scalar(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false).map(JsonText::scalar).collect(Collectors.joining(", "));
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(field -> field.getKey() + " " + scalar(field.getValue()))
          .collect(Collectors.joining(", "));
    }
    return clean(value.asText());
  }

  /** A text from outside without what a terminal would obey. */
  private static String clean(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<String> table(JsonNode list) {
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    for (JsonNode row : list) {
      Map<String, String> cells = row.isObject() ? flat(row) : Map.of("", scalar(row));
      rows.add(cells);
      columns.addAll(cells.keySet());
    }
    var widths = new LinkedHashMap<String, Integer>();
    for (String column : columns) {
      int cells = rows.stream().mapToInt(row -> width(row.getOrDefault(column, ""))).max().orElse(0);
      widths.put(column, Math.max(width(column), cells));
    }
    var lines = new ArrayList<String>();
    if (!rows.isEmpty()) {
      lines.add(line(widths, columns.stream().collect(Collectors.toMap(name -> name, name -> name))));
      rows.forEach(row -> lines.add(line(widths, row)));
    }
    return lines;
  }

  private static Map<String, String> flat(JsonNode row) {
    Map<String, String> cells = simple(row);
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      if (!isSimple(field.getValue())) {
        String nested =
            field.getValue().isArray()
                ? StreamSupport.stream(field.getValue().spliterator(), false)
                    .map(one -> String.join(" ", simple(one).values()))
                    .collect(Collectors.joining("; "))
                : String.join(" ", simple(field.getValue()).values());
        cells.put(field.getKey(), nested);
      }
    }
    return cells;
  }

  private static String line(Map<String, Integer> widths, Map<String, String> row) {
    return widths.entrySet().stream()
        .map(column -> padded(row.getOrDefault(column.getKey(), ""), column.getValue()))
        .collect(Collectors.joining(INDENT))
        .stripTrailing();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** The columns that a text takes on a terminal: two for a Chinese character. */
  private static int width(String text) {
    return text.codePoints()
        .map(c -> Character.isIdeographic(c) || (FULL_WIDTH_FIRST <= c && c <= FULL_WIDTH_LAST) ? 2 : 1)
        .sum();
  }
}
