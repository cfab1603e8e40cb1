package org.numberrefresh.function.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.json.Json;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.replay.Retries;

/**
 * Reads the body of {@code POST /orders/{orderId}/retry}.
 *
 * @param wanted the pairs to ask again
 * @param dryRun true to count only
 */
record RetryBody(Retries.Wanted wanted, boolean dryRun) {

  private static final int MAX_APPS = 1_000;
  private static final int MAX_TEXT = 64;

  /**
   * Reads a body.
   *
   * @throws Problem INVALID_ARGUMENT where its form is wrong
   */
  static RetryBody read(byte[] body) {
    JsonObject json = Json.request(body).only("outcomes", "reasons", "apps", "dryRun");
    List<OutwardOutcome> outcomes = outcomes(json.texts("outcomes", OutwardOutcome.values().length, MAX_TEXT));
    List<String> reasons = json.texts("reasons", Outcome.values().length, MAX_TEXT);
    List<String> apps = json.texts("apps", MAX_APPS, MAX_TEXT);
    AppSelection selection =
        apps.isEmpty() || apps.equals(List.of("all")) ? new AppSelection.All() : new AppSelection.Listed(apps);
    return new RetryBody(
        new Retries.Wanted(wanted(outcomes, reasons), selection), json.optionalFlag("dryRun").orElse(false));
  }

  private static List<OutwardOutcome> outcomes(List<String> names) {
    if (names.isEmpty()) {
      throw Problem.invalid(Cause.NO_OUTCOMES);
    }
    var all = new ArrayList<OutwardOutcome>();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      all.add(
          Arrays.stream(OutwardOutcome.values())
              .filter(outcome -> outcome.name().equals(names.get(index)))
              .filter(outcome -> !AskableAgain.retryable(outcome, Optional.empty()).isEmpty())
              .findFirst()
              .orElseThrow(() -> Problem.invalidLine(index, Cause.NOT_RETRYABLE)));
    }
    return all;
  }

  private static Set<Outcome> wanted(List<OutwardOutcome> outcomes, List<String> reasons) {
    var all = EnumSet.noneOf(Outcome.class);
    for (OutwardOutcome outcome : outcomes) {
      Set<Outcome> any = AskableAgain.retryable(outcome, Optional.empty());
      boolean hasReasons = any.stream().anyMatch(one -> !one.outwardReason().isEmpty());
      if (reasons.isEmpty() || !hasReasons) {
        all.addAll(any);
      }
    }
    for (int i = 0; i < reasons.size(); i++) {
      Optional<String> reason = Optional.of(reasons.get(i));
      Set<Outcome> some =
          outcomes.stream()
              .flatMap(outcome -> AskableAgain.retryable(outcome, reason).stream())
              .collect(Collectors.toSet());
      if (some.isEmpty()) {
        throw Problem.invalidLine(i, Cause.REASON_NOT_RETRYABLE, told(outcomes));
      }
      all.addAll(some);
    }
    return all;
  }

  /** The reasons that may be asked about again. */
  private static String told(List<OutwardOutcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> AskableAgain.retryable(outcome, Optional.empty()).stream())
        .map(Outcome::outwardReason)
        .filter(text -> !text.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
