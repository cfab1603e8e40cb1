package org.numberrefresh.usecase.trial;

import java.util.Map;
import java.util.Set;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.EndpointTrial.Seen;
import org.numberrefresh.domain.outcome.Answer;

/** Judges the answers to sample calls. */
public final class TrialJudge {

  /** The statuses that refuse a call for its signature. 429, 413 or 415 say that it was not even looked at. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

  private TrialJudge() {}

  /** Judges the answer to a call that must be taken, as the answer to a real call is. */
  public static TrialFinding taken(Seen seen) {
    return switch (seen.verdict()) {
      case CallVerdict.Taken taken when taken.seen().isEmpty() -> new TrialFinding.Passed();
      case CallVerdict.Taken taken -> new TrialFinding.Faulty(taken.seen().orElseThrow());
      case CallVerdict.NotTaken not -> new TrialFinding.Faulty(not.seen());
    };
  }

  /** Judges the answers to a call and to its repeat, which must be taken alike. */
  public static TrialFinding repeated(Seen first, Seen second) {
    TrialFinding finding = taken(first) instanceof TrialFinding.Passed ? taken(second) : taken(first);
    return finding instanceof TrialFinding.Passed && !answers(first).equals(answers(second))
        ? new TrialFinding.Different()
        : finding;
  }

  /** Judges the answer to a call that must be refused. */
  public static TrialFinding refused(Seen seen) {
    if (seen.status().isEmpty()) {
      return taken(seen);
    }
    return REFUSALS.contains(seen.status().getAsInt()) ? new TrialFinding.Passed() : new TrialFinding.NotRefused();
  }

  /** Judges the answer to a call that need not be taken, but must break nothing. */
  public static TrialFinding unbroken(Seen seen) {
    int hundred = seen.status().orElse(0) / 100;
    return hundred == 2 || hundred == 4 ? new TrialFinding.Passed() : taken(seen);
  }

  private static Map<String, Answer> answers(Seen seen) {
    return switch (seen.verdict()) {
      case CallVerdict.Taken taken -> taken.answers();
      case CallVerdict.NotTaken _ -> Map.of();
    };
  }
}
