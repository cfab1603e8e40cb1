package org.numberrefresh.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The examples of openapi.yaml, each with the schema of the body that it is an example of. */
final class Examples {

  private static final JsonNode CONTRACT = read();

  private Examples() {}

  /**
   * An example.
   *
   * @param schema the name of the body's schema
   * @param name the name of the example
   * @param value the body
   */
  record Example(String schema, String name, JsonNode value) {
    @Override
    public String toString() {
      return name + " as " + schema;
    }
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("..", "openapi.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The examples of every body that is sent or answered. */
  static List<Example> all() {
    var found = new ArrayList<Example>();
    collect(CONTRACT, found);
    return List.copyOf(found);
  }

  /** One example, by its name. */
  static JsonNode named(String name) {
    return CONTRACT.at("/components/examples/" + name + "/value");
  }

  private static void collect(JsonNode node, List<Example> found) {
    JsonNode schema = node.path("schema").path("$ref");
    if (schema.isTextual()) {
      for (JsonNode example : node.path("examples")) {
        String name = last(example.path("$ref"));
        found.add(new Example(last(schema), name, named(name)));
      }
    }
    node.forEach(part -> collect(part, found));
  }

  private static String last(JsonNode reference) {
    String text = reference.textValue();
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
