package org.numberrefresh.fake;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.refresh.BatchId;

/** Heads and summaries of batches in memory, with times to the second. */
public final class FakeHeads implements Heads {

  private final Map<BatchId, BatchHead> heads = new TreeMap<>();
  private final Map<BatchId, BatchSummary> summaries = new HashMap<>();
  private final FakeDueIndex index;
  private volatile Consumer<Collection<BatchId>> round = read -> {};

  FakeHeads(FakeDueIndex index) {
    this.index = index;
  }

  /** Tells of every round in which several heads are read, after it. */
  public void afterEachRound(Consumer<Collection<BatchId>> hearer) {
    round = hearer;
  }

  @Override
  public void put(BatchHead head) {
    synchronized (index) {
      BatchHead stored = heads.get(head.id());
      if (stored == null || (!stored.opened() && stored.withdrawn().isEmpty())) {
        store(Draft.of(head));
      }
    }
  }

  @Override
  public Optional<BatchHead> find(BatchId batch) {
    synchronized (index) {
      return Optional.ofNullable(heads.get(batch))
          .map(head -> Draft.of(head).due(index.place(new Waiting.Head(batch)).map(Parking::dueAt)).head());
    }
  }

  @Override
  public Map<BatchId, BatchHead> find(Collection<BatchId> batches) {
    var found = new HashMap<BatchId, BatchHead>();
    synchronized (index) {
      batches.forEach(id -> find(id).ifPresent(head -> found.put(id, head)));
    }
    round.accept(List.copyOf(batches));
    return found;
  }

  @Override
  public Optional<BatchHead> open(BatchId batch, Instant openedAt, int expected, Instant dueAt) {
    synchronized (index) {
      return find(batch)
          .filter(head -> !head.opened())
          .map(
              head -> {
                Draft draft = Draft.of(head).due(dueAt);
                draft.state = BatchState.OPEN;
                draft.openedAt = Seconds.of(openedAt);
                draft.expected = expected;
                return store(draft);
              });
    }
  }

  @Override
  public Optional<BatchHead> withdraw(BatchHead read, BitSet more, Optional<Instant> restoredAt, Instant dueAt) {
    synchronized (index) {
      return find(read.id())
          .filter(head -> head.state() == read.state() && head.withdrawn().equals(read.withdrawn()))
          .map(
              head -> {
                Draft draft = Draft.of(head).due(dueAt);
                draft.withdrawn.or(more);
                restoredAt.ifPresent(at -> more.stream().forEach(i -> draft.restored.put(i, Seconds.of(at))));
                return store(draft);
              });
    }
  }

  @Override
  public void fannedOut(BatchId batch, Instant dueAt) {
    change(
        batch,
        BatchState.OPEN,
        draft -> {
          draft.fannedOut = true;
          return draft.due(dueAt);
        });
  }

  @Override
  public BatchHead mark(BatchId batch, Set<Integer> settled) {
    synchronized (index) {
      Draft draft = Draft.of(find(batch).orElseThrow(() -> new IllegalStateException("There is no head.")));
      var all = new HashSet<>(draft.settledApps);
      all.addAll(settled);
      draft.settledApps = all;
      return store(draft);
    }
  }

  @Override
  public void revise(BatchId batch, Instant dueAt) {
    synchronized (index) {
      find(batch)
          .ifPresent(
              head -> {
                Draft draft = Draft.of(head).due(dueAt);
                draft.revision++;
                store(draft);
              });
    }
  }

  @Override
  public void settling(BatchId batch, Instant dueAt) {
    change(
        batch,
        BatchState.OPEN,
        draft -> {
          draft.state = BatchState.SETTLING;
          return draft.due(dueAt);
        });
  }

  private void change(BatchId batch, BatchState where, UnaryOperator<Draft> change) {
    synchronized (index) {
      find(batch).filter(head -> head.state() == where).ifPresent(head -> store(change.apply(Draft.of(head))));
    }
  }

  @Override
  public boolean settle(BatchSummary summary) {
    synchronized (index) {
      summaries.merge(summary.batch(), summary, (old, young) -> young.revision() >= old.revision() ? young : old);
      Optional<BatchHead> head = find(summary.batch()).filter(h -> h.opened() && h.revision() == summary.revision());
      head.ifPresent(
          found -> {
            Draft draft = Draft.of(found).due(Optional.empty());
            draft.state = BatchState.SETTLED;
            draft.summaryRevision = summary.revision();
            store(draft);
          });
      return head.isPresent();
    }
  }

  Optional<BatchSummary> summary(BatchId batch) {
    synchronized (index) {
      return Optional.ofNullable(summaries.get(batch));
    }
  }

  @Override
  public void rearm(BatchHead read, Optional<Instant> dueAt, int reconciliations) {
    synchronized (index) {
      find(read.id())
          .filter(head -> head.dueAt().equals(read.dueAt().map(Seconds::of)))
          .ifPresent(
              head -> {
                Draft draft = Draft.of(head).due(dueAt);
                draft.reconciliations = reconciliations;
                store(draft);
              });
    }
  }

  private BatchHead store(Draft draft) {
    BatchHead head = draft.head();
    heads.put(head.id(), head);
    var waiting = new Waiting.Head(head.id());
    index.place(waiting, head.dueAt().map(waiting::swept));
    return head;
  }

  /** A head while it is changed. */
  private static final class Draft {
    private final BatchHead read;
    private final BitSet withdrawn;
    private final Map<Integer, Instant> restored;
    private BatchState state;
    private Instant openedAt;
    private int expected;
    private boolean fannedOut;
    private Set<Integer> settledApps;
    private int reconciliations;
    private long revision;
    private long summaryRevision;
    private Optional<Instant> dueAt;

    private Draft(BatchHead read) {
      this.read = read;
      this.withdrawn = (BitSet) read.withdrawn().clone();
      this.restored = new HashMap<>(read.restored());
      this.state = read.state();
      this.openedAt = read.openedAt();
      this.expected = read.expected();
      this.fannedOut = read.fannedOut();
      this.settledApps = read.settledApps();
      this.reconciliations = read.reconciliations();
      this.revision = read.revision();
      this.summaryRevision = read.summaryRevision();
      this.dueAt = read.dueAt().map(Seconds::of);
    }

    static Draft of(BatchHead head) {
      return new Draft(head);
    }

    Draft due(Instant at) {
      return due(Optional.of(at));
    }

    Draft due(Optional<Instant> at) {
      dueAt = at.map(Seconds::of);
      return this;
    }

    BatchHead head() {
      return new BatchHead(
          read.id(),
          read.carrier(),
          read.mode(),
          read.selection(),
          read.numbers(),
          read.lost(),
          withdrawn,
          restored,
          Seconds.of(read.createdAt()),
          Seconds.of(read.startsAt()),
          state,
          openedAt,
          expected,
          fannedOut,
          settledApps,
          reconciliations,
          revision,
          summaryRevision,
          dueAt);
    }
  }
}
