package org.numberrefresh.dynamo;

import static org.numberrefresh.dynamo.Item.number;
import static org.numberrefresh.dynamo.Item.text;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.numberrefresh.batch.BatchHead;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.BatchState;
import org.numberrefresh.batch.BatchSummary;
import org.numberrefresh.batch.Batches;
import org.numberrefresh.batch.ExpectedApp;
import org.numberrefresh.batch.Parking;
import org.numberrefresh.batch.TaskId;
import org.numberrefresh.batch.TaskOutcomes;
import org.numberrefresh.dynamo.Table.Expression;
import org.numberrefresh.key.Sealer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The table {@code batches}: a batch's parts in one partition, and the due index over what waits for a time. */
final class DynamoBatches implements Batches {

  private static final String NUMBERS = "numbers";
  private static final Expression ABSENT = Expression.of("attribute_not_exists(part)");
  private static final int GLANCES_AT_ONCE = 16;
  private static final int MOST_DUE_A_CALL = 1000;

  private final Table table;
  private final TaskItem taskItem;

  DynamoBatches(Table table, Sealer sealer) {
    this.table = table;
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
    table.putIf(
        HeadItem.write(head),
        new Expression(
            "attribute_not_exists(part) OR #state = :accepted",
            Map.of("#state", "state"),
            Map.of(":accepted", text(BatchState.ACCEPTED.name()))));
  }

  @Override
  public Optional<BatchHead> head(BatchId batch) {
    return table.get(HeadItem.key(batch)).map(HeadItem::read);
  }

  @Override
  public Map<BatchId, BatchHead> heads(Collection<BatchId> batches) {
    var heads = new HashMap<BatchId, BatchHead>();
    table
        .getAll(batches.stream().distinct().map(HeadItem::key).toList(), true)
        .forEach(
            item -> {
              BatchHead head = HeadItem.read(item);
              heads.put(head.id(), head);
            });
    return heads;
  }

  @Override
  public List<ExpectedApp> putAppsOnce(BatchId batch, List<ExpectedApp> apps) {
    return table.putIf(AppsItem.write(batch, apps), ABSENT).map(AppsItem::read).orElse(apps);
  }

  @Override
  public Optional<List<ExpectedApp>> apps(BatchId batch) {
    return table.get(AppsItem.key(batch)).map(AppsItem::read);
  }

  @Override
  public Optional<BatchHead> open(BatchId batch, Instant openedAt, int expected, Instant dueAt) {
    return table
        .update(
            HeadItem.key(batch),
            new Expression(
                "SET #state = :open, opened = :opened, expected = :expected, dueAt = :due, dueShard = :shard",
                Map.of("#state", "state"),
                Map.of(
                    ":open", text(BatchState.OPEN.name()),
                    ":accepted", text(BatchState.ACCEPTED.name()),
                    ":opened", number(openedAt.getEpochSecond()),
                    ":expected", number(expected),
                    ":due", number(dueAt.getEpochSecond()),
                    ":shard", text(Parking.swept(batch, dueAt).shard()))),
            "#state = :accepted")
        .map(HeadItem::read);
  }

  @Override
  public void fannedOut(BatchId batch, Instant dueAt) {
    table.update(
        HeadItem.key(batch),
        new Expression(
            "SET fanned = :yes, dueAt = :due, dueShard = :shard",
            Map.of("#state", "state"),
            Map.of(
                ":yes", AttributeValue.fromBool(true),
                ":open", text(BatchState.OPEN.name()),
                ":due", number(dueAt.getEpochSecond()),
                ":shard", text(Parking.swept(batch, dueAt).shard()))),
        "#state = :open");
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
        .putIf(taskItem.write(next), unchanged)
        .<Recorded>map(stored -> new Recorded.Overtaken(taskItem.read(stored)))
        .orElseGet(() -> new Recorded.Written(next));
  }

  @Override
  public BatchHead mark(BatchId batch, Set<Integer> apps) {
    return table
        .update(
            HeadItem.key(batch),
            Expression.of("ADD settled :apps", Map.of(":apps", Item.numbers(apps))),
            "attribute_exists(part)")
        .map(HeadItem::read)
        .orElseThrow(() -> new IllegalStateException("Batch " + batch + " has tasks but no head."));
  }

  @Override
  public void revise(BatchId batch, Instant dueAt) {
    table.update(
        HeadItem.key(batch),
        Expression.of(
            "ADD rev :one SET dueAt = :due, dueShard = :shard",
            Map.of(
                ":one", number(1),
                ":due", number(dueAt.getEpochSecond()),
                ":shard", text(Parking.swept(batch, dueAt).shard()))),
        "attribute_exists(part)");
  }

