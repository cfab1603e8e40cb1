package org.numberrefresh.fake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;

/** Batches in memory, as faithful as its contract test: the same conditions, and times to the second. */
public final class FakeBatches implements Batches {

  private final Map<BatchId, byte[]> numbers = new HashMap<>();
  private final Map<BatchId, BatchHead> heads = new TreeMap<>();
  private final FakeDueIndex index = new FakeDueIndex();
  private final Map<BatchId, List<ExpectedApp>> apps = new HashMap<>();
  private final Map<BatchId, LocalDate> openedOnDay = new TreeMap<>();
  private final Map<BatchId, Map<Integer, TaskOutcomes>> tasks = new HashMap<>();
  private final Map<BatchId, BatchSummary> summaries = new HashMap<>();

  @Override
  public synchronized byte[] putNumbersOnce(BatchId batch, byte[] sealed) {
    byte[] stored = numbers.putIfAbsent(batch, sealed.clone());
    return stored == null ? sealed : stored.clone();
  }

  @Override
  public synchronized Optional<byte[]> numbers(BatchId batch) {
    return Optional.ofNullable(numbers.get(batch)).map(byte[]::clone);
  }

  @Override
  public synchronized void putHead(BatchHead head) {
    BatchHead stored = heads.get(head.id());
    if (stored == null || (!stored.opened() && stored.withdrawn().isEmpty())) {
      store(Draft.of(head));
    }
  }

  @Override
  public synchronized Optional<BatchHead> head(BatchId batch) {
    return Optional.ofNullable(heads.get(batch));
  }

  @Override
  public synchronized Map<BatchId, BatchHead> heads(Collection<BatchId> batches) {
    var found = new HashMap<BatchId, BatchHead>();
    batches.forEach(id -> head(id).ifPresent(head -> found.put(id, head)));
    return found;
  }

  @Override
  public synchronized List<ExpectedApp> putAppsOnce(BatchId batch, List<ExpectedApp> expected, LocalDate openedOn) {
    List<ExpectedApp> stored = apps.putIfAbsent(batch, List.copyOf(expected));
    openedOnDay.putIfAbsent(batch, openedOn);
    return stored == null ? expected : stored;
  }

