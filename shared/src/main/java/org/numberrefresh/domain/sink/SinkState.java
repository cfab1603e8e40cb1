package org.numberrefresh.domain.sink;

/** The states of a sink, as its carrier sees them. */
public enum SinkState {
  /** Events are pushed as they happen. */
  HEALTHY,
  /** The last call failed. It is repeated, and nothing is skipped. */
  FAILING,
  /** Nothing is pushed: its URL has not answered a challenge. */
  PAUSED
}
