package org.numberrefresh.adapter.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.Delivery;

/** The call that pushes one security event token to an app, by RFC 8935. */
final class EventCall {

  private static final int ANSWER_LIMIT = 4096;

  private EventCall() {}

  static AppCaller.Call of(String app, Delivery.Risc risc, Duration timeLimit, String token) {
    return new AppCaller.Call(
        app,
        risc.endpoint(),
        Map.of("content-type", "application/secevent+jwt", "accept", "application/json"),
        token.getBytes(StandardCharsets.US_ASCII),
        timeLimit,
        ANSWER_LIMIT);
  }
}
