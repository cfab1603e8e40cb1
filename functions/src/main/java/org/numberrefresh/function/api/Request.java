package org.numberrefresh.function.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/** A request whose scope and role were checked. */
public final class Request {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> UTF_8_TOO = Set.of("utf-8", "utf8", "us-ascii", "ascii");

  /** Stands where a gateway could not decode a byte. No text that a client means has it. */
  private static final char REPLACED = '\uFFFD';

  private final APIGatewayV2HTTPEvent event;
  private final Party party;

  Request(APIGatewayV2HTTPEvent event, Party party) {
    this.event = event;
    this.party = party;
  }

  /** Its caller. */
  public Party party() {
    return party;
  }

  /** The OAuth client of its caller; empty where an authorizer of an earlier version found the caller. */
  public Optional<String> client() {
    return Caller.of(event).client();
  }

  /**
   * The body; empty if there is none.
   *
   * @throws Problem INVALID_ARGUMENT if it is in another character set than UTF-8
   */
  public byte[] body() {
    String body = event.getBody();
    if (body == null) {
      return new byte[0];
    }
    if (!header("content-type").map(Request::isUtf8).orElse(true) || body.indexOf(REPLACED) >= 0) {
      throw Problem.invalid(Cause.NOT_UTF_8);
    }
    return event.getIsBase64Encoded() ? decoded(body) : body.getBytes(StandardCharsets.UTF_8);
  }

  /** True if a media type names no character set, or one whose texts are UTF-8 too. */
  private static boolean isUtf8(String mediaType) {
    Matcher charset = CHARSET.matcher(mediaType);
    return !charset.find() || UTF_8_TOO.contains(charset.group(1).toLowerCase(Locale.ROOT));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(Cause.BASE64);
    }
  }

  /**
   * Refuses every body but none and an empty object.
   *
   * @throws Problem INVALID_ARGUMENT that names the surplus property
   */
  public Request withoutBody() {
    byte[] body = body();
    if (body.length > 0) {
      Json.request(body).only();
    }
    return this;
  }

  /** A part of the path. */
  public String path(String name) {
    return lookUp(event.getPathParameters(), name).orElse("");
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    return lookUp(event.getQueryStringParameters(), name);
  }

  /** A whole number of the query, within bounds. */
  public int number(String name, int otherwise, int min, int max) {
    Optional<String> text = query(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("[0-9]{1,6}") || Integer.parseInt(text.get()) < min || Integer.parseInt(text.get()) > max) {
      throw Problem.invalid(Cause.NOT_IN_RANGE, name, min, max);
    }
    return Integer.parseInt(text.get());
  }

  /** True or false in the query; false if it is absent. */
  public boolean flag(String name) {
    Optional<String> text = query(name);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      throw Problem.invalid(Cause.NOT_A_FLAG, name);
    }
    return text.filter("true"::equals).isPresent();
  }

  /** A header, by its name in lower case. */
  public Optional<String> header(String name) {
    return header(event, name);
  }

  /** The language that the caller asks for. */
  public Language language() {
    return language(event);
  }

  static Language language(APIGatewayV2HTTPEvent event) {
    return Language.ofHeader(header(event, "accept-language").orElse(""));
  }

  static Optional<String> header(APIGatewayV2HTTPEvent event, String name) {
    return lookUp(event.getHeaders(), name);
  }

  private static Optional<String> lookUp(Map<String, String> map, String name) {
    return map == null ? Optional.empty() : Optional.ofNullable(map.get(name));
  }
}
