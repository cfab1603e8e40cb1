package org.numberrefresh.domain.quota;

/** The result of one attempt to take a block of a quota. */
public sealed interface Lease {

  /** The use that is stored after the attempt. */
  DayUse stored();

  /** The block was taken. It is part of the stored use. */
  record Taken(DayUse stored) implements Lease {}

  /** Nothing was taken. */
  record Refused(DayUse stored) implements Lease {}
}
