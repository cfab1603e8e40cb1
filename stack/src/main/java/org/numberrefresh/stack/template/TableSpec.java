package org.numberrefresh.stack.template;

import java.util.List;
import java.util.Optional;

/**
 * A table as the template describes it.
 *
 * @param logicalId its name in the template
 * @param name its name in DynamoDB
 * @param attributes the attributes that keys and indexes are made of
 * @param key its primary key
 * @param indexes its global secondary indexes
 * @param expiry the attribute that holds the time to live, in epoch seconds
 */
public record TableSpec(
    String logicalId,
    String name,
    List<Attribute> attributes,
    List<KeyPart> key,
    List<Index> indexes,
    Optional<String> expiry) {

  /**
   * An attribute that a key is made of.
   *
   * @param name its name
   * @param type S, N or B
   */
  public record Attribute(String name, String type) {}

  /**
   * One part of a key.
   *
   * @param attribute the attribute's name
   * @param type HASH or RANGE
   */
  public record KeyPart(String attribute, String type) {}

  /**
   * A global secondary index.
   *
   * @param name its name
   * @param key its key
   * @param projection ALL, KEYS_ONLY or INCLUDE
   * @param included the attributes it holds beside the keys, where the projection is INCLUDE
   */
  public record Index(String name, List<KeyPart> key, String projection, List<String> included) {
    public Index {
      key = List.copyOf(key);
      included = List.copyOf(included);
    }
  }

  public TableSpec {
    attributes = List.copyOf(attributes);
    key = List.copyOf(key);
    indexes = List.copyOf(indexes);
  }
}
