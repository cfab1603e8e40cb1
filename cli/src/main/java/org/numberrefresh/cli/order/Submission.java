package org.numberrefresh.cli.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.numberrefresh.cli.order.NumbersFile.Row;
import org.numberrefresh.cli.order.RejectionsFile.Rejection;
import org.numberrefresh.cli.session.Api;
import org.numberrefresh.cli.session.ClientFailure;
import org.numberrefresh.cli.session.Patience;
import org.numberrefresh.cli.session.Voice;

/**
 * Cuts a file into orders of up to 10,000 lines and submits them one after the other. The key of an order follows from
 * its lines and their place in the file, so a second run continues where the first ended, and changes nothing that is
 * done.
 */
final class Submission {

  private final Api api;
  private final Voice voice;
  private final ObjectNode frame;
  private final int size;
  private final SecretKeySpec secret;

  /**
   * Prepares a submission.
   *
   * @param frame mode and apps of the orders
   * @param size the lines of an order, at most
   * @param secret makes the orders' idempotency keys; the same file and secret make the same ones
   */
  Submission(Api api, Voice voice, ObjectNode frame, int size, SecretKeySpec secret) {
    this.api = api;
    this.voice = voice;
    this.frame = frame;
    this.size = size;
    this.secret = secret;
  }

  /** The good lines of one order, and those that the API need not see. */
  private record Part(List<Row> rows, ArrayNode lines, List<Rejection> rejected) {}

  /** Counts of a whole file. */
  record Totals(long orders, long accepted, long rejected) {
    private Totals with(JsonNode answer, int turnedBack) {
      return new Totals(
          orders + (answer.isMissingNode() ? 0 : 1),
          accepted + answer.path("accepted").asLong(),
          rejected + answer.path("rejected").size() + turnedBack);
    }
  }

  /** Hears of the progress. */
  interface Listener {
    /** An order was accepted. */
    void taken(Totals sofar);
  }

  /** Submits all lines of a file. */
  Totals run(NumbersFile file, LineColumns columns, RejectionsFile rejected, Listener listener) throws IOException {
    var totals = new Totals(0, 0, 0);
    for (Part part = read(file, columns); !isEmpty(part); part = read(file, columns)) {
      JsonNode answer = part.rows().isEmpty() ? Api.object().path("none") : submit(part);
      totals = totals.with(answer, part.rejected().size());
      for (Rejection rejection : rejections(part, answer)) {
        rejected.add(rejection);
      }
      listener.taken(totals);
    }
    return totals;
  }

  private static boolean isEmpty(Part part) {
    return part.rows().isEmpty() && part.rejected().isEmpty();
  }

  private Part read(NumbersFile file, LineColumns columns) throws IOException {
    var part = new Part(new ArrayList<>(), Api.JSON.createArrayNode(), new ArrayList<>());
    while (part.rows().size() < size && part.rejected().size() < size) {
      Optional<Row> row = file.next();
      if (row.isEmpty()) {
        break;
      }
      Optional<ObjectNode> line = columns.line(row.get().fields());
      if (line.isPresent()) {
        part.rows().add(row.get());
        part.lines().add(line.get());
      } else {
        String why = voice.texts().text("submit.badLine", columns.names().size());
        part.rejected().add(new Rejection(row.get(), "INVALID_ARGUMENT", why, ""));
      }
    }
    return part;
  }

  private JsonNode submit(Part part) {
    ObjectNode body = frame.deepCopy();
    body.set("numbers", part.lines());
    long first = part.rows().getFirst().line();
    String key = key(first, body);
    JsonNode answer = Patience.with(voice, Duration.ofMinutes(2)).call(() -> api.post("orders", body, key)).body();
    ObjectNode told =
        Api.object()
            .put("orderId", answer.path("orderId").asText())
            .put("firstLine", first)
            .put("lastLine", part.rows().getLast().line())
            .put("accepted", answer.path("accepted").asLong())
            .put("rejected", answer.path("rejected").size() + part.rejected().size())
            .put("startsAt", answer.path("startsAt").asText())
            .put("dueAt", answer.path("dueAt").asText());
    voice.erase();
    if (voice.json()) {
      voice.show(told);
    } else {
      voice.say(
          "submit.order",
          told.path("orderId").asText(),
          told.path("firstLine").asLong(),
          told.path("lastLine").asLong(),
          told.path("accepted").asLong(),
          told.path("rejected").asLong());
    }
    return answer;
  }

  /** The key of an order. A plain hash of an order of one line could be turned back into its number. */
  private String key(long firstLine, ObjectNode body) {
    try {
      Mac mac = Mac.getInstance(secret.getAlgorithm());
      mac.init(secret);
      mac.update(Long.toString(firstLine).getBytes(StandardCharsets.UTF_8));
      mac.update(body.toString().getBytes(StandardCharsets.UTF_8));
      return "file-" + HexFormat.of().formatHex(mac.doFinal(), 0, 20);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA256.", e);
    }
  }

  private static List<Rejection> rejections(Part part, JsonNode answer) {
    var all = new ArrayList<>(part.rejected());
    for (JsonNode line : answer.path("rejected")) {
      int index = line.path("index").asInt(-1);
      if (index < 0 || index >= part.rows().size()) {
        throw ClientFailure.misuse("The API rejected line " + index + " of an order that has no such line.");
      }
      all.add(
          new Rejection(
              part.rows().get(index),
              line.path("code").asText(),
              line.path("message").asText(),
              line.path("nextStep").asText()));
    }
    all.sort(Comparator.comparingLong(rejection -> rejection.row().line()));
    return all;
  }
}
