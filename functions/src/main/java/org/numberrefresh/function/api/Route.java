package org.numberrefresh.function.api;

import java.util.function.Function;
import org.numberrefresh.domain.access.Scope;

/**
 * A route: its action, and the scope that it needs.
 *
 * @param scope the scope that its caller's token must have
 * @param action its action
 */
public record Route(Scope scope, Function<Request, Reply> action) {

  private static final String BASE = " /number-refresh/v1/";

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
