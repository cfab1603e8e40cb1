package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Ways in which apps misbehave. */
enum BadApps {
  HANGS(
      (asked, exchange) -> {
        // Neither answered nor closed: the caller must give up by itself.
      },
      "NO_RESPONSE",
      "TIMED_OUT"),
  REDIRECTS(
      (asked, exchange) -> {
        exchange.getResponseHeaders().set("location", "/elsewhere");
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
      },
      "UNDELIVERABLE",
      "UNEXPECTED_STATUS"),
  ANSWERS_HTML(TestApp.text(200, "text/html", "<html>Welcome</html>"), "UNDELIVERABLE", "INVALID_ANSWER"),
  ANSWERS_OTHER_JSON(TestApp.text(200, "application/json", "{\"ok\":true}"), "UNDELIVERABLE", "INVALID_ANSWER"),
  ANSWERS_FIVE_MEGABYTES(
      TestApp.text(200, "application/json", "{\"results\":[]" + " ".repeat(5 << 20) + "}"),
      "UNDELIVERABLE",
      "OVERSIZE_ANSWER"),
  ANSWERS_REFS_NOT_ITS_OWN(
      TestApp.each(item -> TestApp.result("A".repeat(32), "UNBOUND")), "UNDELIVERABLE", "UNKNOWN_REF"),
  ANSWERS_NOTHING(TestApp.status(200), "UNDELIVERABLE", "INVALID_ANSWER"),
  CLOSES_THE_CONNECTION((asked, exchange) -> exchange.close(), "NO_RESPONSE", "TIMED_OUT"),
  IS_FORBIDDEN(TestApp.status(403), "UNDELIVERABLE", "UNEXPECTED_STATUS"),
  TAKES_LITTLE(TestApp.status(413), "UNDELIVERABLE", "OVERSIZE_CALL");

  private final TestApp.Script script;
  private final String end;
  private final String fault;

  BadApps(TestApp.Script script, String end, String fault) {
    this.script = script;
    this.end = end;
    this.fault = fault;
  }

  TestApp.Script script() {
    return script;
  }

  /** Its profile: the one that hangs is given up soon. */
  ObjectNode profile(ObjectNode usual) {
    return this == HANGS ? usual.put("timeLimit", "PT1S") : usual;
  }

  /** The outcome of its pairs at the deadline. */
  String end() {
    return end;
  }

  /** The reason why its calls do not count, as its status says. */
  String fault() {
    return fault;
  }

  /** Answers as another script, once a latch is down. */
  static TestApp.Script waitingFor(CountDownLatch latch, TestApp.Script then) {
    return (asked, exchange) -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
      then.answer(asked, exchange);
    };
  }
}
