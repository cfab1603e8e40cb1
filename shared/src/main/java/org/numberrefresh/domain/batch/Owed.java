package org.numberrefresh.domain.batch;

import java.util.BitSet;

/**
 * The duties of a task beside asking its app. While it has one, the task stays parked, so that the sweep finds it after
 * a crash.
 *
 * <p>Decision: docs/decisions.md#a-late-answer-parks-its-settled-task
 *
 * <p>Decision: docs/decisions.md#a-recall-keeps-its-task-parked
 *
 * @param revision true if it rose after it was settled and its batch's head may not know yet
 * @param recalls the withdrawn numbers that the app may hold and was not told of yet
 */
public record Owed(boolean revision, BitSet recalls) {

  /** No duty. */
  public static final Owed NOTHING = new Owed(false, new BitSet());

  public Owed {
    recalls = (BitSet) recalls.clone();
  }

  /** The numbers that the app must be told of: a copy. */
  @Override
  public BitSet recalls() {
    return (BitSet) recalls.clone();
  }

  /** True if it has a duty. */
  public boolean any() {
    return revision || recall();
  }

  /** True if the app must be told of a withdrawal. */
  public boolean recall() {
    return !recalls.isEmpty();
  }

  Owed withRevision(boolean owed) {
    return new Owed(owed, recalls);
  }

  Owed withRecalls(BitSet all) {
    return new Owed(revision, all);
  }
}
