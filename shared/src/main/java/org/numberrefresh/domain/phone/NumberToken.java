package org.numberrefresh.domain.phone;

/**
 * The key that a number is looked up by. It is a keyed hash, so that the store never shows the number.
 *
 * @param value the key that its record is written under: the hash key's version, a dot, 22 base64url characters
 * @param twin the other key that its record may stand under
 */
public record NumberToken(String value, Twin twin) {

  /** The second key of a record while two versions of the keys live. A number has one record, under one of both. */
  public sealed interface Twin {
    /** One version lives. */
    record None() implements Twin {}

    /** Other calls may have begun to write under the next version. */
    record Coming(String value) implements Twin {}

    /** The record may still stand under the former version. Its next write moves it. */
    record Former(String value) implements Twin {}
  }

  public NumberToken {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A token is not empty.");
    }
  }

  /** The token of a number while one version of the keys lives. */
  public NumberToken(String value) {
    this(value, new Twin.None());
  }
}
