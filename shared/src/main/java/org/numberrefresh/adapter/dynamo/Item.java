package org.numberrefresh.adapter.dynamo;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of a table, written and read attribute by attribute. What is empty is not written. */
final class Item {

  private final Map<String, AttributeValue> attributes;

  private Item(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  static Item empty() {
    return new Item(new HashMap<>());
  }

  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(attributes);
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue bytes(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value));
  }

  static AttributeValue numbers(Collection<Integer> values) {
    return AttributeValue.fromNs(values.stream().map(String::valueOf).toList());
  }

  Item put(String name, String value) {
    if (!value.isEmpty()) {
      attributes.put(name, text(value));
    }
    return this;
  }

  Item put(String name, long value) {
    attributes.put(name, number(value));
    return this;
  }

  Item put(String name, byte[] value) {
    attributes.put(name, bytes(value));
    return this;
  }

  Item put(String name, BitSet value) {
    return value.isEmpty() ? this : put(name, value.toByteArray());
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name, String otherwise) {
    AttributeValue value = attributes.get(name);
    return value == null ? otherwise : value.s();
  }

  String textOf(String name) {
    return valueOf(name).s();
  }

  long number(String name, long otherwise) {
    AttributeValue value = attributes.get(name);
    return value == null ? otherwise : Long.parseLong(value.n());
  }

  long numberOf(String name) {
    return Long.parseLong(valueOf(name).n());
  }

  private AttributeValue valueOf(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException("A stored item lacks the attribute " + name + ".");
    }
    return value;
  }

  int integer(String name) {
    return Math.toIntExact(number(name, 0));
  }

  boolean flag(String name) {
    AttributeValue value = attributes.get(name);
    return value != null && value.bool();
  }

  Optional<Instant> instant(String name) {
    return has(name) ? Optional.of(Instant.ofEpochSecond(number(name, 0))) : Optional.empty();
  }

  byte[] bytes(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? new byte[0] : value.b().asByteArrayUnsafe();
  }

  BitSet bits(String name) {
    return BitSet.valueOf(bytes(name));
  }

  Set<Integer> numbers(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? Set.of() : value.ns().stream().map(Integer::valueOf).collect(Collectors.toSet());
  }
}
