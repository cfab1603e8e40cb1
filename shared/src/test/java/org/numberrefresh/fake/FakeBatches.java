package org.numberrefresh.fake;

import java.util.List;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.refresh.BatchId;

/** Batches in memory, as faithful as their contract test: the same conditions, and times to the second. */
public final class FakeBatches {

  public final FakeDueIndex dueIndex = new FakeDueIndex();
  public final FakeHeads heads = new FakeHeads(dueIndex);
  public final FakeTasks tasks = new FakeTasks(dueIndex);
  public final FakeContents contents = new FakeContents();
  public final FakeGlances glances = new FakeGlances(heads, tasks, contents);

  public final FakeAppeals appeals = new FakeAppeals();

  /** The ports. */
  public Batches ports() {
    return new Batches(heads, tasks, contents, glances, dueIndex, appeals);
  }

  /** Loses a batch, as the table does once it was kept for long enough. Its tasks may stay for a while. */
  public void expire(BatchId batch) {
    heads.expire(batch);
    contents.expire(batch);
  }

  /** Loses a batch's parts before its head: the table deletes them in no order. */
  public void expireContents(BatchId batch) {
    contents.expire(batch);
  }

  /** The whole due index. */
  public List<Due> index() {
    return dueIndex.all();
  }
}
