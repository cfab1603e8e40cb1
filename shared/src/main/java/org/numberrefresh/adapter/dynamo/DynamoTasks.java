package org.numberrefresh.adapter.dynamo;

import static org.numberrefresh.adapter.dynamo.Item.number;
import static org.numberrefresh.adapter.dynamo.Item.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Tasks;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The tasks in the table {@code batches}: one item a task, beside its batch's other parts. */
final class DynamoTasks implements Tasks {

  /** Most writes at once: each has a connection, and a process of Lambda has 1,024 files. */
  private static final int WRITES_AT_ONCE = 64;

  private final Table table;
  private final TaskItem taskItem;
  private final Semaphore writes = new Semaphore(WRITES_AT_ONCE);

  DynamoTasks(Table table, Sealer sealer) {
    this.table = table;
    this.taskItem = new TaskItem(sealer);
  }

  @Override
  public Map<TaskId, TaskOutcomes> find(Collection<TaskId> tasks) {
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
  public List<TaskOutcomes> of(BatchId batch) {
    return of(batch, true);
  }

  List<TaskOutcomes> of(BatchId batch, boolean consistent) {
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
    Item item = taskItem.write(next).put(Retention.EXPIRES, table.retention().fromNow());
    writes.acquireUninterruptibly();
    try {
      return table
          .putKnown(item, unchanged)
          .<Recorded>map(stored -> new Recorded.Overtaken(taskItem.read(stored)))
          .orElseGet(() -> new Recorded.Written(next));
    } finally {
      writes.release();
    }
  }
}
