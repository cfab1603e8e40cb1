package org.numberrefresh.fake;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Progress;
import org.numberrefresh.domain.batch.Progress.Stage;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.batch.Withdrawn;
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
  public void put(AcceptedHead head) {
    synchronized (index) {
      BatchHead stored = heads.get(head.id());
      if (stored == null || (stored instanceof AcceptedHead && stored.withdrawn().isEmpty())) {
        store(new AcceptedHead(toTheSecond(head.request()), head.withdrawn(), head.dueAt()));
      }
    }
  }

  @Override
  public BatchHead putOnce(AcceptedHead head) {
    synchronized (index) {
      if (!heads.containsKey(head.id())) {
        put(head);
      }
      return find(head.id()).orElseThrow();
    }
  }

  private static BatchRequest toTheSecond(BatchRequest request) {
    return new BatchRequest(
        request.id(),
        request.carrier(),
        request.mode(),
        request.selection(),
        request.numbers(),
        request.lost(),
        Seconds.of(request.createdAt()),
        Seconds.of(request.startsAt()),
        request.objection());
  }

  /** A head has its time in the index alone. */
  @Override
  public Optional<BatchHead> find(BatchId batch) {
    synchronized (index) {
      Optional<Instant> dueAt = index.place(new Waiting.Head(batch)).map(Parking::dueAt);
      return Optional.ofNullable(heads.get(batch)).map(head -> due(head, head.withdrawn(), dueAt));
    }
  }

  /** Loses a head and its summary, as the table does once they were kept for long enough. */
  void expire(BatchId batch) {
    synchronized (index) {
      heads.remove(batch);
      summaries.remove(batch);
    }
  }

  private static BatchHead due(BatchHead head, Withdrawn withdrawn, Optional<Instant> dueAt) {
    return switch (head) {
      case AcceptedHead accepted -> new AcceptedHead(accepted.request(), withdrawn, dueAt);
      case OpenedHead opened ->
          new OpenedHead(opened.request(), withdrawn, opened.openedAt(), opened.expected(), opened.progress(), dueAt);
    };
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
  public Optional<OpenedHead> open(BatchId batch, Instant openedAt, int expected, Instant dueAt) {
    synchronized (index) {
      if (!(heads.get(batch) instanceof AcceptedHead head)) {
        return Optional.empty();
      }
      Optional<Instant> due = Optional.of(Seconds.of(dueAt));
      var opened = new OpenedHead(head.request(), head.withdrawn(), Seconds.of(openedAt), expected, Progress.NONE, due);
      store(opened);
      return Optional.of(opened);
    }
  }

  @Override
  public Optional<BatchHead> withdraw(BatchHead read, BitSet more, Withdrawn.Why why, Instant at) {
    synchronized (index) {
      Instant second = Seconds.of(at);
      Optional<BatchHead> after =
          find(read.id())
              .filter(head -> head.state() == read.state())
              .filter(head -> head.withdrawn().equals(read.withdrawn()))
              .map(head -> due(head, head.withdrawn().with(more, why, second), Optional.of(second)));
      after.ifPresent(this::store);
      return after;
    }
  }

  @Override
  public void fannedOut(BatchId batch, Instant dueAt) {
    change(batch, Optional.of(dueAt), change -> change.fannedOut = true, BatchState.OPEN);
  }

  @Override
  public OpenedHead mark(BatchId batch, Set<Integer> settled) {
    synchronized (index) {
      OpenedHead head = find(batch).flatMap(BatchHead::opened).orElseThrow(IllegalStateException::new);
      return change(head, head.dueAt(), change -> change.settledApps.addAll(settled));
    }
  }

  @Override
  public void revise(BatchId batch, Instant dueAt) {
    change(batch, Optional.of(dueAt), change -> change.revision++, BatchState.values());
  }

  @Override
  public void settling(BatchId batch, Instant dueAt) {
    change(batch, Optional.of(dueAt), change -> change.stage = new Stage.Settling(), BatchState.OPEN);
  }

  @Override
  public boolean settle(BatchSummary summary, Instant at) {
    synchronized (index) {
      summaries.merge(summary.batch(), summary, (old, young) -> young.revision() >= old.revision() ? young : old);
      Optional<OpenedHead> head =
          find(summary.batch())
              .flatMap(BatchHead::opened)
              .filter(opened -> opened.progress().revision() == summary.revision());
      head.ifPresent(
          opened ->
              change(
                  opened,
                  opened.dueAt(),
                  change ->
                      change.stage =
                          new Stage.Settled(
                              summary.revision(),
                              settledAt(opened).or(() -> Optional.of(at)),
                              summary.raises().last().or(() -> raisedAt(opened)))));
      return head.isPresent();
    }
  }

  private static Optional<Instant> raisedAt(OpenedHead head) {
    return head.progress().stage() instanceof Stage.Settled settled ? settled.raisedAt() : Optional.empty();
  }

  private static Optional<Instant> settledAt(OpenedHead head) {
    return head.progress().stage() instanceof Stage.Settled settled ? settled.at() : Optional.empty();
  }

  @Override
  public boolean told(BatchId batch, long revision) {
    synchronized (index) {
      Optional<OpenedHead> head =
          find(batch)
              .flatMap(BatchHead::opened)
              .filter(opened -> opened.state() == BatchState.SETTLED && opened.progress().revision() == revision);
      head.ifPresent(opened -> change(opened, Optional.empty(), change -> {}));
      return head.isPresent();
    }
  }

  /** Marks a head as counted; false if it has the mark already. */
  boolean count(BatchId batch) {
    synchronized (index) {
      Optional<OpenedHead> head = find(batch).flatMap(BatchHead::opened).filter(opened -> !opened.progress().counted());
      head.ifPresent(opened -> change(opened, opened.dueAt(), change -> change.counted = true));
      return head.isPresent();
    }
  }

  @Override
  public Optional<BatchSummary> summary(BatchId batch) {
    synchronized (index) {
      return Optional.ofNullable(summaries.get(batch));
    }
  }

  @Override
  public void rearm(AcceptedHead read, Optional<Instant> dueAt) {
    synchronized (index) {
      asRead(read).ifPresent(head -> store(due(head, head.withdrawn(), dueAt)));
    }
  }

  @Override
  public void rearm(OpenedHead read, Instant dueAt, OptionalInt reconciliations) {
    synchronized (index) {
      asRead(read)
          .flatMap(BatchHead::opened)
          .ifPresent(head -> change(head, Optional.of(dueAt), change -> change.reconciliations = reconciliations));
    }
  }

  private Optional<BatchHead> asRead(BatchHead read) {
    return find(read.id())
        .filter(head -> head.dueAt().equals(read.dueAt().map(Seconds::of)))
        .filter(head -> head.withdrawn().equals(read.withdrawn()));
  }

  private void change(BatchId batch, Optional<Instant> dueAt, Consumer<Change> change, BatchState... where) {
    synchronized (index) {
      find(batch)
          .flatMap(BatchHead::opened)
          .filter(head -> List.of(where).contains(head.state()))
          .ifPresent(head -> change(head, dueAt, change));
    }
  }

  private OpenedHead change(OpenedHead head, Optional<Instant> dueAt, Consumer<Change> change) {
    var draft = new Change(head.progress());
    change.accept(draft);
    var changed =
        new OpenedHead(
            head.request(),
            head.withdrawn(),
            head.openedAt(),
            head.expected(),
            draft.progress(),
            dueAt.map(Seconds::of));
    store(changed);
    return changed;
  }

  private void store(BatchHead head) {
    heads.put(head.id(), head);
    var waiting = new Waiting.Head(head.id());
    index.place(waiting, head.dueAt().map(waiting::swept));
  }

  /** The progress of a batch while it is changed. */
  private static final class Change {
    private Stage stage;
    private boolean fannedOut;
    private final Set<Integer> settledApps;
    private OptionalInt reconciliations;
    private long revision;
    private boolean counted;

    Change(Progress read) {
      this.stage = read.stage();
      this.fannedOut = read.fannedOut();
      this.settledApps = new HashSet<>(read.settledApps());
      this.reconciliations = read.reconciliations();
      this.revision = read.revision();
      this.counted = read.counted();
    }

    Progress progress() {
      return new Progress(stage, fannedOut, settledApps, reconciliations, revision, counted);
    }
  }
}
