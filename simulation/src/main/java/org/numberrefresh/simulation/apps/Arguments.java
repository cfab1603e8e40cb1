package org.numberrefresh.simulation.apps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments of a command line: pairs of {@code --name value}. */
public final class Arguments {

  private final Map<String, String> values;

  private Arguments(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a command line.
   *
   * @param allowed the names, without dashes
   * @throws IllegalArgumentException if a name is unknown or has no value; the message says which
   */
  public static Arguments parse(String[] line, List<String> allowed) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < line.length; i += 2) {
      String name = line[i].startsWith("--") ? line[i].substring(2) : "";
      if (!allowed.contains(name)) {
        throw new IllegalArgumentException(
            "Unknown argument " + line[i] + ". Known are --" + String.join(", --", allowed) + ".");
      }
      if (i + 1 == line.length) {
        throw new IllegalArgumentException("--" + name + " needs a value.");
      }
      values.put(name, line[i + 1]);
    }
    return new Arguments(values);
  }

  /** The value of an argument that may be absent. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The value of an argument.
   *
   * @throws IllegalArgumentException if it is absent
   */
  public String required(String name) {
    return optional(name).orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing."));
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if it is none, or out of the bounds
   */
  public long number(String name, long absent, long least, long most) {
    String text = optional(name).orElse(Long.toString(absent));
    if (text.matches("-?\\d{1,18}")) {
      long value = Long.parseLong(text);
      if (least <= value && value <= most) {
        return value;
      }
    }
    throw new IllegalArgumentException("--" + name + " takes a whole number from " + least + " to " + most + ".");
  }
}
