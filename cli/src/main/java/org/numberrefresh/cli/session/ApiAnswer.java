package org.numberrefresh.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of the API that is no error.
 *
 * @param status the HTTP status, 2xx
 * @param text the body as it came
 * @param body the body as JSON; missing where it is none
 * @param path the path that was asked, without its query
 * @param link the header {@code Link}, which leads to the next page
 */
public record ApiAnswer(int status, String text, JsonNode body, String path, Optional<String> link) {

  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"?next\"?");

  /**
   * The path of the next page; empty for the last one. A query alone belongs to the path that was asked (RFC 3986,
   * 5.2.2), where {@link java.net.URI#resolve} drops that path's last part.
   */
  public Optional<String> next() {
    return link.map(NEXT::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .map(next -> next.startsWith("?") ? path + next : next);
  }
}
