package org.numberrefresh.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The figures that a benchmark found, as rows of {@code docs/performance.md} and as JSON. */
final class FigureRows {

  private final String bench;
  private final List<Finding> all = new ArrayList<>();

  /** The rows of a benchmark, by its name. */
  FigureRows(String bench) {
    this.bench = bench;
  }

  /**
   * A figure.
   *
   * @param what the thing that was measured
   * @param value its value
   * @param text the value as people read it, with its unit
   */
  record Finding(String what, double value, String text) {}

  /**
   * Adds a figure.
   *
   * @param what the thing that was measured
   * @param value its value
   * @param format the value as people read it, with its unit
   */
  void add(String what, double value, String format) {
    all.add(new Finding(what, value, format.formatted(value)));
  }

  /** The findings, in their order. */
  List<Finding> all() {
    return List.copyOf(all);
  }

  /** The rows: bench, what, measured. */
  List<String> markdown() {
    var rows = new ArrayList<String>();
    for (Finding one : all) {
      rows.add("| %s | %s | %s |".formatted(rows.isEmpty() ? "`" + bench + "`" : "", one.what(), one.text()));
    }
    return rows.stream().map(row -> row.replace("|  |", "| |")).toList();
  }

  /** Writes them to a file, with the machine that they were measured on. */
  void write(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode json = mapper.createObjectNode().put("bench", bench);
    json.putObject("machine")
        .put("processors", Runtime.getRuntime().availableProcessors())
        .put("architecture", System.getProperty("os.arch"))
        .put("java", System.getProperty("java.version"));
    var figures = json.putArray("figures");
    all.forEach(one -> figures.addObject().put("what", one.what()).put("value", one.value()).put("text", one.text()));
    mapper.writeValue(file.toFile(), json);
  }
}
