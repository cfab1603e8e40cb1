package org.numberrefresh.app;

/** How an app takes part. */
public enum Delivery {
  /** It is called at its endpoint. */
  PUSH
}
