package org.numberrefresh.function.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.numberrefresh.adapter.json.RuleJson;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.release.ReleaseRule;
import org.numberrefresh.domain.release.Tolerated;
import org.numberrefresh.json.JsonObject;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.Problem.LineProblem;

/** Reads a release rule strictly. */
final class RuleBody {

  private static final int MAX_TEXT = 64;
  private static final int MOST_DAYS = 3_650;
  private static final String OUTCOMES =
      Arrays.stream(OutwardOutcome.values())
          .filter(RuleBody::isResidue)
          .map(Enum::name)
          .collect(Collectors.joining(", "));

  private RuleBody() {}

  private static boolean isResidue(OutwardOutcome outcome) {
    return outcome != OutwardOutcome.CLEAR && outcome != OutwardOutcome.PENDING;
  }

  /**
   * Reads a rule.
   *
   * @throws Problem INVALID_ARGUMENT if its form is wrong; it names every malformed line
   */
  static ReleaseRule read(JsonObject json) {
    json.only("mustBeClear", "tolerate", "notOlderThanDays");
    List<String> apps = json.texts("mustBeClear", ReleaseRule.MOST_APPS, MAX_TEXT);
    if (!json.has("mustBeClear") || (apps.contains(RuleJson.ALL) && apps.size() > 1)) {
      throw Problem.invalid(Cause.RULE_APPS);
    }
    Optional<Integer> days = json.optionalNumber("notOlderThanDays", 0, MOST_DAYS);
    return new ReleaseRule(
        RuleJson.mustBeClear(apps.stream().distinct().toList()),
        tolerate(json),
        days.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  private static List<Tolerated> tolerate(JsonObject json) {
    List<GivenLine<Tolerated>> lines = json.linesOrNone("tolerate", ReleaseRule.MOST_TOLERATED, RuleBody::tolerated);
    var all = new ArrayList<Tolerated>();
    var malformed = new ArrayList<LineProblem>();
    for (int i = 0; i < lines.size(); i++) {
      switch (lines.get(i)) {
        case GivenLine.Formed(Tolerated one) -> all.add(one);
        case GivenLine.Malformed<Tolerated> line -> malformed.add(line.problem(i));
      }
    }
    if (!malformed.isEmpty()) {
      throw Problem.invalidLines(malformed);
    }
    return all;
  }

  private static Tolerated tolerated(JsonObject line) {
    line.only("app", "outcome", "reason");
    OutwardOutcome outcome = line.oneOf("outcome", OutwardOutcome.class);
    if (!isResidue(outcome)) {
      throw Problem.invalid(Cause.NOT_A_WORD, "outcome", OUTCOMES);
    }
    Optional<String> reason = line.optionalText("reason", MAX_TEXT);
    reason.filter(text -> !isReasonOf(outcome, text)).ifPresent(text -> refuseReason(outcome));
    return new Tolerated(RuleJson.app(line.text("app", MAX_TEXT)), outcome, reason);
  }

  private static boolean isReasonOf(OutwardOutcome outcome, String reason) {
    return Arrays.stream(Outcome.values())
        .anyMatch(one -> one.outward() == outcome && !reason.isEmpty() && one.outwardReason().equals(reason));
  }

  private static void refuseReason(OutwardOutcome outcome) {
    throw Problem.invalid(
        Cause.RULE_REASON,
        outcome.name(),
        Arrays.stream(Outcome.values())
            .filter(one -> one.outward() == outcome)
            .map(Outcome::outwardReason)
            .filter(text -> !text.isEmpty())
            .distinct()
            .collect(Collectors.joining(", ")));
  }
}
