package org.numberrefresh.simulation.apps;

import java.util.List;
import org.numberrefresh.synthetic.Hash;

/**
 * The answers of each app about each number: a pure function of seed, app and number, so that a repeated question gets
 * the repeated answer and a run can be checked.
 *
 * <p>Of 1,000 numbers 975 are not bound, 18 are unbound and 7 stay in some way. A blinded app knows a number only by
 * its digest, which takes the number's place.
 *
 * @param seed the seed of a simulated world
 */
record AppRecords(long seed) {

  private static final double NOT_BOUND = 0.975;
  private static final double NOTHING_LEFT = 0.993;

  /** Weighted by repetition. */
  private static final List<SimulatedAnswer> LEFT =
      List.of(
          SimulatedAnswer.ACCOUNT_BANNED,
          SimulatedAnswer.ACCOUNT_BANNED,
          SimulatedAnswer.ACCOUNT_BANNED,
          SimulatedAnswer.ACCOUNT_FROZEN,
          SimulatedAnswer.ACCOUNT_FROZEN,
          SimulatedAnswer.ASSETS_REMAINING,
          SimulatedAnswer.ASSETS_REMAINING,
          SimulatedAnswer.ASSETS_REMAINING,
          SimulatedAnswer.PAYMENT_INSTRUMENT_BOUND,
          SimulatedAnswer.PAYMENT_INSTRUMENT_BOUND,
          SimulatedAnswer.SOLE_LOGIN_FACTOR,
          SimulatedAnswer.OPEN_DISPUTE,
          SimulatedAnswer.ENTERPRISE_ACCOUNT,
          SimulatedAnswer.LEGAL_HOLD,
          SimulatedAnswer.RECENT_ACTIVITY,
          SimulatedAnswer.IDENTITY_MISMATCH,
          SimulatedAnswer.PREVIOUS_HOLDER_OBJECTED,
          SimulatedAnswer.POLICY_NOT_SUPPORTED,
          SimulatedAnswer.BOUND_AFTER_CUTOFF,
          SimulatedAnswer.REFUSED_OTHER,
          SimulatedAnswer.FAILED);

  /** The final answer of an app about a number or its digest. */
  SimulatedAnswer answer(String app, long subject) {
    long drawn = Hash.mix(seed ^ Hash.of(app), subject);
    double share = (drawn >>> 11) * 0x1.0p-53;
    if (share < NOT_BOUND) {
      return SimulatedAnswer.NOT_BOUND;
    }
    if (share < NOTHING_LEFT) {
      return SimulatedAnswer.UNBOUND;
    }
    return LEFT.get((int) Math.floorMod(Hash.mix(drawn, 1), (long) LEFT.size()));
  }

  /** The whole result, with the app's own case and code beside some of the answers that leave something. */
  AppResult result(String app, AppQuestion item) {
    SimulatedAnswer answer = answer(app, item.subject());
    if (!answer.leavesResidue()) {
      return new AppResult(item, answer, "", "");
    }
    long drawn = Math.floorMod(Hash.mix(seed ^ Hash.of(app) ^ 2, item.subject()), 1_000_000L);
    return new AppResult(
        item, answer, drawn % 2 == 0 ? "A-" + drawn : "", drawn % 3 == 0 ? "E" + (1000 + drawn % 9000) : "");
  }
}
