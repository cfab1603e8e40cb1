package org.numberrefresh.usecase.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.release.Refreshed;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.domain.release.ReleaseRule;

/**
 * A number in one of its cycles, as one carrier sees it: the merged outcomes of that carrier's own batches.
 *
 * <p>Decision: docs/decisions.md#asking-again-does-not-make-a-number-pending
 *
 * @param phoneNumber the number
 * @param cycle the cycle
 * @param entries its places in batches that count, oldest first, with the glance at each batch; at least one
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
  public record Seen(CycleEntry entry, Glance glance) {

    private boolean counts(String carrier) {
      BatchHead head = glance.head();
      return head.request().carrier().equals(carrier) && !head.request().isLost(entry.index()) && !head.fellAway();
    }

    boolean withdrawn() {
      return glance.head().withdrawn().has(entry.index());
    }

    /** True if its batch will tell more of the number. */
    private boolean waits() {
      return glance.summary().isEmpty() && !(withdrawn() && neverBegun());
    }

    boolean neverBegun() {
      return switch (glance.head()) {
        case AcceptedHead _ -> true;
        case OpenedHead head ->
            head.withdrawn().restoredAt(entry.index()).isPresent()
                || (head.allUnsendable() && !head.progress().fannedOut());
      };
    }
  }

  /**
   * The cycles of a number in which a carrier had it refreshed, newest first. Only the carrier's own batches of
   * committed orders count, and only if the number was not lost to another order.
   */
  static List<CycleView> of(String carrier, PhoneNumber number, NumberRecord record, Map<BatchId, Glance> glances) {
    var views = new ArrayList<CycleView>();
    for (Cycle cycle : record.cycles().reversed()) {
      var entries = new ArrayList<Seen>();
      for (CycleEntry entry : cycle.entries()) {
        Optional.ofNullable(glances.get(entry.batch()))
            .map(glance -> new Seen(entry, glance))
            .filter(seen -> seen.counts(carrier))
            .ifPresent(entries::add);
      }
      if (!entries.isEmpty()) {
        views.add(new CycleView(number, cycle, entries));
      }
    }
    return views;
  }

  /** The time when the number was given up, if the carrier had it refreshed before resale. */
  public Optional<Instant> deactivatedAt() {
    return asked(Mode.BATCH) ? Optional.of(cycle.since()) : Optional.empty();
  }

  /** The time since when its holder has it, if he asked the carrier for a refresh. */
  public Optional<Instant> holderSince() {
    return asked(Mode.ACTIVE) ? cycle.holderSince() : Optional.empty();
  }

  private boolean asked(Mode mode) {
    return entries.stream().anyMatch(seen -> seen.glance().head().mode() == mode);
  }

  /** The apps' outcomes, merged: the newest batch's final outcome counts, CLEAR never falls. */
  public List<AppView> apps() {
    var merged = new TreeMap<String, AppView>();
    for (Seen seen : entries) {
      NumberView.of(seen.glance(), seen.entry().index())
          .apps()
          .forEach(app -> merged.merge(app.app(), app, AppView::or));
    }
    return List.copyOf(merged.values());
  }

  /** Its grade, from the summaries of its batches. */
  public Grade grade() {
    var shown = CycleOutcomes.of(entries);
    Set<String> answered = shown.answered();
    boolean over = withdrawn();
    List<Seen> waiting =
        entries.stream()
            .filter(seen -> seen.waits() && (over || !seen.withdrawn()) && !asksOnly(seen, answered))
            .toList();
    if (!waiting.isEmpty()) {
      return waiting.stream().allMatch(seen -> seen.glance().head().cooling()) ? Grade.COOLING : Grade.PENDING;
    }
    if (shown.allCancelled()) {
      return over ? Grade.NOT_REFRESHED : Grade.UNKNOWN;
    }
    return shown.remaining().isEmpty() ? Grade.REFRESHED : Grade.REFRESHED_WITH_RESIDUE;
  }

  /** True if a batch asks only apps whose earlier final answer stays shown meanwhile. */
  private static boolean asksOnly(Seen seen, Set<String> answered) {
    if (seen.glance() instanceof Glance.Opened) {
      return seen.glance().apps().stream().allMatch(app -> answered.contains(app.id()));
    }
    return seen.entry().apps() instanceof AppSelection.Listed(List<String> ids) && answered.containsAll(ids);
  }

  /** The time when its old holder took the number back while it cooled. */
  public Optional<Instant> restoredAt() {
    if (!withdrawn()) {
      return Optional.empty();
    }
    return entries.stream()
        .flatMap(seen -> seen.glance().head().withdrawn().restoredAt(seen.entry().index()).stream())
        .max(Instant::compareTo);
  }

  private boolean withdrawn() {
    return entries.stream().allMatch(Seen::withdrawn);
  }

  /** The state of the number, as a status names it. */
  public NumberState state() {
    if (restoredAt().isPresent()) {
      return NumberState.RESTORED;
    }
    return switch (grade()) {
      case COOLING -> NumberState.COOLING;
      case PENDING -> NumberState.REFRESHING;
      case REFRESHED, REFRESHED_WITH_RESIDUE -> NumberState.REFRESHED;
      case NOT_REFRESHED -> NumberState.CANCELLED;
      case UNKNOWN -> NumberState.UNKNOWN;
    };
  }

  /**
   * The release gate of the number, by a rule of its carrier.
   *
   * @param today the present day in Asia/Shanghai
   */
  Release release(ReleaseRule rule, LocalDate today) {
    return switch (grade()) {
      case REFRESHED, REFRESHED_WITH_RESIDUE -> rule.gate(refreshed(), today);
      case COOLING, PENDING, NOT_REFRESHED, UNKNOWN -> Release.HOLD;
    };
  }

  private Refreshed refreshed() {
    var shown = CycleOutcomes.of(entries);
    LocalDate askedOn =
        entries.stream()
            .flatMap(seen -> seen.glance().head().opened().stream())
            .map(OpenedHead::openedAt)
            .min(Instant::compareTo)
            .map(ShanghaiTime::dayOf)
            .orElseThrow();
    return new Refreshed(shown.clear(), shown.remaining(), askedOn);
  }

  /** The deadline of the last answer, while one is waited for. */
  public Optional<Instant> dueAt() {
    return entries.stream()
        .filter(seen -> seen.glance().head().state() == BatchState.OPEN && !seen.withdrawn())
        .flatMap(seen -> seen.glance().apps().stream())
        .map(ExpectedApp::deadline)
        .max(Instant::compareTo);
  }

  /** The time since when records of this cycle exist. */
  public Instant knownSince() {
    return entries.stream()
        .map(seen -> seen.glance().head().request().createdAt())
        .min(Instant::compareTo)
        .orElse(cycle.since());
  }
}
