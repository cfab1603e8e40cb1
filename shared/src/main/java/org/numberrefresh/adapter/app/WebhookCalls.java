package org.numberrefresh.adapter.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.key.Digests;

/** Writes and signs calls by the Standard Webhooks specification. */
final class WebhookCalls {

  /** The header by which a call is found in the logs of both sides. */
  static final String CORRELATOR = "x-correlator";

  /** Most bytes of an answer that are read, beside those of its items. */
  static final int ANSWER_BASE = 64 * 1024;

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
          case APPEAL -> bodies.appeal(app, sink, numbers, now);
          case CANCEL -> AppBodies.cancel(numbers);
        };
    var call =
        new AppCaller.Call(
            app.id(),
            push.endpoint(),
            headers(app.keys().signing(), id(purpose, numbers), correlator(random), body, now),
            body,
            push.limits().timeLimit(),
            ANSWER_BASE + numbers.size() * ANSWER_PER_ITEM);
    return EncodedCall.of(call, push.limits().encoding());
  }

  /**
   * The headers of a call.
   *
   * @param secrets the secrets that sign it
   * @param id the id of the message, by which its receiver knows a repeat
   * @param now the time of the signature
   */
  static Map<String, String> headers(SigningSecrets secrets, String id, String correlator, byte[] body, Instant now) {
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(now.getEpochSecond()),
        "webhook-signature",
        secrets.sign(id, now, body),
        CORRELATOR,
        correlator);
  }

  /** A correlator of a call. */
  static String correlator(SecureRandom random) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    ByteBuffer drawn = ByteBuffer.wrap(bytes);
    long version4 = (drawn.getLong() & ~0xf000L) | 0x4000L;
    long variant2 = drawn.getLong() >>> 2 | 1L << 63;
    return new UUID(version4, variant2).toString();
  }

  /** The same numbers have the same id, so that an app can tell a repeat; but one for each purpose. */
  private static String id(Purpose purpose, List<AskedNumber> numbers) {
    Stream<String> mark = purpose == Purpose.CANCEL ? Stream.of(AppBodies.CANCEL) : Stream.empty();
    return id(Stream.concat(mark, numbers.stream().map(AskedNumber::ref)));
  }

  /** The id of a message about some things: the same for the same things. */
  static String id(Stream<String> things) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      things.forEach(thing -> sha256.update(thing.getBytes(StandardCharsets.UTF_8)));
      return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()).substring(0, 27);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
