package org.numberrefresh.function.registry;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.replay.ReplayRequest;

/** Reads the body of {@code POST /tasks/replay}. */
final class ReplayBody {

  private static final int MAX_OUTCOMES = 50;
  private static final int MAX_TEXT = 64;

  private ReplayBody() {}

  /**
   * Reads a body.
   *
   * @throws Problem INVALID_ARGUMENT where its form is wrong
   */
  static ReplayRequest read(byte[] body) {
    JsonObject json = Json.request(body).only("order", "app", "day", "outcomes", "dryRun", "cursor");
    boolean dryRun = json.optionalFlag("dryRun").orElse(false);
    Optional<OrderId> after = json.optionalText("cursor", MAX_TEXT).map(text -> id("cursor", text));
    return new ReplayRequest(source(json), outcomes(json.texts("outcomes", MAX_OUTCOMES, MAX_TEXT)), dryRun, after);
  }

  private static ReplayRequest.Source source(JsonObject json) {
    Optional<String> order = json.optionalText("order", MAX_TEXT);
    Optional<String> app = json.optionalText("app", MAX_TEXT);
    Optional<String> day = json.optionalText("day", MAX_TEXT);
    if (order.isPresent() && app.isEmpty() && day.isEmpty()) {
      return new ReplayRequest.Source.OfOrder(id("order", order.get()));
    }
    if (order.isEmpty() && app.isPresent() && day.isPresent()) {
      return new ReplayRequest.Source.OfAppAndDay(app.get(), day(day.get()));
    }
    throw Problem.invalid(Cause.REPLAY_SOURCE);
  }

  private static OrderId id(String name, String text) {
    try {
      return OrderId.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(Cause.NOT_AN_ORDER, name);
    }
  }

  private static LocalDate day(String text) {
    return Rfc3339.date(text).orElseThrow(() -> Problem.invalid(Cause.NOT_A_DATE, "day", "2026-11-20"));
  }

  private static Set<Outcome> outcomes(List<String> names) {
    if (names.isEmpty()) {
      throw Problem.invalid(Cause.NO_OUTCOMES);
    }
    var all = EnumSet.noneOf(Outcome.class);
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      all.addAll(AskableAgain.named(names.get(i)).orElseThrow(() -> notAskable(index)));
    }
    return all;
  }

  private static Problem notAskable(int index) {
    return Problem.invalidLine(index, Cause.NOT_ASKABLE);
  }
}
