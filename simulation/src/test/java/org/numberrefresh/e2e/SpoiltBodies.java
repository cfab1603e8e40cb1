package org.numberrefresh.e2e;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils good bodies: in what they say first, then often in how they are written. */
final class SpoiltBodies {

  private static final ObjectMapper ESCAPING =
      JsonMapper.builder().configure(JsonWriteFeature.ESCAPE_NON_ASCII, true).build();

  private static final List<byte[]> RUBBISH =
      List.of(
          new byte[] {0},
          new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
          new byte[] {(byte) 0xff, (byte) 0xfe},
          new byte[] {(byte) 0xc0, (byte) 0xaf},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          ascii("{"),
          ascii("]"),
          ascii("\""),
          ascii("NaN"),
          ascii("-Infinity"),
          ascii("1e99999"),
          ascii("01"),
          ascii("/* */"),
          ascii("\\ud800"),
          ascii("[".repeat(3_000)),
          ascii("{\"x\":".repeat(100)),
          ascii("9".repeat(2_000)),
          ascii("\"" + "y".repeat(9_000) + "\""));

  private static final int LARGEST = 200_000;

  private final Random chance;
  private final List<String> planted;

  /** Spoils with numbers that must not be seen anywhere. */
  SpoiltBodies(Random chance, List<String> planted) {
    this.chance = chance;
    this.planted = planted;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] of(String good) {
    try {
      JsonNode tree = Reply.JSON.readTree(good);
      for (int i = chance.nextInt(20) == 0 ? 0 : 1 + chance.nextInt(3); i > 0; i--) {
        spoil(tree);
      }
      byte[] written = chance.nextBoolean() ? ESCAPING.writeValueAsBytes(tree) : Reply.JSON.writeValueAsBytes(tree);
      byte[] body = chance.nextInt(8) == 0 ? twice(written) : written;
      byte[] sent = chance.nextInt(3) == 0 ? damaged(body) : body;
      return sent.length > LARGEST ? Arrays.copyOf(sent, LARGEST) : sent;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void spoil(JsonNode tree) {
    List<JsonNode> places = new ArrayList<>();
    collect(tree, places);
    switch (places.get(chance.nextInt(places.size()))) {
      case ObjectNode object -> spoil(object);
      case ArrayNode list -> spoil(list);
      default -> throw new IllegalStateException("Only these are places.");
    }
  }

  private static void collect(JsonNode node, List<JsonNode> places) {
    if (node.isContainerNode()) {
      places.add(node);
      node.forEach(child -> collect(child, places));
    }
  }

  private void spoil(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? "x" : names.get(chance.nextInt(names.size()));
    switch (chance.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(Nasty.text(chance, planted), Nasty.value(chance, planted));
      case 2 -> object.put(name, object.path(name).asText());
      default -> object.set(name, Nasty.value(chance, planted));
    }
  }

  private void spoil(ArrayNode list) {
    int at = list.isEmpty() ? 0 : chance.nextInt(list.size());
    switch (chance.nextInt(4)) {
      case 0 -> list.removeAll();
      case 1 -> list.insert(at, Nasty.value(chance, planted));
      case 2 -> {
        for (int i = chance.nextInt(30); i > 0 && !list.isEmpty(); i--) {
          list.add(list.get(at % list.size()).deepCopy());
        }
      }
      default -> {
        if (list.isEmpty()) {
          list.add(Nasty.value(chance, planted));
        } else {
          list.set(at, Nasty.value(chance, planted));
        }
      }
    }
  }

  /** Writes the first property once more. */
  private static byte[] twice(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    return colon < 0
        ? body
        : ("{" + text.substring(1, colon) + ":1," + text.substring(1)).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] damaged(byte[] body) {
    int at = chance.nextInt(body.length + 1);
    return switch (chance.nextInt(5)) {
      case 0 -> Arrays.copyOf(body, at);
      case 1 -> joined(Arrays.copyOf(body, at), rubbish(), Arrays.copyOfRange(body, at, body.length));
      case 2 -> joined(rubbish(), body, new byte[0]);
      case 3 -> joined(body, rubbish(), new byte[0]);
      default -> {
        byte[] flipped = body.clone();
        for (int i = 0; i < 3 && flipped.length > 0; i++) {
          flipped[chance.nextInt(flipped.length)] = (byte) chance.nextInt(256);
        }
        yield flipped;
      }
    };
  }

  private byte[] rubbish() {
    return RUBBISH.get(chance.nextInt(RUBBISH.size()));
  }

  private static byte[] joined(byte[] first, byte[] second, byte[] third) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    out.writeBytes(third);
    return out.toByteArray();
  }
}
