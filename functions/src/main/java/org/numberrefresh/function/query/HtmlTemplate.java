package org.numberrefresh.function.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in HTML that needs nothing from elsewhere. Its policy names the hashes of its own style and script, so that a
 * browser runs and applies nothing else.
 */
final class HtmlTemplate {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

  private final String text;

  private HtmlTemplate(String text) {
    this.text = text;
  }

  /** Reads a page beside this class. */
  static HtmlTemplate of(String name) {
    try (InputStream in = HtmlTemplate.class.getResourceAsStream(name)) {
      String raw = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new HtmlTemplate(
          raw.replace("{style-hash}", hash(STYLE, raw)).replace("{script-hash}", hash(SCRIPT, raw)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Pattern element, String page) {
    Matcher found = element.matcher(page);
    return found.find() ? sha256(found.group(1)) : "";
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /**
   * Fills the page.
   *
   * @param values what stands in each of its places, as HTML
   */
  String filled(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
  }

  /** A text as HTML. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
