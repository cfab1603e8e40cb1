package org.numberrefresh.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that can be called, as the contract describes it. */
final class Operation {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  private static final Pattern OF_A_LINE = Pattern.compile("sent /(?:numbers|phoneNumbers|ports|results)/([0-9]+)\\b");

  /** Headers that belong to HTTP, or to what carries it. */
  private static final Set<String> OF_HTTP =
      Set.of("connection", "content-length", "content-type", "cache-control", "date", "transfer-encoding");

  private final Contract contract;
  private final String method;
  private final String path;
  private final Spot spot;
  private final Pattern pattern;
  private final List<String> variables = new ArrayList<>();

  Operation(Contract contract, String method, String path, Spot spot) {
    this.contract = contract;
    this.method = method.toUpperCase(Locale.ROOT);
    this.path = path;
    this.spot = spot;
    Matcher matcher = VARIABLE.matcher(path);
    while (matcher.find()) {
      variables.add(matcher.group(1));
    }
    this.pattern = Pattern.compile(VARIABLE.matcher(path).replaceAll("([^/]+)"));
  }

  Spot spot() {
    return spot;
  }

  /** The key of its route, as API Gateway writes it. */
  String key() {
    return method + " " + path;
  }

  /** The count of parts of its path that vary: fixed paths go before. */
  int variables() {
    return variables.size();
  }

  boolean matches(String otherMethod, String otherPath) {
    return method.equals(otherMethod) && pattern.matcher(otherPath).matches();
  }

  /** The scopes that its security asks for; none where anybody may call it. */
  List<String> scopes() {
    var scopes = new ArrayList<String>();
    spot.node().path("security").forEach(one -> one.path("accessToken").forEach(scope -> scopes.add(scope.asText())));
    return scopes;
  }

  List<String> faults(Exchange exchange) {
    List<String> faults = answerFaults(exchange);
    if (exchange.done()) {
      Set<Integer> rejected = rejected(exchange);
      requestFaults(exchange).stream().filter(fault -> !isOf(rejected, fault)).forEach(faults::add);
    }
    return faults;
  }

  /** The lines that an answer rejects: they need not be as the contract has a line. */
  private static Set<Integer> rejected(Exchange exchange) {
    try {
      var indexes = new HashSet<Integer>();
      JSON.readTree(exchange.answered()).path("rejected").forEach(line -> indexes.add(line.path("index").asInt(-1)));
      return indexes;
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static boolean isOf(Set<Integer> lines, String fault) {
    Matcher line = OF_A_LINE.matcher(fault);
    return line.lookingAt() && lines.contains(Integer.valueOf(line.group(1)));
  }

  /** The faults of a request. A fault of a line begins with its place, such as {@code sent /numbers/7}. */
  List<String> requestFaults(Exchange exchange) {
    Map<String, String> given = query(exchange.query());
    var faults = new ArrayList<String>();
    var known = new ArrayList<String>();
    for (Spot parameter : spot.at("parameters").parts()) {
      String name = parameter.text("name");
      Optional<String> value =
          Optional.ofNullable(
              switch (parameter.text("in")) {
                case "path" -> variable(exchange.path(), name);
                case "query" -> given.get(name);
                default -> exchange.headers().get(name.toLowerCase(Locale.ROOT));
              });
      known.add(name);
      faults.addAll(valueFaults("sent " + name, parameter, value));
    }
    given.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> faults.add("sent unknown " + name));
    Spot body = spot.at("requestBody");
    // The body of a GET means nothing, to HTTP as to the functions.
    if (exchange.sent().length > 0 && !method.equals("GET")) {
      String type = exchange.headers().getOrDefault("content-type", "application/json").split(";", 2)[0];
      faults.addAll(bodyFaults("sent", body, type, exchange.sent()));
    } else if (body.node().path("required").asBoolean()) {
      faults.add("sent no body, which is required");
    }
    return faults;
  }

  /** The faults of an answer. */
  List<String> answerFaults(Exchange exchange) {
    Spot response = spot.at("responses").at(Integer.toString(exchange.status()));
    var faults = new ArrayList<String>();
    if (!response.exists()) {
      faults.add("answered " + exchange.status() + ", which is not described");
      return faults;
    }
    Spot headers = response.at("headers");
    for (String name : headers.names()) {
      Optional<String> value = Optional.ofNullable(exchange.answerHeaders().get(name.toLowerCase(Locale.ROOT)));
      faults.addAll(valueFaults("answered " + name, headers.at(name), value));
    }
    exchange.answerHeaders().keySet().stream()
        .filter(name -> !OF_HTTP.contains(name) && headers.names().stream().noneMatch(name::equalsIgnoreCase))
        .forEach(name -> faults.add("answered the header " + name + ", which is not described"));
    if (exchange.answered().length > 0 || response.at("content").exists()) {
      String type = exchange.answerHeaders().getOrDefault("content-type", "").split(";", 2)[0];
      faults.addAll(bodyFaults("answered", response, type, exchange.answered()));
    }
    if (exchange.status() >= 400) {
      faults.addAll(problemFaults(response, exchange));
    }
    return faults;
  }

  /** The codes that an error may have: those that its examples show. */
  static Set<String> codes(Spot response) {
    var codes = new TreeSet<String>();
    response
        .at("content")
        .at("application/json")
        .at("examples")
        .parts()
        .forEach(example -> codes.add(example.at("value").text("code")));
    return codes;
  }

  private static List<String> problemFaults(Spot response, Exchange exchange) {
    JsonNode problem;
    try {
      problem = JSON.readTree(exchange.answered());
    } catch (IOException e) {
      return List.of();
    }
    var faults = new ArrayList<String>();
    if (problem.path("status").asInt() != exchange.status()) {
      faults.add("answered " + exchange.status() + " with the status " + problem.path("status"));
    }
    if (!codes(response).contains(problem.path("code").asText())) {
      faults.add("answered the code " + problem.path("code") + ", of which there is no example");
    }
    return faults;
  }

  private List<String> bodyFaults(String what, Spot holder, String type, byte[] body) {
    Spot media = holder.at("content").at(type);
    if (!media.exists()) {
      return List.of(what + " a body of type \"" + type + "\", which is not described");
    }
    try {
      JsonNode value = type.endsWith("json") ? JSON.readTree(body) : text(new String(body, StandardCharsets.UTF_8));
      return contract.faults(media.at("schema"), value).stream().map(f -> what + " " + f).toList();
    } catch (IOException e) {
      return List.of(what + " a body that is no JSON");
    }
  }

  private List<String> valueFaults(String what, Spot described, Optional<String> value) {
    if (value.isEmpty()) {
      return described.node().path("required").asBoolean() ? List.of(what + ": it is missing") : List.of();
    }
    Spot schema = described.at("schema");
    return contract.faults(schema, typed(schema.text("type"), value.get())).stream().map(f -> what + f).toList();
  }

  private static JsonNode typed(String type, String value) {
    return switch (type) {
      case "integer" -> value.matches("-?[0-9]{1,18}") ? LongNode.valueOf(Long.parseLong(value)) : text(value);
      case "boolean" -> value.matches("true|false") ? BooleanNode.valueOf(value.equals("true")) : text(value);
      default -> text(value);
    };
  }

  private static JsonNode text(String value) {
    return TextNode.valueOf(value);
  }

  private String variable(String actual, String name) {
    Matcher matcher = pattern.matcher(actual);
    return matcher.matches() ? decoded(matcher.group(variables.indexOf(name) + 1)) : "";
  }

  private static Map<String, String> query(String encoded) {
    var query = new LinkedHashMap<String, String>();
    for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
