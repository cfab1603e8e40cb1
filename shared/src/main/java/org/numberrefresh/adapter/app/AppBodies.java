package org.numberrefresh.adapter.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.call.AskedAppeal;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.PolledNumbers;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.json.Json;

/**
 * Writes the JSON that apps are told. An app is told of a number in the form that it takes: the same whether it is
 * called or asks.
 */
public final class AppBodies {

  /** The type of a call that asks an app to unbind numbers. */
  static final String UNBIND = "unbind";

  /** The type of a call that asks an app to decide on appeals. */
  static final String APPEAL = "appeal";

  /** The type of a call that tells an app of withdrawn numbers. */
  static final String CANCEL = "cancel";

  private static final int ITEM_SIZE = 200;

  private final Digests digests;

  public AppBodies(Digests digests) {
    this.digests = digests;
  }

  /**
   * Writes {@code {"type": "unbind", "app", "sink", "items"}}.
   *
   * @param sink the URL that the app sends later answers to
   * @param now the time that decides on the key of digests
   */
  byte[] unbind(App app, String sink, List<AskedNumber> numbers, Instant now) {
    return asking(UNBIND, app, sink, numbers, now);
  }

  /**
   * Writes {@code {"type": "appeal", "app", "sink", "items"}}.
   *
   * @param sink the URL that the app sends later decisions to
   * @param now the time that decides on the key of digests
   */
  byte[] appeal(App app, String sink, List<AskedNumber> numbers, Instant now) {
    return asking(APPEAL, app, sink, numbers, now);
  }

  private byte[] asking(String type, App app, String sink, List<AskedNumber> numbers, Instant now) {
    var out = new ByteArrayOutputStream(ITEM_SIZE * (numbers.size() + 1));
    try (JsonGenerator json = Json.factory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", type);
      json.writeStringField("app", app.id());
      json.writeStringField("sink", sink);
      items(json, "items", app, numbers, now);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Writes {@code {"type": "cancel", "items": [{"ref"}]}}. */
  static byte[] cancel(List<AskedNumber> numbers) {
    var body = Json.object().put("type", CANCEL);
    var refs = body.putArray("items");
    numbers.forEach(number -> refs.addObject().put("ref", number.ref()));
    return Json.bytes(body);
  }

  /** Writes {@code {"type": "verify", "challenge"}}. */
  static byte[] verify(String challenge) {
    return Json.bytes(Json.object().put("type", "verify").put("challenge", challenge));
  }

  /**
   * Writes {@code {"items", "appeals", "cancelled": [{"ref"}], "moreAvailable"}}: the answer to an app that asks for
   * its tasks.
   */
  public JsonNode polled(PolledNumbers polled) {
    return Json.written(json -> polled(json, polled));
  }

  private void polled(JsonGenerator json, PolledNumbers polled) throws IOException {
    json.writeStartObject();
    items(json, "items", polled.app(), polled.asked(), polled.at());
    items(json, "appeals", polled.app(), polled.appeals(), polled.at());
    json.writeArrayFieldStart("cancelled");
    for (AskedNumber number : polled.cancelled()) {
      json.writeStartObject();
      json.writeStringField("ref", number.ref());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanField("moreAvailable", polled.more());
    json.writeEndObject();
  }

  /**
   * Writes {@code "items": [{"ref", "phoneNumber" or "phoneDigest" and "keyId", "boundBefore", "dueAt"}]}. In the place
   * of {@code boundBefore} an appeal has what the app answered, and the objection to it.
   */
  private void items(JsonGenerator json, String name, App app, List<AskedNumber> numbers, Instant now)
      throws IOException {
    json.writeArrayFieldStart(name);
    Map<Instant, String> times = new HashMap<>();
    var form = new Form(app, now);
    for (AskedNumber number : numbers) {
      json.writeStartObject();
      json.writeStringField("ref", number.ref());
      form.write(json, number);
      if (number.appeal().isPresent()) {
        write(json, number.appeal().get());
      } else {
        json.writeStringField("boundBefore", times.computeIfAbsent(number.boundBefore(), Rfc3339::text));
      }
      json.writeStringField("dueAt", times.computeIfAbsent(number.dueAt(), Rfc3339::text));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, AskedAppeal appeal) throws IOException {
    ObjectNode fields = Json.object();
    appeal(fields, appeal);
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      json.writeStringField(field.getKey(), field.getValue().textValue());
    }
  }

  /**
   * Writes {@code "appealId", "outcome", "reason", "appealReason", "contactRef"}. The app is told its own outcome with
   * its own reason, also one that no carrier is told.
   */
  public static void appeal(ObjectNode json, AskedAppeal appeal) {
    String[] own = AskableAgain.nameOf(appeal.objection().outcome()).split("/", -1);
    json.put("appealId", appeal.id()).put("outcome", own[0]);
    if (own.length > 1) {
      json.put("reason", own[1]);
    }
    json.put("appealReason", appeal.objection().reason().name()).put("contactRef", appeal.contactRef());
  }

  /** The form in which one app is told numbers. */
  private final class Form {

    private final Optional<Digests.OfApp> digest;
    private final String keyId;

    Form(App app, Instant now) {
      int version = app.keys().digests().at(now);
      boolean blinded = app.profile().delivery().numberForm() == NumberForm.BLINDED;
      digest = blinded ? Optional.of(digests.of(app.id(), version)) : Optional.empty();
      keyId = Digests.keyId(app.id(), version);
    }

    void write(JsonGenerator json, AskedNumber number) throws IOException {
      if (digest.isPresent()) {
        json.writeStringField("phoneDigest", digest.get().of(number.phoneNumber()));
        json.writeStringField("keyId", keyId);
      } else {
        json.writeStringField("phoneNumber", number.phoneNumber().e164());
      }
    }
  }
}
