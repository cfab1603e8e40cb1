package org.numberrefresh.stack.template;

import java.util.Comparator;

/**
 * A right that a function's policy grants, or that a call needs.
 *
 * @param action the action as IAM writes it, such as {@code dynamodb:GetItem}
 * @param resource the resource's name in the template; for an index the table's, {@code /index/} and the index's name
 */
public record Right(String action, String resource) implements Comparable<Right> {

  private static final Comparator<Right> ORDER = Comparator.comparing(Right::resource).thenComparing(Right::action);

  /** The name of a table's index as a resource. */
  public static String index(String table, String index) {
    return table + "/index/" + index;
  }

  @Override
  public int compareTo(Right other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return action + " on " + resource;
  }
}
