package org.numberrefresh.function.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.numberrefresh.json.Json;

/**
 * One file of the console, as it is sent: plain and compressed, both in Base64 as API Gateway takes bytes.
 *
 * @param type its media type
 * @param etag its entity tag, in quotes
 * @param lasting true if its name changes with its content, so that a browser may keep it for ever
 * @param plain its bytes
 * @param compressed its bytes by gzip
 */
record ConsoleFile(String type, String etag, boolean lasting, String plain, String compressed) {

  private static final String JSON = "application/json";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "css", "text/css;charset=UTF-8",
          "json", JSON,
          "svg", "image/svg+xml");

  /** Names of files in folders; none that leaves its folder. */
  private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]*[A-Za-z0-9_-]\\.([a-z]+)");

  private static final String LASTING = "assets/";
  private static final int ETAG_BYTES = 12;

  /** Reads a file of the console from the class path; empty if it has none of this name. */
  static Optional<ConsoleFile> read(String name) {
    var matcher = NAME.matcher(name);
    String type = matcher.matches() ? TYPES.get(matcher.group(1)) : null;
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream in = ConsoleFile.class.getResourceAsStream("/console/" + name)) {
      return in == null ? Optional.empty() : Optional.of(of(type, name.startsWith(LASTING), in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of JSON that is made here. */
  static ConsoleFile ofJson(Map<String, String> values) {
    var json = Json.object();
    values.forEach(json::put);
    return of(JSON, false, Json.text(json).getBytes(StandardCharsets.UTF_8));
  }

  private static ConsoleFile of(String type, boolean lasting, byte[] bytes) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new ConsoleFile(
        type, etag(bytes), lasting, base64.encodeToString(bytes), base64.encodeToString(gzip(bytes)));
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** True if a list of entity tags, as a browser sends it, names this file. */
  boolean isKnown(String tags) {
    return tags.strip().equals("*") || tags.toLowerCase(Locale.ROOT).contains(etag);
  }
}
