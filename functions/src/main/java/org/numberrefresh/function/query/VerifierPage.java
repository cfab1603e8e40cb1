package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.json.Json;

/** The page that verifies certificates in a browser. It has the published keys in it, so it works without a network. */
final class VerifierPage {

  private static final HtmlTemplate PAGE = HtmlTemplate.of("verifier.html");

  private VerifierPage() {}

  /**
   * Writes the page.
   *
   * @param keys the published keys, as a JWK set
   * @param day the day on which these are the published ones
   */
  static Reply.Content of(ObjectNode keys, LocalDate day) {
    String embedded = Json.text(keys).replace("<", "\\u003c");
    return new Reply.Content(
        "text/html; charset=utf-8", PAGE.filled(Map.of("keys", embedded, "made-on", day.toString())));
  }
}
