package org.numberrefresh.stack.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;
import org.numberrefresh.stack.json.StackJson;

/** The stack's own log: one JSON object a line, with a closed set of fields. */
public final class StackLog {

  private final PrintStream out;

  /** A log that is written to a stream. */
  public StackLog(PrintStream out) {
    this.out = out;
  }

  /**
   * Notes that something is not as it should be.
   *
   * @param event the kind of event, such as {@code access.denied}
   * @param subject the part that it happened to, such as a function's name
   */
  public void warn(String event, String subject, String detail) {
    write("WARN", event, subject, detail);
  }

  /** Notes an exception, where it was thrown, and its root cause. */
  public void failure(String event, String subject, Throwable cause) {
    ObjectNode line = line("ERROR", event, subject, cause.toString());
    StackTraceElement[] trace = cause.getStackTrace();
    if (trace.length > 0) {
      line.put("at", trace[0].toString());
    }
    if (cause.getCause() != null) {
      Throwable root = cause.getCause();
      while (root.getCause() != null) {
        root = root.getCause();
      }
      line.put("rootCause", root.toString());
      line.put("rootAt", root.getStackTrace().length > 0 ? root.getStackTrace()[0].toString() : "");
    }
    out.println(line);
  }

  /** Passes on a line that a handler wrote through its context. */
  public void handler(String text) {
    out.println(text.stripTrailing());
  }

  private void write(String level, String event, String subject, String detail) {
    out.println(line(level, event, subject, detail));
  }

  private static ObjectNode line(String level, String event, String subject, String detail) {
    return StackJson.object()
        .put("time", Instant.now().toString())
        .put("level", level)
        .put("event", event)
        .put("subject", subject)
        .put("detail", detail);
  }
}
