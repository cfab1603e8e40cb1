package org.numberrefresh.domain.key;

/** How far the change from one version of the keys to the next has come. */
public enum KeyPhase {
  /** One version is in use. */
  STABLE,
  /** The next version is known. It is looked for, and nothing is written under it yet. */
  ANNOUNCED,
  /** The next version is written under, and what stands under the one before is moved. */
  MOVING
}
