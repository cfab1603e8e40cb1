package org.numberrefresh.adapter.dynamo;

import static org.numberrefresh.adapter.dynamo.Item.number;
import static org.numberrefresh.adapter.dynamo.Item.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.numberrefresh.adapter.dynamo.Table.Expression;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.parallel.InParallel;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The table {@code batches}: a batch's parts in one partition, and the due index over what waits for a time. */
final class DynamoBatches implements Batches {

  private static final String NUMBERS = "numbers";
  private static final Expression ABSENT = Expression.of("attribute_not_exists(part)");
  private static final int GLANCES_AT_ONCE = 16;

  private final Table table;
  private final HeadChanges heads;
  private final DueIndex dueIndex;
  private final OpenedIndex openedIndex;
  private final TaskItem taskItem;

  DynamoBatches(Table table, Sealer sealer) {
    this.table = table;
    this.heads = new HeadChanges(table);
    this.dueIndex = new DueIndex(table);
    this.openedIndex = new OpenedIndex(table);
    this.taskItem = new TaskItem(sealer);
  }

  @Override
  public byte[] putNumbersOnce(BatchId batch, byte[] sealed) {
    Item item = Item.empty().put("batch", batch.toString()).put("part", NUMBERS).put("s", sealed);
    return table.putIf(item, ABSENT).map(stored -> stored.bytes("s")).orElse(sealed);
  }

  @Override
  public Optional<byte[]> numbers(BatchId batch) {
    return table.get(Map.of("batch", text(batch.toString()), "part", text(NUMBERS))).map(item -> item.bytes("s"));
  }

  @Override
  public void putHead(BatchHead head) {
    heads.put(head);
  }

  @Override
  public Optional<BatchHead> head(BatchId batch) {
    return table.get(HeadItem.key(batch)).map(HeadItem::read);
  }

  @Override
  public Map<BatchId, BatchHead> heads(Collection<BatchId> batches) {
    var found = new HashMap<BatchId, BatchHead>();
    table
        .getAll(batches.stream().distinct().map(HeadItem::key).toList(), true)
        .forEach(
            item -> {
              BatchHead head = HeadItem.read(item);
              found.put(head.id(), head);
            });
    return found;
  }

  @Override
  public List<ExpectedApp> putAppsOnce(BatchId batch, List<ExpectedApp> apps, LocalDate openedOn) {
    return table.putIf(AppsItem.write(batch, apps, openedOn), ABSENT).map(AppsItem::read).orElse(apps);
  }

  @Override
  public List<BatchId> openedOn(LocalDate day, Optional<OrderId> after, int limit) {
    return openedIndex.openedOn(day, after, limit);
  }

  @Override
  public Optional<List<ExpectedApp>> apps(BatchId batch) {
    return table.get(AppsItem.key(batch)).map(AppsItem::read);
  }

  @Override
  public Map<TaskId, TaskOutcomes> outcomes(Collection<TaskId> tasks) {
    var found = new HashMap<TaskId, TaskOutcomes>();
    table
        .getAll(tasks.stream().distinct().map(TaskItem::key).toList(), true)
        .forEach(
            item -> {
              TaskOutcomes task = taskItem.read(item);
              found.put(task.task(), task);
            });
    return found;
  }

  @Override
  public List<TaskOutcomes> tasks(BatchId batch) {
    return tasks(batch, true);
  }

