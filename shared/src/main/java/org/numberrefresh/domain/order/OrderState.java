package org.numberrefresh.domain.order;

/** Whether what an order claimed counts. */
public enum OrderState {
  /** All of it is stored: it counts. */
  COMMITTED,
  /** It is being taken, or was left unfinished a moment ago: it may still count. */
  RUNNING,
  /** It was never finished, and is waited for no longer. */
  ABANDONED
}
