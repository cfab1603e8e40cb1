package org.numberrefresh.cli.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientFailure;
import org.numberrefresh.cli.session.ClientTexts;

/**
 * The columns of a file of numbers, by its first line.
 *
 * @param names the properties of an order's line, in the order of the columns
 */
record LineColumns(List<String> names) {

  static final String NUMBER = "phoneNumber";

  private static final List<String> KNOWN = List.of(NUMBER, "deactivatedAt", "holderSince", "portedInAt", "consent");
  private static final int LONGEST = 128;
  private static final int LONGEST_OTHER = 64;

  LineColumns {
    names = List.copyOf(names);
  }

  /** Reads the first line. */
  static LineColumns of(List<String> header, ClientTexts texts) {
    Map<String, String> known = new HashMap<>();
    KNOWN.forEach(name -> known.put(canonical(name), name));
    List<String> names = header.stream().map(name -> known.getOrDefault(canonical(name), "")).toList();
    if (!names.contains(NUMBER) || names.contains("") || names.stream().distinct().count() < names.size()) {
      throw ClientFailure.misuse(texts.text("submit.header", String.join(",", KNOWN)));
    }
    return new LineColumns(names);
  }

  private static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
  }

  /** The mode that the columns are of. */
  String mode() {
    return names.contains("holderSince") ? "ACTIVE" : "BATCH";
  }

  /** The line as an order has it; empty if the API would refuse the whole order for it. */
  Optional<ObjectNode> line(List<String> fields) {
    if (fields.size() != names.size()) {
      return Optional.empty();
    }
    ObjectNode line = Api.object();
    for (int i = 0; i < fields.size(); i++) {
      String name = names.get(i);
      String value = fields.get(i);
      int longest = name.equals("consent") ? LONGEST : LONGEST_OTHER;
      if (value.length() > longest || (value.isEmpty() && name.equals(NUMBER))) {
        return Optional.empty();
      }
      if (!value.isEmpty()) {
        line.put(name, value);
      }
    }
    return Optional.of(line);
  }
}
