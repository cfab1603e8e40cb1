package org.numberrefresh.fake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.batch.Glances;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.refresh.BatchId;

/** Looks at the batches in memory. */
public final class FakeGlances implements Glances {

  private final FakeHeads heads;
  private final FakeTasks tasks;
  private final FakeContents contents;

  FakeGlances(FakeHeads heads, FakeTasks tasks, FakeContents contents) {
    this.heads = heads;
    this.tasks = tasks;
    this.contents = contents;
  }

  @Override
  public Map<BatchId, Glance> of(Collection<BatchId> batches, Depth depth) {
    var glances = new HashMap<BatchId, Glance>();
    heads.find(batches).forEach((id, head) -> glances.put(id, glance(head, depth)));
    return glances;
  }

  @Override
  public Map<BatchId, BatchHead> heads(Collection<BatchId> batches) {
    return heads.find(batches);
  }

  @Override
  public Map<BatchId, BatchSummary> summaries(Collection<BatchId> batches) {
    var found = new HashMap<BatchId, BatchSummary>();
    batches.forEach(id -> heads.summary(id).ifPresent(summary -> found.put(id, summary)));
    return found;
  }

  private Glance glance(BatchHead head, Depth depth) {
    return switch (head) {
      case AcceptedHead accepted -> new Glance.Accepted(accepted);
      case OpenedHead opened -> opened(opened, depth);
    };
  }

  private Glance opened(OpenedHead head, Depth depth) {
    BatchId id = head.id();
    Optional<BatchSummary> summary = heads.summary(id).filter(s -> head.state() == BatchState.SETTLED);
    boolean withTasks = depth == Depth.PAIRS || (depth == Depth.COUNTS && summary.isEmpty());
    return new Glance.Opened(head, contents.apps(id).orElse(List.of()), summary, withTasks ? tasks.of(id) : List.of());
  }
}
