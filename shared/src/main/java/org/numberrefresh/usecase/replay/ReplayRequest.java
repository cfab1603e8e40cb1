package org.numberrefresh.usecase.replay;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Problem;

/**
 * The body of {@code POST /tasks/replay}.
 *
 * @param scope where pairs are looked for
 * @param outcomes which outcomes are asked about again
 * @param dryRun whether they are counted only
 * @param after the last order that an earlier call has done
 */
public record ReplayRequest(Scope scope, Set<Outcome> outcomes, boolean dryRun, Optional<OrderId> after) {

  private static final int MAX_OUTCOMES = 50;
  private static final int MAX_TEXT = 64;

  /** Where pairs are looked for. */
  public sealed interface Scope {

    /** Everything that an order asked for. */
    record OfOrder(OrderId order) implements Scope {}

    /** What an app said of the batches that were opened on a day in Asia/Shanghai. */
    record OfAppAndDay(String app, LocalDate day) implements Scope {}

    /** Whether an app is in it. */
    default boolean includes(String app) {
      return !(this instanceof OfAppAndDay one) || one.app().equals(app);
    }
  }

  public ReplayRequest {
    outcomes = Set.copyOf(outcomes);
  }

  /**
   * Reads a body.
   *
   * @throws Problem INVALID_ARGUMENT where its form is wrong
   */
  public static ReplayRequest read(byte[] body) {
    JsonObject json = Json.request(body).only("order", "app", "day", "outcomes", "dryRun", "cursor");
    boolean dryRun = json.optionalFlag("dryRun").orElse(false);
    Optional<OrderId> after = json.optionalText("cursor", MAX_TEXT).map(text -> id("cursor", text));
    return new ReplayRequest(scope(json), outcomes(json.texts("outcomes", MAX_OUTCOMES, MAX_TEXT)), dryRun, after);
  }

  private static Scope scope(JsonObject json) {
    Optional<String> order = json.optionalText("order", MAX_TEXT);
    Optional<String> app = json.optionalText("app", MAX_TEXT);
    Optional<String> day = json.optionalText("day", MAX_TEXT);
    if (order.isPresent() && app.isEmpty() && day.isEmpty()) {
      return new Scope.OfOrder(id("order", order.get()));
    }
    if (order.isEmpty() && app.isPresent() && day.isPresent()) {
      return new Scope.OfAppAndDay(app.get(), day(day.get()));
    }
    throw Problem.invalid("Give either \"order\", or \"app\" and \"day\".");
  }

  private static OrderId id(String name, String text) {
    try {
      return OrderId.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("\"" + name + "\" is not an order's id.");
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.invalid("\"day\" must be a day, such as 2026-11-20.");
    }
  }

  private static Set<Outcome> outcomes(List<String> names) {
    if (names.isEmpty()) {
      throw Problem.invalid("\"outcomes\" is missing or empty. Name what is to be asked about again.");
    }
    var all = EnumSet.noneOf(Outcome.class);
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      all.addAll(AskableAgain.named(names.get(i)).orElseThrow(() -> notAskable(index)));
    }
    return all;
  }

  private static Problem notAskable(int index) {
    return Problem.invalidLine(
        index,
        "Known are UNDELIVERABLE, NO_RESPONSE, FAILED, REFUSED and BLOCKED, the last two also with a reason, such as"
            + " BLOCKED/OPEN_DISPUTE. What waits, is clear or was withdrawn is not asked about again.");
  }

  /** What is asked for, whatever way it was written and wherever it goes on. */
  public String meaning() {
    return scope + " " + outcomes.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }
}