  @Override
  public synchronized List<BatchId> openedOn(LocalDate day, Optional<OrderId> after, int limit) {
    return openedOnDay.entrySet().stream()
        .filter(entry -> entry.getValue().equals(day))
        .map(Map.Entry::getKey)
        .filter(batch -> after.isEmpty() || batch.order().value().compareTo(after.get().value()) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<List<ExpectedApp>> apps(BatchId batch) {
    return Optional.ofNullable(apps.get(batch));
  }

  @Override
  public synchronized Optional<BatchHead> open(BatchId batch, Instant openedAt, int expected, Instant dueAt) {
    return head(batch)
        .filter(head -> !head.opened())
        .map(
            head -> {
              Draft draft = Draft.of(head).due(dueAt);
              draft.state = BatchState.OPEN;
              draft.openedAt = seconds(openedAt);
              draft.expected = expected;
              return store(draft);
            });
  }

  @Override
  public synchronized Optional<BatchHead> withdraw(
      BatchHead read, BitSet more, Optional<Instant> restoredAt, Instant dueAt) {
    return head(read.id())
        .filter(head -> head.state() == read.state() && head.withdrawn().equals(read.withdrawn()))
        .map(
            head -> {
              Draft draft = Draft.of(head).due(dueAt);
              draft.withdrawn.or(more);
              restoredAt.ifPresent(at -> more.stream().forEach(index -> draft.restored.put(index, seconds(at))));
              return store(draft);
            });
  }

  @Override
  public synchronized void fannedOut(BatchId batch, Instant dueAt) {
    change(
        batch,
        BatchState.OPEN,
        draft -> {
          draft.fannedOut = true;
          return draft.due(dueAt);
        });
  }

  @Override
  public synchronized Map<TaskId, TaskOutcomes> outcomes(Collection<TaskId> asked) {
    var found = new HashMap<TaskId, TaskOutcomes>();
    for (TaskId id : asked) {
      Optional.ofNullable(ofBatch(id.batch()).get(id.app())).ifPresent(task -> found.put(id, task));
    }
    return found;
  }

  @Override
  public synchronized List<TaskOutcomes> tasks(BatchId batch) {
    return List.copyOf(ofBatch(batch).values());
  }

  private Map<Integer, TaskOutcomes> ofBatch(BatchId batch) {
    return tasks.computeIfAbsent(batch, b -> new TreeMap<>());
  }

  @Override
  public synchronized Recorded record(TaskOutcomes next) {
    Map<Integer, TaskOutcomes> all = ofBatch(next.task().batch());
    TaskOutcomes stored = all.get(next.task().app());
    if (stored == null ? next.version() != 1 : stored.version() != next.version() - 1) {
      return new Recorded.Overtaken(stored);
    }
    store(toTheSecond(next));
    return new Recorded.Written(next);
  }

  private static TaskOutcomes toTheSecond(TaskOutcomes task) {
    return new TaskOutcomes(
        task.task(),
        task.version(),
        task.outcomes(),
        task.details(),
        task.attempts(),
        task.lastFault(),
        seconds(task.updatedAt()),
        task.parked().map(FakeBatches::toTheSecond),
        task.owed());
  }

  private static Parking toTheSecond(Parking parking) {
    return new Parking(seconds(parking.dueAt()), parking.shard(), parking.from());
  }

  @Override
  public synchronized BatchHead mark(BatchId batch, Set<Integer> settled) {
    Draft draft = Draft.of(head(batch).orElseThrow(() -> new IllegalStateException("There is no head.")));
    var all = new HashSet<>(draft.settledApps);
    all.addAll(settled);
    draft.settledApps = all;
    return store(draft);
  }

  @Override
  public synchronized void revise(BatchId batch, Instant dueAt) {
    head(batch)
        .ifPresent(
            head -> {
              Draft draft = Draft.of(head).due(dueAt);
              draft.revision++;
              store(draft);
            });
  }

  @Override
  public synchronized void settling(BatchId batch, Instant dueAt) {
    change(
        batch,
        BatchState.OPEN,
        draft -> {
          draft.state = BatchState.SETTLING;
          return draft.due(dueAt);
        });
  }

  private void change(BatchId batch, BatchState where, UnaryOperator<Draft> change) {
    head(batch).filter(head -> head.state() == where).ifPresent(head -> store(change.apply(Draft.of(head))));
  }

  @Override
  public synchronized boolean settle(BatchSummary summary) {
    summaries.merge(summary.batch(), summary, (old, young) -> young.revision() >= old.revision() ? young : old);
    Optional<BatchHead> head = head(summary.batch()).filter(h -> h.opened() && h.revision() == summary.revision());
    head.ifPresent(
        found -> {
          Draft draft = Draft.of(found);
          draft.state = BatchState.SETTLED;
          draft.summaryRevision = summary.revision();
          draft.dueAt = Optional.empty();
          store(draft);
        });
    return head.isPresent();
  }

  @Override
  public synchronized Optional<BatchSummary> summary(BatchId batch) {
    return Optional.ofNullable(summaries.get(batch));
  }

  @Override
  public synchronized void rearm(BatchHead read, Optional<Instant> dueAt, int reconciliations) {
    head(read.id())
        .filter(head -> head.dueAt().equals(read.dueAt().map(FakeBatches::seconds)))
        .ifPresent(
            head -> {
              Draft draft = Draft.of(head);
              draft.dueAt = Optional.empty();
              draft.reconciliations = reconciliations;
              store(dueAt.map(draft::due).orElse(draft));
            });
  }

  @Override
  public synchronized Map<BatchId, Glance> glance(Collection<BatchId> batches, Depth depth) {
    var glances = new HashMap<BatchId, Glance>();
    for (BatchHead head : heads(batches).values()) {
      Optional<BatchSummary> summary = summary(head.id()).filter(s -> head.state() == BatchState.SETTLED);
      boolean withTasks = depth == Depth.PAIRS || (depth == Depth.COUNTS && summary.isEmpty());
      glances.put(
          head.id(),
          new Glance(
              head,
              apps(head.id()).orElse(List.of()),
              summary,
              withTasks && head.opened() ? tasks(head.id()) : List.of()));
    }
    return glances;
  }

  @Override
  public synchronized List<Due> due(String shard, Instant by, int limit) {
    return index.read(shard, Optional.empty(), by, limit);
  }

  @Override
  public synchronized List<Due> dueAfter(Due position, Instant by, int limit) {
    return index.read(position.parking().shard(), Optional.of(position), by, limit);
  }

  /** The whole due index. */
  public synchronized List<Due> index() {
    return index.all();
  }

  @Override
  public synchronized boolean move(Due entry, Parking to) {
    boolean asRead = index.has(entry);
    if (asRead) {
      moved(entry.what(), toTheSecond(to));
    }
    return asRead;
  }

  private void moved(Waiting what, Parking to) {
    switch (what) {
      case Waiting.Head(BatchId batch) -> store(Draft.of(heads.get(batch)).due(to.dueAt()));
      case Waiting.Task(TaskId id) -> {
        TaskOutcomes task = ofBatch(id.batch()).get(id.app());
        store(task.parkedUntil(Optional.of(to), task.updatedAt()));
      }
      case Waiting.Rekey _ -> {}
    }
    index.place(what, Optional.of(to));
  }

  /** Puts a part of a key change into the due index, or takes it out. */
  synchronized void place(Waiting.Rekey part, Optional<Instant> dueAt) {
    index.place(part, dueAt.map(at -> toTheSecond(part.swept(at))));
  }

  private void store(TaskOutcomes task) {
    ofBatch(task.task().batch()).put(task.task().app(), task);
    index.place(new Waiting.Task(task.task()), task.parked());
  }

  private BatchHead store(Draft draft) {
    BatchHead head = draft.head();
    heads.put(head.id(), head);
    var waiting = new Waiting.Head(head.id());
    index.place(waiting, head.dueAt().map(waiting::swept));
    return head;
  }

  private static Instant seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
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
      this.dueAt = read.dueAt().map(FakeBatches::seconds);
    }

    static Draft of(BatchHead head) {
      return new Draft(head);
    }

    Draft due(Instant at) {
      dueAt = Optional.of(seconds(at));
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
          seconds(read.createdAt()),
          seconds(read.startsAt()),
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
