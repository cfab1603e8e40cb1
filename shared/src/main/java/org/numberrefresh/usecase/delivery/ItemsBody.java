package org.numberrefresh.usecase.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.key.Digests;

/** Writes what an app is told of numbers, in the form that it takes: the same whether it is called or asks. */
final class ItemsBody {

  private final Digests digests;

  ItemsBody(Digests digests) {
    this.digests = digests;
  }

  /**
   * Writes {@code "items": [{"ref", "phoneNumber" or "phoneDigest" and "keyId", "boundBefore", "dueAt"}]}.
   *
   * @param now the time that decides on the key of digests
   */
  void write(JsonGenerator json, App app, List<AskedNumber> items, Instant now) throws IOException {
    json.writeArrayFieldStart("items");
    Map<Instant, String> times = new HashMap<>();
    var subject = new Subject(app, now);
    for (AskedNumber item : items) {
      json.writeStartObject();
      json.writeStringField("ref", item.ref());
      subject.write(json, item);
      json.writeStringField("boundBefore", times.computeIfAbsent(item.boundBefore(), Rfc3339::text));
      json.writeStringField("dueAt", times.computeIfAbsent(item.dueAt(), Rfc3339::text));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Tells an app of a number. */
  private final class Subject {

    private final boolean blinded;
    private final Digests.OfApp digest;
    private final String keyId;

    Subject(App app, Instant now) {
      int version = app.keys().digests().at(now);
      blinded = app.profile().delivery().numberForm() == NumberForm.BLINDED;
      digest = digests.of(app.id(), version);
      keyId = Digests.keyId(app.id(), version);
    }

    void write(JsonGenerator json, AskedNumber item) throws IOException {
      if (blinded) {
        json.writeStringField("phoneDigest", digest.of(item.phoneNumber()));
        json.writeStringField("keyId", keyId);
      } else {
        json.writeStringField("phoneNumber", item.phoneNumber().e164());
      }
    }
  }
}
