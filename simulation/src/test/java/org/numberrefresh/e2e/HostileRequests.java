package org.numberrefresh.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.numberrefresh.stack.template.FunctionSpec.Route;

/** Requests that nobody should send, for the routes of the template. */
final class HostileRequests {

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json; charset=utf-16",
          "text/plain",
          "application/octet-stream",
          "multipart/form-data; boundary=x",
          "",
          "x");

  private static final List<String> SEGMENTS =
      List.of("..", ".", "%2e%2e", "%00", "%ff", "%zz", "%", "%2F", "%E4%BA%8C", "a%0d%0ab", "-", "UPPER", "health");

  private final Random chance;
  private final List<String> planted;
  private final Function<Route, String> tokens;
  private final List<String> ids;
  private final Map<String, String> bodies;
  private final SpoiltBodies spoilt;

  /**
   * Makes requests.
   *
   * @param planted numbers that must not be seen anywhere
   * @param tokens the good value of the header for a route
   * @param ids ids of what there is
   * @param bodies a good body for each route that has one; others are tried where a route has none
   */
  HostileRequests(
      Random chance,
      List<String> planted,
      Function<Route, String> tokens,
      List<String> ids,
      Map<String, String> bodies) {
    this.chance = chance;
    this.planted = planted;
    this.tokens = tokens;
    this.ids = ids;
    this.bodies = bodies;
    this.spoilt = new SpoiltBodies(chance, planted);
  }

  /** A request, still encoded. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Hostile(Route route, String path, String query, Map<String, String> headers, byte[] body) {
    @Override
    public String toString() {
      String text = new String(body, StandardCharsets.UTF_8);
      return route.key() + " as " + path + "?" + query + " " + headers + "\n" + text;
    }
  }

  Hostile next(Route route) {
    return new Hostile(route, path(route.path()), query(), headers(route), body(route));
  }

  private <T> T one(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }

  private boolean rarely() {
    return chance.nextInt(6) == 0;
  }

  private String path(String pattern) {
    String path = pattern;
    while (path.contains("{")) {
      String segment =
          switch (chance.nextInt(6)) {
            case 0 -> one(SEGMENTS);
            case 1 -> encoded(Nasty.text(chance, planted));
            case 2 -> encoded(one(planted));
            default -> one(ids);
          };
      path = path.replaceFirst("\\{[^}]*}", segment.isEmpty() ? "-" : segment.replace("$", "-"));
    }
    return path;
  }

  private static String encoded(String text) {
    String short1 = text.length() > 400 ? text.substring(0, 400) : text;
    return URLEncoder.encode(short1, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String query() {
    if (!rarely()) {
      return "";
    }
    var pairs = new ArrayList<String>();
    for (int i = chance.nextInt(4); i >= 0; i--) {
      String name = one(List.of("cursor", "limit", "all", "", "x", "limit%5B%5D", encoded(one(planted))));
      String value = rarely() ? one(SEGMENTS) : encoded(Nasty.text(chance, planted));
      pairs.add(name + (rarely() ? "" : "=" + value));
    }
    return String.join("&", pairs);
  }

  private Map<String, String> headers(Route route) {
    var headers = new TreeMap<String, String>();
    headers.put("authorization", tokens.apply(route));
    headers.put("content-type", rarely() ? one(TYPES) : "application/json");
    headers.put("idempotency-key", rarely() ? header() : "key-" + chance.nextLong());
    for (String name : List.of("accept-language", "x-correlator", "content-encoding", "accept", "x-forwarded-for")) {
      if (rarely()) {
        headers.put(name, header());
      }
    }
    if (chance.nextInt(50) == 0) {
      headers.put("authorization", rarely() ? "" : "Bearer " + header());
    }
    return headers;
  }

  private String header() {
    return switch (chance.nextInt(4)) {
      case 0 -> one(planted);
      case 1 -> "h".repeat(chance.nextInt(8_000));
      case 2 -> one(List.of("gzip", "zh-CN;q=NaN", "*", ",,,;;;", "zh-".repeat(500), "en, zh;q=0.9", "trace-1"));
      default -> Nasty.text(chance, planted);
    };
  }

  private byte[] body(Route route) {
    if (route.method().equals("GET") && !rarely()) {
      return new byte[0];
    }
    String good = bodies.get(route.key());
    return spoilt.of(good == null || chance.nextInt(20) == 0 ? one(List.copyOf(bodies.values())) : good);
  }
}
