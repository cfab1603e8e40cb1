package org.numberrefresh.adapter.dynamo;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.batch.Glances;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.parallel.InParallel;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads batches with all their parts from the table {@code batches}. */
final class DynamoGlances implements Glances {

  private static final int AT_ONCE = 16;

  private final Table table;
  private final DynamoTasks tasks;

  DynamoGlances(Table table, DynamoTasks tasks) {
    this.table = table;
    this.tasks = tasks;
  }

  @Override
  public Map<BatchId, Glance> of(Collection<BatchId> batches, Depth depth) {
    List<BatchId> distinct = batches.stream().distinct().toList();
    List<Map<String, AttributeValue>> keys =
        distinct.stream().flatMap(id -> Stream.of(HeadItem.key(id), AppsItem.key(id), SummaryItem.key(id))).toList();
    var parts = new HashMap<String, Item>();
    // An order's progress is looked at often, and may be a moment behind: half the units.
    table
        .getAll(keys, depth != Depth.COUNTS)
        .forEach(item -> parts.put(item.textOf("batch") + "/" + item.textOf("part"), item));
    var glances = new HashMap<BatchId, Glance>();
    InParallel.over(distinct, AT_ONCE, batch -> glance(batch, parts, depth)).stream()
        .flatMap(Optional::stream)
        .forEach(glance -> glances.put(glance.head().id(), glance));
    return glances;
  }

  @Override
  public Map<BatchId, BatchHead> heads(Collection<BatchId> batches) {
    return table.getAll(batches.stream().distinct().map(HeadItem::key).toList(), false).stream()
        .flatMap(item -> HeadItem.shown(item, table.retention()).stream())
        .collect(Collectors.toMap(BatchHead::id, Function.identity()));
  }

  @Override
  public Map<BatchId, BatchSummary> summaries(Collection<BatchId> batches) {
    return table.getAll(batches.stream().distinct().map(SummaryItem::key).toList(), false).stream()
        .map(SummaryItem::read)
        .collect(Collectors.toMap(BatchSummary::batch, Function.identity()));
  }

  private Optional<Glance> glance(BatchId batch, Map<String, Item> parts, Depth depth) {
    return part(parts, batch, HeadItem.PART)
        .flatMap(item -> HeadItem.shown(item, table.retention()))
        .map(
            head ->
                switch (head) {
                  case AcceptedHead accepted -> new Glance.Accepted(accepted);
                  case OpenedHead opened -> opened(opened, parts, depth);
                });
  }

  private Glance opened(OpenedHead head, Map<String, Item> parts, Depth depth) {
    Optional<BatchSummary> summary =
        part(parts, head.id(), SummaryItem.PART)
            .filter(item -> head.state() == BatchState.SETTLED)
            .map(SummaryItem::read);
    boolean tasksAreNeeded = depth == Depth.PAIRS || (depth == Depth.COUNTS && summary.isEmpty());
    return new Glance.Opened(
        head,
        part(parts, head.id(), AppsItem.PART).map(AppsItem::read).orElse(List.of()),
        summary,
        tasksAreNeeded ? tasks.of(head.id(), false) : List.of());
  }

  private static Optional<Item> part(Map<String, Item> parts, BatchId batch, String part) {
    return Optional.ofNullable(parts.get(batch + "/" + part));
  }
}
