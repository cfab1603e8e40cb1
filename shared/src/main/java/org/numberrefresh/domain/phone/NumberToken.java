package org.numberrefresh.domain.phone;

/**
 * What a number is looked up by: a keyed hash, so that the store never shows the number.
 *
 * @param value what a record of it is written under: the key's version, a dot and 22 base64url characters (128 bits)
 * @param twin what a record of it may stand under beside
 */
public record NumberToken(String value, Twin twin) {

  /** What a record may stand under while two versions of the keys live. A number has one record, under one of both. */
  public sealed interface Twin {
    /** One version lives. */
    record None() implements Twin {}

    /** Others may have begun to write under the next version. */
    record Coming(String value) implements Twin {}

    /** It may not have been moved from the version before: who writes it moves it. */
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
