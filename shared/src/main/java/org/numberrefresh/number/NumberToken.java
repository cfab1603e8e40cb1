package org.numberrefresh.number;

/**
 * What a number is looked up by: a keyed hash, so that the store never shows the number.
 *
 * @param value the key's version, a dot and 22 base64url characters (128 bits)
 */
public record NumberToken(String value) {

  public NumberToken {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A token is not empty.");
    }
  }
}
