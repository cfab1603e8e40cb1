package org.numberrefresh.stack.stores;

/** The values of secrets by their ARN or name. */
public interface Secrets {

  /**
   * Returns the value of a secret.
   *
   * @param id its ARN or name
   */
  String value(String id);

  /**
   * Writes the next value of a secret over the one that was read.
   *
   * @param id its ARN or name
   * @return false if another write came first; the value is left as it is then
   */
  boolean replace(String id, String read, String next);
}
