package org.numberrefresh.domain.release;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.BatchSummary.Residue;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.outcome.Outcome;

/**
 * The counts of numbers by their gates.
 *
 * <p>Decision: docs/decisions.md#an-event-has-the-gates-of-its-time
 *
 * @param releasable the count of numbers that are RELEASABLE
 * @param withResidue the count of those that are RELEASABLE_WITH_RESIDUE
 * @param hold the count of those on HOLD
 */
public record GateCounts(int releasable, int withResidue, int hold) {

  /** The counts of nothing. */
  public static final GateCounts NONE = new GateCounts(0, 0, 0);

  public GateCounts {
    if (releasable < 0 || withResidue < 0 || hold < 0) {
      throw new IllegalArgumentException("A count is not negative.");
    }
  }

  /** Numbers that are all on HOLD. */
  public static GateCounts held(int numbers) {
    return new GateCounts(0, 0, numbers);
  }

  /** These counts and others. */
  public GateCounts plus(GateCounts more) {
    return new GateCounts(releasable + more.releasable, withResidue + more.withResidue, hold + more.hold);
  }

  /** The count of all numbers. */
  public int total() {
    return releasable + withResidue + hold;
  }

  private GateCounts plus(Release gate) {
    return plus(
        switch (gate) {
          case RELEASABLE -> new GateCounts(1, 0, 0);
          case RELEASABLE_WITH_RESIDUE -> new GateCounts(0, 1, 0);
          case HOLD -> new GateCounts(0, 0, 1);
        });
  }

  /**
   * Judges the numbers of a settled batch by its own answers alone.
   *
   * @param apps the apps that it asked
   * @param today the present day in Asia/Shanghai
   */
  public static GateCounts of(
      OpenedHead head, BatchSummary summary, List<ExpectedApp> apps, ReleaseRule rule, LocalDate today) {
    LocalDate askedOn = ShanghaiTime.dayOf(head.openedAt());
    Map<Integer, String> ids = apps.stream().collect(Collectors.toMap(ExpectedApp::number, ExpectedApp::id));
    var all = Set.copyOf(ids.values());
    Release clean = rule.gate(new Refreshed(all, List.of(), askedOn), today);
    GateCounts counts = NONE;
    BitSet lost = head.request().lost();
    for (int i = lost.nextClearBit(0); i < head.numbers(); i = lost.nextClearBit(i + 1)) {
      List<Residue> residue = summary.residue().get(i);
      counts = counts.plus(residue.isEmpty() ? clean : gate(residue, ids, all, rule, askedOn, today));
    }
    return counts;
  }

  private static Release gate(
      List<Residue> residue,
      Map<Integer, String> ids,
      Set<String> all,
      ReleaseRule rule,
      LocalDate askedOn,
      LocalDate today) {
    boolean notBegun =
        residue.size() >= all.size() && residue.stream().allMatch(one -> one.outcome() == Outcome.CANCELLED);
    if (notBegun) {
      return Release.HOLD;
    }
    List<Remaining> remaining =
        residue.stream().map(one -> Remaining.of(ids.getOrDefault(one.app(), ""), one.outcome())).toList();
    var clear = new HashSet<>(all);
    remaining.forEach(one -> clear.remove(one.app()));
    return rule.gate(new Refreshed(clear, remaining, askedOn), today);
  }
}
