package org.numberrefresh.stack.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request as it came in.
 *
 * @param method its method
 * @param path its path, still encoded
 * @param query its query, still encoded; empty for none
 * @param headers its headers by lower-cased name, repeated ones joined by a comma
 * @param body its body
 * @param sourceIp the address of its sender
 */
// Bodies are handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record HttpRequest(
    String method, String path, String query, Map<String, String> headers, byte[] body, String sourceIp) {

  /** The most bytes that API Gateway takes in a body. */
  static final int LARGEST_BODY = 10 * 1024 * 1024;

  /** The most bytes that are read on from a body that is too large: a sender that is cut off hears no answer. */
  private static final long LARGEST_REST = 64 * 1024 * 1024;

  /** Reads a request; empty if its body is too large. */
  static Optional<HttpRequest> read(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      pass(in);
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    var uri = exchange.getRequestURI();
    return Optional.of(
        new HttpRequest(
            exchange.getRequestMethod(),
            uri.getRawPath(),
            Optional.ofNullable(uri.getRawQuery()).orElse(""),
            headers,
            body,
            exchange.getRemoteAddress().getAddress().getHostAddress()));
  }

  /** Reads on to the end of a body, or to its first 64 MB. */
  private static void pass(InputStream in) throws IOException {
    byte[] some = new byte[64 * 1024];
    long left = LARGEST_REST;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = in.read(some);
    }
  }

  /** The value of a header, by its lower-cased name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The token of an {@code Authorization: Bearer} header. */
  public Optional<String> bearer() {
    return credentials("Bearer");
  }

  /**
   * The credentials of the {@code Authorization} header, if they are of a scheme.
   *
   * @param scheme the scheme's name; case makes no difference (RFC 9110, section 11.1)
   */
  public Optional<String> credentials(String scheme) {
    String start = scheme + " ";
    return header("authorization")
        .filter(value -> value.regionMatches(true, 0, start, 0, start.length()))
        .map(value -> value.substring(start.length()).strip());
  }

  /** The media type of the body in lower case, without its parameters; empty if there is none. */
  public String mediaType() {
    return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The query's parameters, decoded, repeated ones joined by a comma. */
  Map<String, String> parameters() {
    return form(query);
  }

  /** True if its path and query can be decoded. */
  boolean isDecodable() {
    try {
      decoded(path);
      decoded(query);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The fields of a form, decoded, repeated ones joined by a comma. */
  public static Map<String, String> form(String encoded) {
    if (encoded.isEmpty()) {
      return Map.of();
    }
    return Arrays.stream(encoded.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]),
                pair -> pair.length > 1 ? decoded(pair[1]) : "",
                (first, second) -> first + "," + second,
                LinkedHashMap::new));
  }

  /** A text without its percent signs. */
  public static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** True if the body is text in UTF-8. */
  boolean isText() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
