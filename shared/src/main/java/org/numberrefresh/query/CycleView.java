package org.numberrefresh.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.numberrefresh.app.App;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.BatchState;
import org.numberrefresh.batch.BatchSummary.Residue;
import org.numberrefresh.batch.Batches.Glance;
import org.numberrefresh.number.Cycle;
import org.numberrefresh.number.CycleEntry;
import org.numberrefresh.number.PhoneNumber;
import org.numberrefresh.outcome.OutwardOutcome;

/**
 * A number in its present cycle: what its batches say, taken together.
 *
 * @param phoneNumber the number
 * @param cycle the cycle
 * @param entries its places in batches that count, oldest first, with what was seen of each batch
 */
public record CycleView(PhoneNumber phoneNumber, Cycle cycle, List<Seen> entries) {

  public CycleView {
    entries = List.copyOf(entries);
  }

  /** A place in a batch, and the batch as it was seen. */
  public record Seen(CycleEntry entry, Glance glance) {}

  static CycleView of(PhoneNumber number, Cycle cycle, Map<BatchId, Glance> glances) {
    var entries = new ArrayList<Seen>();
    for (CycleEntry entry : cycle.entries()) {
      Glance glance = glances.get(entry.batch());
      if (glance != null && !glance.head().lost().get(entry.index())) {
        entries.add(new Seen(entry, glance));
      }
    }
    return new CycleView(number, cycle, entries);
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
    Set<Grade> grades =
        entries.stream().map(seen -> NumberView.grade(seen.glance(), seen.entry().index())).collect(Collectors.toSet());
    for (Grade grade : List.of(Grade.PENDING, Grade.COOLING, Grade.REFRESHED_WITH_RESIDUE, Grade.REFRESHED)) {
      if (grades.contains(grade)) {
        return grade;
      }
    }
    return Grade.UNKNOWN;
  }

  public String state() {
    return switch (grade()) {
      case COOLING -> "COOLING";
      case PENDING -> "REFRESHING";
      case REFRESHED, REFRESHED_WITH_RESIDUE -> "REFRESHED";
      case NOT_REFRESHED -> "NOT_REFRESHED";
      case UNKNOWN -> "UNKNOWN";
    };
  }

  /** Whether the number may be sold: an app of the carrier's release rule that is not CLEAR holds it back. */
  Release release(List<String> mustBeClear, Map<Integer, App> apps) {
    return switch (grade()) {
      case REFRESHED -> Release.RELEASABLE;
      case REFRESHED_WITH_RESIDUE -> holdsBack(mustBeClear, apps) ? Release.HOLD : Release.RELEASABLE_WITH_RESIDUE;
      case COOLING, PENDING, NOT_REFRESHED, UNKNOWN -> Release.HOLD;
    };
  }

  private boolean holdsBack(List<String> mustBeClear, Map<Integer, App> apps) {
    return entries.stream()
        .flatMap(seen -> seen.glance().summary().stream().map(s -> s.residue().get(seen.entry().index())))
        .flatMap(List::stream)
        .map(Residue::app)
        .map(number -> Optional.ofNullable(apps.get(number)).map(App::id).orElse(""))
        .anyMatch(mustBeClear::contains);
  }

  public Optional<Instant> dueAt() {
    return entries.stream()
        .filter(seen -> seen.glance().head().state() == BatchState.OPEN)
        .flatMap(seen -> seen.glance().apps().stream())
        .map(app -> app.deadline())
        .max(Instant::compareTo);
  }

  public Instant knownSince() {
    return entries.stream().map(seen -> seen.glance().head().createdAt()).min(Instant::compareTo).orElse(cycle.since());
  }
}
