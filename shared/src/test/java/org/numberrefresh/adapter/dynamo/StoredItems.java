package org.numberrefresh.adapter.dynamo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The samples of {@code stored-items.txt}: items of the table {@code batches} as an earlier version stored them. */
public final class StoredItems {

  private StoredItems() {}

  /** The samples of heads and tasks, by name. */
  public static Map<String, Map<String, AttributeValue>> all() {
    try (InputStream in = StoredItems.class.getResourceAsStream("stored-items.txt")) {
      var items = new LinkedHashMap<String, Map<String, AttributeValue>>();
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split(" \\| "))
          .forEach(cells -> items.put(cells[0], item(Stream.of(cells).skip(1))));
      return items;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, AttributeValue> item(Stream<String> cells) {
    var item = new HashMap<String, AttributeValue>();
    cells.map(cell -> cell.split(" ", 3)).forEach(words -> item.put(words[0], value(words[1], words[2])));
    return item;
  }

  private static AttributeValue value(String type, String text) {
    return switch (type) {
      case "S" -> AttributeValue.fromS(text);
      case "N" -> AttributeValue.fromN(text);
      case "B" -> AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(text)));
      case "NS" -> AttributeValue.fromNs(Stream.of(text.split(",")).toList());
      case "BOOL" -> AttributeValue.fromBool(Boolean.parseBoolean(text));
      default -> throw new IllegalArgumentException("No attribute has the type " + type + ".");
    };
  }

  /** An item as the file has it, without its name. */
  public static String text(Map<String, AttributeValue> item) {
    return new TreeMap<>(item)
        .entrySet().stream().map(e -> e.getKey() + " " + text(e.getValue())).collect(Collectors.joining(" | "));
  }

  private static String text(AttributeValue value) {
    return switch (value.type()) {
      case S -> "S " + value.s();
      case N -> "N " + value.n();
      case B -> "B " + Base64.getEncoder().encodeToString(value.b().asByteArray());
      case NS -> "NS " + value.ns().stream().sorted().collect(Collectors.joining(","));
      case BOOL -> "BOOL " + value.bool();
      default -> throw new IllegalArgumentException("No sample has the type " + value.type() + ".");
    };
  }
}
