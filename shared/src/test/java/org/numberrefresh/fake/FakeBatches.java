package org.numberrefresh.fake;

import java.util.List;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Due;

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

  /** The whole due index. */
  public List<Due> index() {
    return dueIndex.all();
  }
}
