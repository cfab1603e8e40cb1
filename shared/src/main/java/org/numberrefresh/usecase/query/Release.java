package org.numberrefresh.usecase.query;

/** Whether a number may be sold (投放). */
public enum Release {
  RELEASABLE,
  RELEASABLE_WITH_RESIDUE,
  HOLD
}
