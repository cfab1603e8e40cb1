package org.numberrefresh.domain.order;

/** The state of an order, by which its claims of numbers count or not. */
public enum OrderState {
  /** All of it is stored: its claims count. */
  COMMITTED,
  /** Its call runs, or died less than 15 minutes ago: its claims may still count. */
  RUNNING,
  /** Its call died and was not repeated: its claims fall away. */
  ABANDONED
}
