package org.numberrefresh.function.api;

import java.util.List;
import java.util.function.Function;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;

/**
 * A route: its action, and the scope that it needs.
 *
 * @param scopes the scopes of which its caller's token must have one, that of the caller's own role; at least one
 * @param action its action
 */
public record Route(List<Scope> scopes, Function<Request, Reply> action) {

  private static final String BASE = " /number-refresh/v1/";

  public Route {
    scopes = List.copyOf(scopes);
  }

  /** A route that callers of one role may use. */
  public Route(Scope scope, Function<Request, Reply> action) {
    this(List.of(scope), action);
  }

  /** The scope that a caller of a role needs; that of another role if the route is not for this one. */
  Scope scope(Party.Role role) {
    return scopes.stream().filter(scope -> scope.role() == role).findFirst().orElse(scopes.getFirst());
  }

  /**
   * The key of a route that is asked by GET.
   *
   * @param path the path below the interface's base, such as {@code orders/{orderId}}
   */
  public static String get(String path) {
    return "GET" + BASE + path;
  }

  /** The key of a route that is asked by POST. */
  public static String post(String path) {
    return "POST" + BASE + path;
  }

  /** The key of a route that is asked by PATCH. */
  public static String patch(String path) {
    return "PATCH" + BASE + path;
  }

  /** The key of a route that is asked by DELETE. */
  public static String delete(String path) {
    return "DELETE" + BASE + path;
  }

  /** The key of a route that is asked by PUT. */
  public static String put(String path) {
    return "PUT" + BASE + path;
  }
}
