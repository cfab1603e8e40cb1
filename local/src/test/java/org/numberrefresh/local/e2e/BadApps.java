package org.numberrefresh.local.e2e;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Ways in which apps misbehave. */
enum BadApps {
  HANGS(
      (asked, exchange) -> {
        // Neither answered nor closed: the caller must give up by itself.
      },
      "NO_RESPONSE"),
  REDIRECTS(
      (asked, exchange) -> {
        exchange.getResponseHeaders().set("location", "/elsewhere");
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
      },
      "UNDELIVERABLE"),
  ANSWERS_HTML(TestApp.text(200, "text/html", "<html>Welcome</html>"), "UNDELIVERABLE"),
  ANSWERS_OTHER_JSON(TestApp.text(200, "application/json", "{\"ok\":true}"), "UNDELIVERABLE"),
  ANSWERS_FIVE_MEGABYTES(
      TestApp.text(200, "application/json", "{\"results\":[]" + " ".repeat(5 << 20) + "}"), "UNDELIVERABLE"),
  ANSWERS_REFS_NOT_ITS_OWN(TestApp.each(item -> TestApp.result("A".repeat(32), "UNBOUND")), "UNDELIVERABLE"),
  ANSWERS_NOTHING(TestApp.status(200), "UNDELIVERABLE"),
  CLOSES_THE_CONNECTION((asked, exchange) -> exchange.close(), "NO_RESPONSE"),
  IS_FORBIDDEN(TestApp.status(403), "UNDELIVERABLE");

  private final TestApp.Script script;
  private final String end;

  BadApps(TestApp.Script script, String end) {
    this.script = script;
    this.end = end;
  }

  TestApp.Script script() {
    return script;
  }

  /** What its pairs are at the deadline. */
  String end() {
    return end;
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
