package org.numberrefresh.domain.key;

/** The phase of a change from one version of the keys to the next. */
public enum KeyPhase {
  /** One version is in use. */
  STABLE,
  /** The next version is known. Readers look for it; nothing is written under it yet. */
  ANNOUNCED,
  /** New values are written under the next version; values under the former one are moved to it. */
  MOVING
}
