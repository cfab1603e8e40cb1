package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.problem.ProblemCode;

/** A number's record together with its batches. It tells which lives and which places in batches still stand. */
public final class Lives {

  private final NumberRecord record;
  private final BatchesSeen seen;

  /**
   * Looks at a record.
   *
   * @param record the number's record; places of abandoned orders are left out
   * @param seen the batches that the record names
   */
  public Lives(NumberRecord record, BatchesSeen seen) {
    this.record = record.without(seen::abandoned);
    this.seen = seen;
  }

  /** The record without the places of abandoned orders. */
  public NumberRecord record() {
    return record;
  }

  /** The newest life that the old holder did not take back. */
  Optional<Cycle> latest() {
    return record.cycles().reversed().stream().filter(life -> !wasRestored(life)).findFirst();
  }

  /** True if an entry's number is neither lost nor withdrawn. */
  boolean stands(CycleEntry entry) {
    return seen.head(entry)
        .map(head -> !head.fellAway() && !head.unsendable().get(entry.index()))
        .orElseGet(() -> seen.running(entry));
  }

  /** True if at least one entry of a cycle stands. */
  boolean stands(Cycle cycle) {
    return cycle.entries().stream().anyMatch(this::stands);
  }

  /** True if the old holder took the number back in a cycle, so that it was not given up. */
  boolean wasRestored(Cycle cycle) {
    return cycle.entries().stream()
        .anyMatch(e -> seen.head(e).flatMap(head -> head.withdrawn().restoredAt(e.index())).isPresent());
  }

  /** True if the holder who gave the number up at a time took it back. */
  boolean takenBack(Instant deactivatedAt) {
    return record.cycles().stream()
        .filter(cycle -> cycle.is(Mode.BATCH, deactivatedAt))
        .flatMap(cycle -> cycle.entries().stream())
        .anyMatch(e -> seen.head(e).flatMap(head -> head.withdrawn().restoredAt(e.index())).isPresent());
  }

  /** The time since which a cycle's subscriber holds the number; empty if no order of this subscriber stands. */
  Optional<Instant> holderSince(Cycle cycle) {
    return cycle
        .holderSince()
        .filter(since -> cycle.entries().stream().anyMatch(e -> mode(cycle, e) == Mode.ACTIVE && stands(e)));
  }

  /** True if the number has a holder since a time or later, shown by an ACTIVE order that stands. */
  boolean heldSince(Instant time) {
    return record.cycles().stream().flatMap(c -> holderSince(c).stream()).anyMatch(since -> !since.isBefore(time));
  }

  /**
   * The reason why a carrier cannot report a change of holder: it gave the number up itself, and nobody is known to
   * have held it since. Other carriers' orders play no part, so that nothing of them is told.
   *
   * <p>Decision: docs/decisions.md#a-change-of-holder-needs-a-holder
   *
   * @param service the number's service before the fact
   * @return UNAVAILABLE while the order that says so may still be abandoned; empty if there is no such reason
   */
  public Optional<ProblemCode> withoutHolder(ServiceFact fact, ServiceHistory service) {
    if (fact.event() != ServiceEvent.HOLDER_CHANGED) {
      return Optional.empty();
    }
    return record.cycles().stream()
        .filter(cycle -> !cycle.since().isAfter(fact.at()) && !heldWithin(cycle.since(), fact.at(), service))
        .flatMap(cycle -> cycle.entries().stream().filter(entry -> mode(cycle, entry) == Mode.BATCH))
        .filter(entry -> entry.batch().order().isOf(fact.carrier()) && stands(entry))
        .map(entry -> seen.running(entry) ? ProblemCode.UNAVAILABLE : ProblemCode.NUMBER_GIVEN_UP)
        .max(Comparator.comparing(code -> code == ProblemCode.NUMBER_GIVEN_UP));
  }

  private boolean heldWithin(Instant from, Instant to, ServiceHistory service) {
    return service.takenUpWithin(from, to.plusSeconds(1))
        || record.cycles().stream()
            .flatMap(cycle -> holderSince(cycle).stream())
            .anyMatch(since -> !since.isBefore(from) && !since.isAfter(to));
  }

  private Mode mode(Cycle cycle, CycleEntry entry) {
    return seen.head(entry).map(BatchHead::mode).orElse(cycle.joinedHolder().isPresent() ? Mode.ACTIVE : cycle.mode());
  }

  /** True if an app of a selection still has to answer in a cycle, in a batch that the new claim does not overtake. */
  boolean waits(Cycle cycle, Mode mode, Instant since, AppSelection apps) {
    return cycle.entries().stream()
        .filter(entry -> stands(entry) && !(mode == Mode.ACTIVE && endangers(cycle, entry, since)))
        .anyMatch(entry -> seen.waits(entry, apps));
  }

  /** The entries that a new holder overtakes: those of older lives, and the BATCH ones of the life that is joined. */
  public Stream<CycleEntry> overtakenBy(Cycle cycle, Mode mode, Instant since) {
    Stream<CycleEntry> older =
        record.cycles().stream()
            .filter(other -> Cycle.BY_TIME.compare(other, cycle) < 0)
            .flatMap(other -> other.entries().stream());
    Stream<CycleEntry> own =
        mode == Mode.BATCH
            ? Stream.of()
            : record.cycles().stream()
                .filter(other -> other.is(cycle.mode(), cycle.since()))
                .flatMap(other -> other.entries().stream().filter(entry -> endangers(other, entry, since)));
    return Stream.concat(older, own).filter(this::isOpen);
  }

  /**
   * The BATCH entries to withdraw because a subscriber holds the number again. Only two carriers' words count for that:
   * the word of the one on record, and the word of the one whose order it is.
   */
  public Stream<CycleEntry> overtakenInService() {
    return record.cycles().stream()
        .flatMap(
            cycle ->
                cycle.entries().stream()
                    .filter(entry -> mode(cycle, entry) == Mode.BATCH && isTakenUp(entry, cycle.since())))
        .filter(this::isOpen);
  }

  private boolean isTakenUp(CycleEntry entry, Instant since) {
    ServiceHistory service = record.service();
    return service
        .takeUps()
        .filter(fact -> !fact.at().isBefore(since))
        .map(ServiceFact::carrier)
        .anyMatch(by -> service.carrier().filter(by::equals).isPresent() || entry.batch().order().isOf(by));
  }

  private boolean isOpen(CycleEntry entry) {
    return stands(entry) && seen.head(entry).map(head -> !head.allTasksSettled()).orElse(true);
  }

  /** True if an entry's cut-off is, or will be, after the time when the present holder got the number. */
  private boolean endangers(Cycle cycle, CycleEntry entry, Instant holderSince) {
    return mode(cycle, entry) == Mode.BATCH
        && seen.head(entry)
            .map(head -> head.opened().map(opened -> holderSince.isBefore(opened.openedAt())).orElse(true))
            .orElse(true);
  }
}
