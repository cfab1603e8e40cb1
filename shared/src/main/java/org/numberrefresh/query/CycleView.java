package org.numberrefresh.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.numberrefresh.batch.BatchHead;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.BatchState;
import org.numberrefresh.batch.BatchSummary.Residue;
import org.numberrefresh.batch.Batches.Glance;
import org.numberrefresh.batch.ExpectedApp;
import org.numberrefresh.number.Cycle;
import org.numberrefresh.number.CycleEntry;
import org.numberrefresh.number.NumberRecord;
import org.numberrefresh.number.PhoneNumber;
import org.numberrefresh.outcome.OutwardOutcome;

/**
 * A number in its present cycle: what its batches say, taken together.
 *
 * @param phoneNumber the number
 * @param cycle the cycle
 * @param entries its places in batches that count, oldest first, with what was seen of each batch; at least one
 */
public record CycleView(PhoneNumber phoneNumber, Cycle cycle, List<Seen> entries) {

  public CycleView {
    entries = List.copyOf(entries);
  }

  /**
   * A place in a batch.
   *
   * @param entry the place
   * @param glance the batch as it was seen
   */
  public record Seen(CycleEntry entry, Glance glance) {}

  /** The newest cycle of a number that counts: of an order that was committed, with the number not lost to another. */
  static Optional<CycleView> newest(PhoneNumber number, NumberRecord record, Map<BatchId, Glance> glances) {
    for (Cycle cycle : record.cycles().reversed()) {
      var entries = new ArrayList<Seen>();
      for (CycleEntry entry : cycle.entries()) {
        Glance glance = glances.get(entry.batch());
        if (glance != null && counts(glance.head(), entry.index())) {
          entries.add(new Seen(entry, glance));
        }
      }
      if (!entries.isEmpty()) {
        return Optional.of(new CycleView(number, cycle, entries));
      }
    }
    return Optional.empty();
  }

  private static boolean counts(BatchHead head, int index) {
    return !head.lost().get(index) && !head.fellAway();
  }

  /** The apps' outcomes, merged: the newest batch's final outcome counts, CLEAR never falls. */
  public List<AppView> apps() {
    return entries.stream()
        .flatMap(seen -> NumberView.of(seen.glance(), seen.entry().index()).apps().stream())
        .collect(Collectors.groupingBy(AppView::app, TreeMap::new, Collectors.reducing(CycleView::newer)))
        .values()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static AppView newer(AppView older, AppView newer) {
    boolean keepsOlder = newer.shown() == OutwardOutcome.PENDING || older.shown() == OutwardOutcome.CLEAR;
    return keepsOlder && older.shown() != OutwardOutcome.PENDING ? older : newer;
  }

  Grade grade() {
    boolean cooling = false;
    boolean begun = false;
    for (Seen seen : entries) {
      switch (NumberView.grade(seen.glance(), seen.entry().index())) {
        case PENDING -> {
          return Grade.PENDING;
        }
        case COOLING -> cooling = true;
        case REFRESHED, REFRESHED_WITH_RESIDUE, UNKNOWN -> begun = true;
        case NOT_REFRESHED -> {}
      }
    }
    if (cooling) {
      return Grade.COOLING;
    }
    if (!begun) {
      return Grade.NOT_REFRESHED;
    }
    Map<String, Boolean> clear = clearByApp();
    if (clear.isEmpty()) {
      return Grade.UNKNOWN;
    }
    return clear.containsValue(false) ? Grade.REFRESHED_WITH_RESIDUE : Grade.REFRESHED;
  }

  /** Whether each app that was asked is clear, from the summaries alone: once clear, always clear. */
  private Map<String, Boolean> clearByApp() {
    var clear = new HashMap<String, Boolean>();
    for (Seen seen : entries) {
      List<Integer> residue =
          seen.glance().summary().stream()
              .flatMap(summary -> summary.residue().get(seen.entry().index()).stream())
              .map(Residue::app)
              .toList();
      for (ExpectedApp app : seen.glance().apps()) {
        clear.merge(app.id(), !residue.contains(app.number()), Boolean::logicalOr);
      }
    }
    return clear;
  }

  /** When its old holder took the number back while it cooled. */
  public Optional<Instant> restoredAt() {
    if (!withdrawn()) {
      return Optional.empty();
    }
    return entries.stream()
        .flatMap(seen -> Optional.ofNullable(seen.glance().head().restored().get(seen.entry().index())).stream())
        .max(Instant::compareTo);
  }

  private boolean withdrawn() {
    return entries.stream().allMatch(seen -> seen.glance().head().withdrawn().get(seen.entry().index()));
  }

  /** Where the number is, in the words of a status. */
  public String state() {
    if (restoredAt().isPresent()) {
      return NumberView.RESTORED;
    }
    return switch (grade()) {
      case COOLING -> "COOLING";
      case PENDING -> "REFRESHING";
      case REFRESHED, REFRESHED_WITH_RESIDUE -> "REFRESHED";
      case NOT_REFRESHED -> withdrawn() ? NumberView.CANCELLED : "NOT_REFRESHED";
      case UNKNOWN -> "UNKNOWN";
    };
  }

  /**
   * Whether the number may be sold.
   *
   * @param mustBeClear the apps of the carrier's release rule: one that was not asked, or is not clear, holds it back
   */
  Release release(List<String> mustBeClear) {
    Map<String, Boolean> clear = clearByApp();
    boolean kept = mustBeClear.stream().allMatch(app -> clear.getOrDefault(app, false));
    return switch (grade()) {
      case REFRESHED -> kept ? Release.RELEASABLE : Release.HOLD;
      case REFRESHED_WITH_RESIDUE -> kept ? Release.RELEASABLE_WITH_RESIDUE : Release.HOLD;
      case COOLING, PENDING, NOT_REFRESHED, UNKNOWN -> Release.HOLD;
    };
  }

  /** When the last answer is due, while any is waited for. */
  public Optional<Instant> dueAt() {
    return entries.stream()
        .filter(seen -> seen.glance().head().state() == BatchState.OPEN)
        .flatMap(seen -> seen.glance().apps().stream())
        .map(ExpectedApp::deadline)
        .max(Instant::compareTo);
  }

  /** Since when something is known of this cycle. */
  public Instant knownSince() {
    return entries.stream().map(seen -> seen.glance().head().createdAt()).min(Instant::compareTo).orElse(cycle.since());
  }
}
