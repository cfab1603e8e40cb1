package org.numberrefresh.domain.batch;

/** The state of a batch. */
public enum BatchState {
  /** Stored; waits for its order to be committed and its numbers' cooling to end. */
  ACCEPTED,
  /** Its apps are fixed and asked. */
  OPEN,
  /** Every task is settled; the summary is being written. */
  SETTLING,
  /** The summary is written. */
  SETTLED
}
