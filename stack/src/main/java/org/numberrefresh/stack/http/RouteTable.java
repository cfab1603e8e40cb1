package org.numberrefresh.stack.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.stack.invoke.LambdaFunction;
import org.numberrefresh.stack.template.FunctionSpec;

/** Finds the route of a request. The most specific one wins: fixed parts before variables before greedy variables. */
final class RouteTable {

  /**
   * A route found.
   *
   * @param target the route and its function
   * @param variables the path's variables, decoded
   */
  record Match(Target target, Map<String, String> variables) {}

  /**
   * A route and its function.
   *
   * @param route the route
   * @param function the function that answers it
   */
  record Target(FunctionSpec.Route route, LambdaFunction function) {}

  private record Entry(List<String> parts, Target target) {

    /** Sorts as text: fixed parts first, then variables, then greedy ones, then the default route. */
    String rank() {
      StringBuilder rank = new StringBuilder();
      for (String part : parts) {
        rank.append(part.equals("$default") ? '3' : part.endsWith("+}") ? '2' : part.startsWith("{") ? '1' : '0');
      }
      return rank.append(target.route().method().equals("ANY") ? '1' : '0').toString();
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  RouteTable(List<LambdaFunction> functions) {
    for (LambdaFunction function : functions) {
      for (FunctionSpec.Route route : function.spec().routes()) {
        entries.add(new Entry(parts(route.path()), new Target(route, function)));
      }
    }
    entries.sort(Comparator.comparing(Entry::rank));
  }

  Optional<Match> find(String method, String path) {
    List<String> parts = parts(path);
    for (Entry entry : entries) {
      String wanted = entry.target.route().method();
      if (wanted.equals("ANY") || wanted.equals(method)) {
        Optional<Map<String, String>> variables = variables(entry.parts, parts);
        if (variables.isPresent()) {
          return Optional.of(new Match(entry.target, variables.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> variables(List<String> pattern, List<String> parts) {
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (part.equals("$default")) {
        return Optional.of(found);
      }
      if (i >= parts.size()) {
        return Optional.empty();
      }
      if (part.endsWith("+}")) {
        String rest = String.join("/", parts.subList(i, parts.size()));
        found.put(part.substring(1, part.length() - 2), HttpRequest.decoded(rest));
        return Optional.of(found);
      }
      if (part.startsWith("{") && !parts.get(i).isEmpty()) {
        found.put(part.substring(1, part.length() - 1), HttpRequest.decoded(parts.get(i)));
      } else if (!part.equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return pattern.size() == parts.size() ? Optional.of(found) : Optional.empty();
  }

  private static List<String> parts(String path) {
    return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
  }
}
