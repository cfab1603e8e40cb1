package org.numberrefresh.domain.queue;

import java.util.Optional;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.RekeyPartId;
import org.numberrefresh.json.Json;

/** A message of the queue {@code batches}: something that is to be driven on. */
public sealed interface BatchMessage {

  /** Asks for a batch to be driven on. */
  record OfBatch(BatchId batch) implements BatchMessage {
    @Override
    public String body() {
      return written(batch.toString());
    }
  }

  /**
   * Asks for a part of a change of the keys to be driven on.
   *
   * @param part the number of the part
   */
  record OfRekeyPart(int part) implements BatchMessage {
    @Override
    public String body() {
      return written(new RekeyPartId(part).toString());
    }
  }

  /** The message's body: keys only. */
  String body();

  private static String written(String what) {
    return Json.text(Json.object().put("batch", what));
  }

  /**
   * Reads a message's body.
   *
   * @throws RuntimeException where it is none: a poison message
   */
  static BatchMessage ofBody(String body) {
    String text = Json.own(body).path("batch").asText();
    Optional<RekeyPartId> part = RekeyPartId.ofText(text);
    return part.isPresent() ? new OfRekeyPart(part.get().number()) : new OfBatch(BatchId.parse(text));
  }
}
