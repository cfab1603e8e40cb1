package org.numberrefresh.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.regex.Pattern;

/**
 * The output of a command. Results go to standard output: text, or one JSON document a line. Everything else goes to
 * standard error.
 *
 * @param json true if the results are for a machine
 * @param terminal true if a person looks at standard error, so that a line may be drawn over itself
 */
public record Voice(PrintWriter out, PrintWriter err, ClientTexts texts, boolean json, boolean terminal) {

  /** Digits that are no part of an id, such as a correlator. */
  private static final Pattern DIGITS = Pattern.compile("(?<![0-9a-f-])\\+?\\d{7,}(?![0-9a-f-])");

  private static final String ERASE = "\r\u001b[K";

  /** A text without what might be a phone number. */
  public static String masked(String text) {
    return DIGITS.matcher(text).replaceAll("***");
  }

  /** Says something to a person on standard output; to a machine nothing. */
  public void say(String key, Object... arguments) {
    if (!json) {
      line(texts.text(key, arguments));
    }
  }

  /** Writes a line to standard output. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Says something on standard error. */
  public void note(String key, Object... arguments) {
    err.println(texts.text(key, arguments));
    err.flush();
  }

  /** Writes a result: a document for a machine, a readable text for a person. */
  public void show(JsonNode result) {
    if (json) {
      line(result.toString());
    } else {
      JsonText.lines(result).forEach(this::line);
    }
  }

  /** Draws a line over the one that was drawn before, on a terminal only. */
  public void draw(String text) {
    if (terminal) {
      err.print(ERASE + text);
      err.flush();
    }
  }

  /** Takes the drawn line away. */
  public void erase() {
    draw("");
  }
}
