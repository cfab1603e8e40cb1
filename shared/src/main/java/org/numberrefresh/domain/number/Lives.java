package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.refresh.Mode;

/** A number's record with what its batches say: which of its lives, and of its places in batches, still stand. */
public final class Lives {

  private final NumberRecord record;
  private final BatchesSeen seen;

  /**
   * Looks at a record.
   *
   * @param record what is on record, which is taken without what was abandoned
   * @param seen the batches of its places
   */
  public Lives(NumberRecord record, BatchesSeen seen) {
    this.record = record.without(seen::abandoned);
    this.seen = seen;
  }

  /** The record without what was abandoned. */
  public NumberRecord record() {
    return record;
  }

  /** The newest life. */
  Optional<Cycle> latest() {
    return record.cycles().reversed().stream().filter(life -> !wasRestored(life)).findFirst();
  }

  /** Whether an entry's number is neither lost nor withdrawn. */
  boolean stands(CycleEntry entry) {
    return seen.head(entry)
        .map(head -> !head.fellAway() && !head.unsendable().get(entry.index()))
        .orElseGet(() -> seen.running(entry));
  }

  /** Whether anything of a cycle stands. */
  boolean stands(Cycle cycle) {
    return cycle.entries().stream().anyMatch(this::stands);
  }

  /** Whether a number was given back to its old holder in a cycle: it was not given up after all. */
  boolean wasRestored(Cycle cycle) {
    return cycle.entries().stream()
        .anyMatch(e -> seen.head(e).filter(head -> head.restored().containsKey(e.index())).isPresent());
  }

  /** Whether the old holder who had given the number up at a time took it back. */
  boolean takenBack(Instant deactivatedAt) {
    return record.cycles().stream()
        .filter(cycle -> cycle.is(Mode.BATCH, deactivatedAt))
        .flatMap(cycle -> cycle.entries().stream())
        .anyMatch(e -> seen.head(e).filter(head -> head.restored().containsKey(e.index())).isPresent());
  }

  /** Since when a cycle's subscriber holds the number, where what he asked for stands. */
  Optional<Instant> holderSince(Cycle cycle) {
    return cycle
        .holderSince()
        .filter(since -> cycle.entries().stream().anyMatch(e -> mode(cycle, e) == Mode.ACTIVE && stands(e)));
  }

  /** Whether a subscriber who asked for a refresh himself holds the number since a time, or a later one. */
  boolean heldSince(Instant time) {
    return record.cycles().stream().flatMap(c -> holderSince(c).stream()).anyMatch(since -> !since.isBefore(time));
  }

  private Mode mode(Cycle cycle, CycleEntry entry) {
    return seen.head(entry).map(BatchHead::mode).orElse(cycle.joinedHolder().isPresent() ? Mode.ACTIVE : cycle.mode());
  }

  /** Whether an app of a selection is waited for in a cycle, in batches that its holder would not overtake. */
  boolean waits(Cycle cycle, Mode mode, Instant since, AppSelection apps) {
    return cycle.entries().stream()
        .filter(entry -> stands(entry) && !(mode == Mode.ACTIVE && endangers(cycle, entry, since)))
        .anyMatch(entry -> seen.waits(entry, apps));
  }

  /** What a holder's coming leaves to be withdrawn of the number's older lives, and of the one that he joins. */
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

  /** What is to be withdrawn since a subscriber holds the number again: its refresh before resale. */
  public Stream<CycleEntry> overtakenInService() {
    return record.cycles().stream()
        .filter(cycle -> record.service().takenUpSince(cycle.since()))
        .flatMap(cycle -> cycle.entries().stream().filter(entry -> mode(cycle, entry) == Mode.BATCH))
        .filter(this::isOpen);
  }

  private boolean isOpen(CycleEntry entry) {
    return stands(entry) && seen.head(entry).map(head -> !head.allTasksSettled()).orElse(true);
  }

  /** Whether an entry's cut-off is, or will be, after its number's present holder got it. */
  private boolean endangers(Cycle cycle, CycleEntry entry, Instant holderSince) {
    return mode(cycle, entry) == Mode.BATCH
        && seen.head(entry).map(head -> !head.opened() || holderSince.isBefore(head.openedAt())).orElse(true);
  }
}
