package org.numberrefresh.usecase.sweep;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.parallel.InParallel;

/**
 * The due entries of all shards as one line, oldest first. Each shard is read on from its last entry and never twice,
 * so an index that is behind cannot hold the line up.
 *
 * <p>Decision: docs/decisions.md#the-sweep-reads-on-by-position
 */
final class DueLine {

  private static final int PAGE = 100;

  private final DueIndex index;
  private final Instant by;
  private final List<Shard> shards = Parking.sweptShards().stream().map(Shard::new).toList();

  /**
   * Begins a line.
   *
   * @param by the latest due time of an entry in it
   */
  DueLine(DueIndex index, Instant by) {
    this.index = index;
    this.by = by;
  }

  /** Takes the next entries; no unread entry is older. Empty at the line's end. */
  List<Due> next() {
    InParallel.over(shards.stream().filter(Shard::wantsMore).toList(), shards.size(), Shard::read);
    Optional<Instant> known = shards.stream().filter(Shard::hasMore).map(Shard::readTo).min(Comparator.naturalOrder());
    var next = new ArrayList<Due>();
    shards.forEach(shard -> shard.takeTo(known, next));
    next.sort(Comparator.comparing(due -> due.parking().dueAt()));
    return next;
  }

  /** One shard, with the entries that were read and not taken yet. */
  private final class Shard {

    private final String name;
    private final Deque<Due> read = new ArrayDeque<>();
    private Optional<Due> position = Optional.empty();
    private boolean hasMore = true;

    Shard(String name) {
      this.name = name;
    }

    boolean hasMore() {
      return hasMore;
    }

    boolean wantsMore() {
      return hasMore && read.isEmpty();
    }

    int read() {
      List<Due> page = position.map(from -> index.dueAfter(from, by, PAGE)).orElseGet(() -> index.due(name, by, PAGE));
      hasMore = page.size() == PAGE;
      position = page.isEmpty() ? position : Optional.of(page.getLast());
      read.addAll(page);
      return page.size();
    }

    /** The due time up to which every entry of it was read. */
    Instant readTo() {
      return position.map(due -> due.parking().dueAt()).orElse(Instant.MIN);
    }

    void takeTo(Optional<Instant> known, List<Due> taken) {
      while (!read.isEmpty() && known.filter(read.peek().parking().dueAt()::isAfter).isEmpty()) {
        taken.add(read.remove());
      }
    }
  }
}
