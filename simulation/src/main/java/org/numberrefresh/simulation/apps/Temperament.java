package org.numberrefresh.simulation.apps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.numberrefresh.synthetic.Hash;

/** Decides how one app reacts to a call, by its kind. */
final class Temperament {

  private final SimulatedApp app;
  private final AppRecords records;

  /** The times that a batch was failed, by the hash of its first ref: repeats of a batch start alike. */
  private final Map<Long, Integer> failed = new ConcurrentHashMap<>();

  Temperament(SimulatedApp app, AppRecords records) {
    this.app = app;
    this.records = records;
  }

  Reaction reply(AppCall.Unbind call) {
    if (call.items().isEmpty()) {
      return Reaction.atOnce(List.of());
    }
    if (call.items().size() > app.kind().maxItems()) {
      return new Reaction.Failure(413, Duration.ZERO);
    }
    long first = Hash.of(call.items().getFirst().ref());
    if (failsAgain(first)) {
      return failure();
    }
    List<AppResult> results = call.items().stream().map(item -> records.result(app.id(), item)).toList();
    return switch (app.kind()) {
      case LATER, PULLING, LISTENING -> new Reaction.Accepted(results);
      case MIXED -> leftOut(results);
      case REVIEWING -> inReview(results);
      case SLOW -> after(results, Duration.ofMillis(300 + Math.floorMod(first, 1201L)));
      case HANGING -> new Reaction.Silence();
      case DOWN -> new Reaction.Failure(500, Duration.ZERO);
      case INSTANT, SMALL, SINGLE, BLINDED, BUSY, STUMBLING, LIMITING, DROPPING, RECOVERING, NOT_COVERED ->
          Reaction.atOnce(results);
    };
  }

  private boolean failsAgain(long batch) {
    int failures = app.kind().failuresFirst();
    return failures > 0 && failed.merge(batch, 1, Integer::sum) <= failures;
  }

  private Reaction failure() {
    return switch (app.kind()) {
      case STUMBLING -> new Reaction.Failure(500, Duration.ZERO);
      case LIMITING -> new Reaction.Failure(429, Duration.ofSeconds(1));
      case DROPPING -> new Reaction.Hangup();
      default -> new Reaction.Failure(503, Duration.ZERO);
    };
  }

  private static boolean undecided(AppResult result) {
    return result.answer() != SimulatedAnswer.NOT_BOUND || result.item().subject() % 10 == 0;
  }

  private static Reaction leftOut(List<AppResult> results) {
    return new Reaction.Results(
        only(results, result -> !undecided(result)), List.of(), only(results, Temperament::undecided), Duration.ZERO);
  }

  private static Reaction inReview(List<AppResult> results) {
    return new Reaction.Results(
        only(results, result -> result.answer() == SimulatedAnswer.NOT_BOUND),
        only(results, result -> result.answer() != SimulatedAnswer.NOT_BOUND),
        List.of(),
        Duration.ZERO);
  }

  private static List<AppResult> only(List<AppResult> results, Predicate<AppResult> kept) {
    return results.stream().filter(kept).toList();
  }

  private static Reaction after(List<AppResult> results, Duration pause) {
    return new Reaction.Results(results, List.of(), List.of(), pause);
  }
}
