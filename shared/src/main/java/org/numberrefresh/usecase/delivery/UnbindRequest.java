package org.numberrefresh.usecase.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppCaller;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.json.Json;

/** Writes and signs what an app is sent, by the Standard Webhooks specification. */
final class UnbindRequest {

  private static final int ANSWER_BASE = 64 * 1024;
  private static final int ANSWER_PER_ITEM = 320;
  private static final int ITEM_SIZE = 200;

  private final ItemsBody itemsBody;
  private final String sink;
  private final SecureRandom random;

  UnbindRequest(Digests digests, String sink, SecureRandom random) {
    this.itemsBody = new ItemsBody(digests);
    this.sink = sink;
    this.random = random;
  }

  /**
   * Writes a call.
   *
   * @param app the app that it is for
   * @param push the endpoint and the limits of its calls
   * @param purpose why the app is called
   * @param items what it is about, sorted by ref
   * @param now the time of the signature, which decides on the keys too
   */
  AppCaller.Call write(App app, Delivery.Push push, Purpose purpose, List<AskedNumber> items, Instant now) {
    byte[] body = purpose == Purpose.UNBIND ? unbind(app, items, now) : cancel(items);
    return new AppCaller.Call(
        push.endpoint(),
        headers(app, id(purpose, items), body, now),
        body,
        push.limits().timeLimit(),
        ANSWER_BASE + items.size() * ANSWER_PER_ITEM);
  }

  private Map<String, String> headers(App app, String id, byte[] body, Instant now) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", Long.toString(now.getEpochSecond()),
        "webhook-signature", app.keys().signing().sign(id, now, body),
        "x-correlator", UUID.nameUUIDFromBytes(bytes).toString());
  }

  private byte[] unbind(App app, List<AskedNumber> items, Instant now) {
    var out = new ByteArrayOutputStream(ITEM_SIZE * (items.size() + 1));
    try (JsonGenerator json = Json.factory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", Purpose.UNBIND.type());
      json.writeStringField("app", app.id());
      json.writeStringField("sink", sink);
      itemsBody.write(json, app, items, now);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] cancel(List<AskedNumber> items) {
    var body = Json.object().put("type", Purpose.CANCEL.type());
    var refs = body.putArray("items");
    items.forEach(item -> refs.addObject().put("ref", item.ref()));
    return Json.bytes(body);
  }

  /** The same items have the same id, so that an app can tell a repeat; but one for each purpose. */
  private static String id(Purpose purpose, List<AskedNumber> items) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      if (purpose != Purpose.UNBIND) {
        sha256.update(purpose.type().getBytes(StandardCharsets.US_ASCII));
      }
      items.forEach(item -> sha256.update(item.ref().getBytes(StandardCharsets.US_ASCII)));
      return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest()).substring(0, 27);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
