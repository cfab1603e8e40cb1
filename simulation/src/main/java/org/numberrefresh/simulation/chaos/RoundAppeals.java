package org.numberrefresh.simulation.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.SimulatedCarrier;

/**
 * The appeals of a round, one an order, each at another app. They object to outcomes of settled orders that the carrier
 * is told to be appealable. Each part can be done again where a kill cut it off.
 */
final class RoundAppeals {

  /** The most appeals of a round. */
  static final int MOST = 4;

  private static final Set<String> ANSWERED = Set.of("BLOCKED", "REFUSED");

  private final Signs signs;
  private final List<Appeal> chosen = new ArrayList<>();

  private static final class Appeal {
    private final String number;
    private final String app;
    private final String key;
    private String id = "";

    Appeal(String number, String app, String key) {
      this.number = number;
      this.app = app;
      this.key = key;
    }
  }

  RoundAppeals(Signs signs) {
    this.signs = signs;
  }

  /** Submits what has no answer yet, under the same key as before: nobody knows what became of it. */
  void submit(SimulatedCarrier carrier, List<String> orders) throws IOException, InterruptedException, RunFailure {
    if (chosen.isEmpty()) {
      chosen.addAll(choose(carrier, orders));
    }
    for (Appeal appeal : chosen) {
      if (appeal.id.isEmpty()) {
        HubClient.Response answer = carrier.object(appeal.number, appeal.app, appeal.key);
        if (answer.status() != 201) {
          String code = answer.body().path("code").asText("without a code");
          throw new RunFailure("An appeal was answered by " + answer.status() + " " + code + " instead of 201.");
        }
        appeal.id = answer.body().path("appealId").asText();
        signs.change();
      }
    }
  }

  private static List<Appeal> choose(SimulatedCarrier carrier, List<String> orders)
      throws IOException, InterruptedException {
    var found = new ArrayList<Appeal>();
    for (String order : orders) {
      if (found.size() < MOST) {
        choose(carrier, order, found.stream().map(appeal -> appeal.app).toList()).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Appeal> choose(SimulatedCarrier carrier, String order, List<String> taken)
      throws IOException, InterruptedException {
    for (JsonNode result : carrier.results(order, "").path("results")) {
      if (answered(result).findFirst().isPresent()) {
        String number = result.path("phoneNumber").asText();
        Optional<String> app =
            answered(carrier.status(number, "en"))
                .filter(one -> one.path("appealable").asBoolean())
                .map(one -> one.path("app").asText())
                .filter(one -> !taken.contains(one))
                .findFirst();
        if (app.isPresent()) {
          return Optional.of(new Appeal(number, app.get(), "chaos-appeal-" + order));
        }
      }
    }
    return Optional.empty();
  }

  private static Stream<JsonNode> answered(JsonNode number) {
    return StreamSupport.stream(number.path("apps").spliterator(), false)
        .filter(app -> ANSWERED.contains(app.path("outcome").asText()));
  }

  /** The ids of those that were submitted. */
  List<String> ids() {
    return chosen.stream().map(appeal -> appeal.id).toList();
  }
}
