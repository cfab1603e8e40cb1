package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.ProblemCode;

/**
 * Judges a claim of a number that is on record.
 *
 * <p>Decision: docs/decisions.md#a-restored-number-is-not-refreshed-again-in-its-cycle
 *
 * <p>Decision: docs/decisions.md#an-order-for-an-older-life-is-refused
 */
final class ClaimJudge {

  private final ClaimRules rules;

  ClaimJudge(ClaimRules rules) {
    this.rules = rules;
  }

  /** The result of a claim. */
  sealed interface Verdict {

    /**
     * The claim is won.
     *
     * @param next the record to be written
     * @param overtakes true if places of the number's older lives must be withdrawn
     */
    record Won(NumberRecord next, boolean overtakes) implements Verdict {}

    /** The claim is lost. */
    record Lost(ProblemCode why) implements Verdict {}
  }

  /** The life that a claim belongs to, or the reason why it belongs to none. */
  private sealed interface Place {
    record In(Cycle cycle) implements Place {}

    record Nowhere(ProblemCode why) implements Place {}
  }

  Verdict judge(Claim claim, NumberRecord stored, BatchesSeen seen) {
    Optional<CycleEntry> own = stored.entries().filter(entry -> isOwn(claim, entry)).findFirst();
    if (own.filter(entry -> !entry.equals(claim.entry())).isPresent()) {
      return new Verdict.Lost(ProblemCode.ALREADY_EXISTS);
    }
    var lives = new Lives(stored.without(entry -> isOwn(claim, entry)), seen);
    Optional<ProblemCode> refusal = rules.refusal(claim, lives);
    if (refusal.isPresent()) {
      return new Verdict.Lost(refusal.get());
    }
    return switch (place(claim, lives)) {
      case Place.Nowhere(ProblemCode why) -> new Verdict.Lost(why);
      case Place.In(Cycle cycle) -> {
        NumberRecord counted = lives.record();
        NumberRecord next =
            own.isPresent()
                ? stored.touched()
                : counted.with(counted.service().servedBy(rules.claimer()), cycle.with(claim.entry()));
        yield new Verdict.Won(next, lives.overtakenBy(cycle, claim.mode(), claim.since()).findAny().isPresent());
      }
    };
  }

  private static boolean isOwn(Claim claim, CycleEntry entry) {
    return entry.batch().order().equals(claim.entry().batch().order());
  }

  /** Finds the life of a claim. A life that began before one that still stands is past: its claim is refused. */
  private Place place(Claim claim, Lives lives) {
    for (Cycle life : lives.record().cycles().reversed()) {
      if (joins(claim, life, lives)) {
        return lives.wasRestored(life) || lives.waits(life, claim.mode(), claim.since(), claim.entry().apps())
            ? new Place.Nowhere(ProblemCode.ALREADY_EXISTS)
            : new Place.In(claim.mode() == Mode.ACTIVE ? life.heldSince(claim.since()) : life);
      }
      Instant began = lives.holderSince(life).orElse(life.since());
      if (claim.since().isAfter(began)) {
        break;
      }
      if (lives.stands(life)) {
        return new Place.Nowhere(ProblemCode.DATE_BEFORE_LATER_LIFE);
      }
    }
    return new Place.In(new Cycle(claim.mode(), claim.since(), List.of()));
  }

  private boolean joins(Claim claim, Cycle life, Lives lives) {
    if (life.is(claim.mode(), claim.since())) {
      return true;
    }
    return claim.mode() == Mode.ACTIVE
        && life.mode() == Mode.BATCH
        && !lives.wasRestored(life)
        && lives
            .holderSince(life)
            .map(claim.since()::equals)
            .orElseGet(() -> ClaimRules.follows(claim.since(), life, rules.known(claim, lives)));
  }
}
