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
 * @param link the header {@code Link}, which leads to the next page
 */
public record ApiAnswer(int status, String text, JsonNode body, Optional<String> link) {

  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"?next\"?");

  /** The path of the next page; empty for the last one. */
  public Optional<String> next() {
    return link.map(NEXT::matcher).filter(Matcher::find).map(matcher -> matcher.group(1));
  }
}
