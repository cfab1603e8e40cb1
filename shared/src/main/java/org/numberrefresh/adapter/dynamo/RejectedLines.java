package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * The rejected lines of an order as text, by code and detail, so that thousands of lines of one kind stay small: {@code
 * {"CODE|CAUSE[\"value\"]": [index, ...]}}.
 */
final class RejectedLines {

  private RejectedLines() {}

  /** Writes lines. */
  static String text(List<LineProblem> lines) {
    ObjectNode byCode = Json.object();
    for (LineProblem line : lines) {
      String code = line.code().name() + "|" + line.detail().map(RejectedLines::stored).orElse("");
      ((ArrayNode) Optional.ofNullable(byCode.get(code)).orElseGet(() -> byCode.putArray(code))).add(line.index());
    }
    return Json.text(byCode);
  }

  /** A detail as a key holds it: {@code CAUSE["value"]}. */
  private static String stored(Detail detail) {
    ArrayNode values = Json.array();
    detail.values().forEach(values::add);
    return detail.cause() + Json.text(values);
  }

  /** Reads a stored detail. A text of before causes had names is kept as it is. */
  private static Optional<Detail> detail(String text) {
    String name = text.replaceFirst("\\[.*", "");
    for (Cause cause : Cause.values()) {
      if (cause.name().equals(name)) {
        var values = new ArrayList<String>();
        Json.own(text.substring(name.length())).forEach(value -> values.add(value.textValue()));
        return Optional.of(new Detail(cause, values));
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(Detail.of(Cause.AS_STORED, text));
  }

  /** Reads lines of any age, by index. */
  static List<LineProblem> ofText(String text) {
    var lines = new ArrayList<LineProblem>();
    for (Map.Entry<String, JsonNode> entry : Json.own(text).properties()) {
      int bar = entry.getKey().indexOf('|');
      Optional<Detail> detail = detail(entry.getKey().substring(bar + 1));
      ProblemCode code = ProblemCode.valueOf(entry.getKey().substring(0, bar));
      entry.getValue().forEach(index -> lines.add(new LineProblem(index.intValue(), code, detail)));
    }
    lines.sort(Comparator.comparingInt(LineProblem::index));
    return lines;
  }
}
