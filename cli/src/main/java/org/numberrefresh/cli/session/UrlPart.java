package org.numberrefresh.cli.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Puts what a user types into a URL. */
public final class UrlPart {

  private UrlPart() {}

  /** A part of a path, whatever characters it has. */
  public static String of(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