  @Override
  public void settling(BatchId batch, Instant dueAt) {
    table.update(
        HeadItem.key(batch),
        new Expression(
            "SET #state = :settling, dueAt = :due, dueShard = :shard",
            Map.of("#state", "state"),
            Map.of(
                ":settling", text(BatchState.SETTLING.name()),
                ":open", text(BatchState.OPEN.name()),
                ":due", number(dueAt.getEpochSecond()),
                ":shard", text(Parking.swept(batch, dueAt).shard()))),
        "#state = :open");
  }

  @Override
  public boolean settle(BatchSummary summary) {
    AttributeValue revision = number(summary.revision());
    table.putIf(
        SummaryItem.write(summary),
        Expression.of("attribute_not_exists(part) OR rev <= :rev", Map.of(":rev", revision)));
    String unrevised = summary.revision() == 0 ? "(attribute_not_exists(rev) OR rev = :rev)" : "rev = :rev";
    return table
        .update(
            HeadItem.key(summary.batch()),
            new Expression(
                "SET #state = :settled, summed = :rev REMOVE dueAt, dueShard",
                Map.of("#state", "state"),
                Map.of(
                    ":settled", text(BatchState.SETTLED.name()),
                    ":accepted", text(BatchState.ACCEPTED.name()),
                    ":rev", revision)),
            unrevised + " AND #state <> :accepted")
        .isPresent();
  }

  @Override
  public Optional<BatchSummary> summary(BatchId batch) {
    return table.get(SummaryItem.key(batch)).map(SummaryItem::read);
  }

  @Override
  public void rearm(BatchHead read, Optional<Instant> dueAt, int reconciliations) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":times", number(reconciliations));
    read.dueAt().ifPresent(at -> values.put(":read", number(at.getEpochSecond())));
    dueAt.ifPresent(
        at -> {
          values.put(":due", number(at.getEpochSecond()));
          values.put(":shard", text(Parking.swept(read.id(), at).shard()));
        });
    String change =
        dueAt.isPresent()
            ? "SET reconciled = :times, dueAt = :due, dueShard = :shard"
            : "SET reconciled = :times REMOVE dueAt, dueShard";
    table.update(
        HeadItem.key(read.id()),
        Expression.of(change, values),
        read.dueAt().isPresent() ? "dueAt = :read" : "attribute_not_exists(dueAt)");
  }

  @Override
  public Map<BatchId, Glance> glance(Collection<BatchId> batches, Depth depth) {
    List<BatchId> distinct = batches.stream().distinct().toList();
    List<Map<String, AttributeValue>> keys =
        distinct.stream().flatMap(id -> Stream.of(HeadItem.key(id), AppsItem.key(id), SummaryItem.key(id))).toList();
    var parts = new HashMap<String, Item>();
    table.getAll(keys, false).forEach(item -> parts.put(item.textOf("batch") + "/" + item.textOf("part"), item));
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

  @Override
  public List<Due> due(String shard, Instant by, int limit) {
    return table
        .client()
        .queryPaginator(
            request ->
                request
                    .tableName(table.name())
                    .indexName("due")
                    .keyConditionExpression("dueShard = :shard AND dueAt <= :by")
                    .expressionAttributeValues(Map.of(":shard", text(shard), ":by", number(by.getEpochSecond())))
                    .limit(Math.min(limit, MOST_DUE_A_CALL)))
        .items()
        .stream()
        .limit(limit)
        .map(Item::of)
        .map(DynamoBatches::due)
        .toList();
  }

  private static Due due(Item item) {
    String part = item.textOf("part");
    return new Due(
        BatchId.parse(item.textOf("batch")),
        part.equals(HeadItem.PART) ? 0 : TaskItem.app(part),
        new Parking(item.instant("dueAt").orElseThrow(), item.textOf("dueShard")));
  }

  @Override
  public boolean move(Due entry, Parking to) {
    var key = entry.app() == 0 ? HeadItem.key(entry.batch()) : TaskItem.key(new TaskId(entry.batch(), entry.app()));
    return table
        .update(
            key,
            Expression.of(
                "SET dueAt = :to, dueShard = :shard",
                Map.of(
                    ":to", number(to.dueAt().getEpochSecond()),
                    ":shard", text(to.shard()),
                    ":from", number(entry.parking().dueAt().getEpochSecond()),
                    ":fromShard", text(entry.parking().shard()))),
            "dueAt = :from AND dueShard = :fromShard")
        .isPresent();
  }
}
