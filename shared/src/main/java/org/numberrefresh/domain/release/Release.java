package org.numberrefresh.domain.release;

/** The release gate of a number: it may be sold or not (投放). */
public enum Release {
  RELEASABLE,
  RELEASABLE_WITH_RESIDUE,
  HOLD
}
