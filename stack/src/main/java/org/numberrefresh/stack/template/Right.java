package org.numberrefresh.stack.template;

import java.util.Comparator;
import java.util.Optional;

/**
 * A right that a function's policy grants, or that a call needs.
 *
 * @param action the action as IAM writes it, such as {@code dynamodb:GetItem}
 * @param resource the resource's name in the template; for an index the table's, {@code /index/} and the index's name
 * @param leadingKey the value of the items' hash key, if the right is for those items alone, or in a grant the
 *     beginning of it and {@code *}; absent in a grant of all items, and in the need of a call that names none
 */
public record Right(String action, String resource, Optional<String> leadingKey) implements Comparable<Right> {

  private static final String ANY = "*";
  private static final Comparator<Right> ORDER =
      Comparator.comparing(Right::resource)
          .thenComparing(Right::action)
          .thenComparing(right -> right.leadingKey().orElse(""));

  /** A right to all of a resource. */
  public Right(String action, String resource) {
    this(action, resource, Optional.empty());
  }

  /** The name of a table's index as a resource. */
  public static String index(String table, String index) {
    return table + "/index/" + index;
  }

  /** True if this right, as it was granted, allows one that is needed. */
  public boolean allows(Right needed) {
    return action.equals(needed.action)
        && resource.equals(needed.resource)
        && (leadingKey.isEmpty() || needed.leadingKey.filter(this::covers).isPresent());
  }

  private boolean covers(String key) {
    String granted = leadingKey.orElseThrow();
    return granted.endsWith(ANY)
        ? key.startsWith(granted.substring(0, granted.length() - ANY.length()))
        : key.equals(granted);
  }

  @Override
  public int compareTo(Right other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return action + " on " + resource + leadingKey.map(key -> "[" + key + "]").orElse("");
  }
}
