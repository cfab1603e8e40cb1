package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Values that somebody might send where something else is meant. */
final class Nasty {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** None of them means a thing; most have broken some system once. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\r\nx-injected: yes",
          "\u001b[31m",
          "\ufeff",
          "\ud800",
          "x\udfffy",
          "\ud83d\ude00",
          "\u202eabc",
          "\u2028",
          "e\u0301\u0301\u0301",
          "'; DROP TABLE orders; --",
          "{{7*7}}${7*7}%s%n%x",
          "<script>alert(1)</script>",
          "../../../../etc/passwd",
          "null",
          "NaN",
          "all",
          "health",
          "#replays",
          "x".repeat(65),
          "x".repeat(5_000),
          "\u4e8c".repeat(300),
          "+86",
          "+8613",
          "+861380013800",
          "+0000000000000",
          "+86138001380001234567890",
          "+８６１３８００１３８０００",
          "2026-02-30T00:00:00+08:00",
          "+999999999-12-31T23:59:59.999999999+18:00",
          "-999999999-01-01T00:00:00-18:00",
          "2026-01-01T00:00:00",
          "9999-12-31T23:59:59Z",
          "PT999999999999999999H",
          "P-1D",
          "PT0.000000001S",
          "-PT5S",
          "https://",
          "https:///path",
          "https://[::1",
          "https://a:b@127.0.0.1/",
          "mailto:somebody",
          "//127.0.0.1",
          "http://127.0.0.1:99999/",
          "http://127.0.0.1:1/\u0000",
          "file:///etc/passwd",
          "0.0",
          "99999.9999",
          "00000000000000000000",
          "ffffffffffffffffffff",
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
          "BLOCKED/OPEN_DISPUTE",
          "UNBOUND",
          "BATCH");

  private Nasty() {}

  static String text(Random chance, List<String> planted) {
    return chance.nextInt(5) == 0
        ? planted.get(chance.nextInt(planted.size()))
        : TEXTS.get(chance.nextInt(TEXTS.size()));
  }

  static JsonNode value(Random chance, List<String> planted) {
    return switch (chance.nextInt(14)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(chance.nextBoolean());
      case 2 -> JSON.numberNode(chance.nextInt());
      case 3 -> JSON.numberNode(chance.nextLong());
      case 4 -> JSON.numberNode(chance.nextGaussian() * Math.pow(10, chance.nextInt(300)));
      case 5 -> BigIntegerNode.valueOf(BigInteger.TEN.pow(chance.nextInt(60)));
      case 6 -> JSON.numberNode(Long.parseLong(planted.get(chance.nextInt(planted.size())).substring(1)));
      case 7 -> JSON.objectNode();
      case 8 -> JSON.arrayNode();
      case 9 -> deep(chance.nextInt(40));
      case 10 -> many(chance, planted);
      default -> JSON.textNode(text(chance, planted));
    };
  }

  private static JsonNode deep(int levels) {
    JsonNode node = JSON.textNode("deep");
    for (int i = 0; i < levels; i++) {
      node = i % 2 == 0 ? JSON.arrayNode().add(node) : JSON.objectNode().set("x", node);
    }
    return node;
  }

  private static JsonNode many(Random chance, List<String> planted) {
    ArrayNode list = JSON.arrayNode();
    String text = text(chance, planted);
    for (int i = chance.nextInt(120); i >= 0; i--) {
      list.add(text);
    }
    return list;
  }
}
