package org.numberrefresh.adapter.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.key.Digests;

/** Writes and signs calls by the Standard Webhooks specification. */
final class WebhookCalls {

  private static final int ANSWER_BASE = 64 * 1024;
  private static final int ANSWER_PER_ITEM = 320;

  private final AppBodies bodies;
  private final String sink;
  private final SecureRandom random;

  /**
   * Makes a writer of calls.
   *
   * @param sink the URL that apps send later answers to
   */
  WebhookCalls(Digests digests, String sink, SecureRandom random) {
    this.bodies = new AppBodies(digests);
    this.sink = sink;
    this.random = random;
  }

  /**
   * Writes a call.
   *
   * @param app the app that it is for
   * @param push the endpoint and the limits of its calls
   * @param purpose the reason of the call
   * @param numbers the numbers that it is about, sorted by ref
   * @param now the time of the signature, which decides on the keys too
   */
  AppCaller.Call write(App app, Delivery.Push push, Purpose purpose, List<AskedNumber> numbers, Instant now) {
    byte[] body =
        switch (purpose) {
          case UNBIND -> bodies.unbind(app, sink, numbers, now);
          case CANCEL -> AppBodies.cancel(numbers);
        };
    return new AppCaller.Call(
        app.id(),
        push.endpoint(),
        headers(app, id(purpose, numbers), correlator(), body, now),
        body,
        push.limits().timeLimit(),
        ANSWER_BASE + numbers.size() * ANSWER_PER_ITEM);
  }

  /**
   * The headers of a call.
   *
   * @param id the id of the message, by which the app knows a repeat
   * @param now the time of the signature
   */
  static Map<String, String> headers(App app, String id, String correlator, byte[] body, Instant now) {
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(now.getEpochSecond()),
        "webhook-signature",
        app.keys().signing().sign(id, now, body),
        "x-correlator",
        correlator);
  }

  private String correlator() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return UUID.nameUUIDFromBytes(bytes).toString();
  }

  /** The same numbers have the same id, so that an app can tell a repeat; but one for each purpose. */
  private static String id(Purpose purpose, List<AskedNumber> numbers) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      if (purpose == Purpose.CANCEL) {
        sha256.update(AppBodies.CANCEL.getBytes(StandardCharsets.US_ASCII));
      }
      numbers.forEach(number -> sha256.update(number.ref().getBytes(StandardCharsets.US_ASCII)));
      return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()).substring(0, 27);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