  private List<TaskOutcomes> tasks(BatchId batch, boolean consistent) {
    return table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("#batch = :batch AND begins_with(part, :prefix)")
                .expressionAttributeNames(Map.of("#batch", "batch"))
                .expressionAttributeValues(Map.of(":batch", text(batch.toString()), ":prefix", text(TaskItem.PREFIX)))
                .consistentRead(consistent)
                .build())
        .stream()
        .map(taskItem::read)
        .toList();
  }

  @Override
  public Recorded record(TaskOutcomes next) {
    Expression unchanged =
        next.version() == 1
            ? Expression.of("attribute_not_exists(v)")
            : Expression.of("v = :v", Map.of(":v", number(next.version() - 1)));
    return table
        .putKnown(taskItem.write(next), unchanged)
        .<Recorded>map(stored -> new Recorded.Overtaken(taskItem.read(stored)))
        .orElseGet(() -> new Recorded.Written(next));
  }

  @Override
  public Optional<BatchHead> open(BatchId batch, Instant openedAt, int expected, Instant dueAt) {
    return heads.open(batch, openedAt, expected, dueAt);
  }

  @Override
  public Optional<BatchHead> withdraw(BatchHead read, BitSet more, Optional<Instant> restoredAt, Instant dueAt) {
    return heads.withdraw(read, more, restoredAt, dueAt);
  }

  @Override
  public void fannedOut(BatchId batch, Instant dueAt) {
    heads.fannedOut(batch, dueAt);
  }

  @Override
  public BatchHead mark(BatchId batch, Set<Integer> apps) {
    return heads.mark(batch, apps);
  }

  @Override
  public void revise(BatchId batch, Instant dueAt) {
    heads.revise(batch, dueAt);
  }

  @Override
  public void settling(BatchId batch, Instant dueAt) {
    heads.settling(batch, dueAt);
  }

  @Override
  public boolean settle(BatchSummary summary) {
    table.putIf(
        SummaryItem.write(summary),
        Expression.of("attribute_not_exists(part) OR rev <= :rev", Map.of(":rev", number(summary.revision()))));
    return heads.settled(summary.batch(), summary.revision());
  }

  @Override
  public void rearm(BatchHead read, Optional<Instant> dueAt, int reconciliations) {
    heads.rearm(read, dueAt, reconciliations);
  }

  @Override
  public List<Due> due(String shard, Instant by, int limit) {
    return dueIndex.due(shard, by, limit);
  }

  @Override
  public List<Due> dueAfter(Due position, Instant by, int limit) {
    return dueIndex.dueAfter(position, by, limit);
  }

  @Override
  public boolean move(Due entry, Parking to) {
    return dueIndex.move(entry, to);
  }

  @Override
  public Optional<BatchSummary> summary(BatchId batch) {
    return table.get(SummaryItem.key(batch)).map(SummaryItem::read);
  }

  @Override
  public Map<BatchId, Glance> glance(Collection<BatchId> batches, Depth depth) {
    List<BatchId> distinct = batches.stream().distinct().toList();
    List<Map<String, AttributeValue>> keys =
        distinct.stream().flatMap(id -> Stream.of(HeadItem.key(id), AppsItem.key(id), SummaryItem.key(id))).toList();
    var parts = new HashMap<String, Item>();
    table.getAll(keys, true).forEach(item -> parts.put(item.textOf("batch") + "/" + item.textOf("part"), item));
    var glances = new HashMap<BatchId, Glance>();
    InParallel.over(distinct, GLANCES_AT_ONCE, batch -> glance(batch, parts, depth)).stream()
        .flatMap(Optional::stream)
        .forEach(glance -> glances.put(glance.head().id(), glance));
    return glances;
  }

  private Optional<Glance> glance(BatchId batch, Map<String, Item> parts, Depth depth) {
    return part(parts, batch, HeadItem.PART)
        .map(HeadItem::read)
        .map(
            head -> {
              Optional<BatchSummary> summary =
                  part(parts, batch, SummaryItem.PART)
                      .filter(item -> head.state() == BatchState.SETTLED)
                      .map(SummaryItem::read);
              boolean tasksAreNeeded = depth == Depth.PAIRS || (depth == Depth.COUNTS && summary.isEmpty());
              return new Glance(
                  head,
                  part(parts, batch, AppsItem.PART).map(AppsItem::read).orElse(List.of()),
                  summary,
                  tasksAreNeeded && head.opened() ? tasks(batch, false) : List.of());
            });
  }

  private static Optional<Item> part(Map<String, Item> parts, BatchId batch, String part) {
    return Optional.ofNullable(parts.get(batch + "/" + part));
  }
}
