package org.numberrefresh.domain.batch;

import java.util.BitSet;

/**
 * What is still to be done for a task beside asking its app. While there is any, the task stays parked, so that the
 * sweep finds it should nobody else come back.
 *
 * <p>Decision: docs/decisions.md#a-late-answer-parks-its-settled-task
 *
 * <p>Decision: docs/decisions.md#a-recall-keeps-its-task-parked
 *
 * @param revision whether it rose after it was settled and its batch's head may not know yet
 * @param recalls the numbers that were withdrawn while the app may hold them, and that it is still to be told of
 */
public record Owed(boolean revision, BitSet recalls) {

  /** Nothing. */
  public static final Owed NOTHING = new Owed(false, new BitSet());

  public Owed {
    recalls = (BitSet) recalls.clone();
  }

  /** The numbers of which the app is to be told: a copy. */
  @Override
  public BitSet recalls() {
    return (BitSet) recalls.clone();
  }

  /** Whether there is anything to do. */
  public boolean any() {
    return revision || recall();
  }

  /** Whether the app is to be told of a withdrawal. */
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
