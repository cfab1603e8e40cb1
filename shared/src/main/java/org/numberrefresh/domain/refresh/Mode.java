package org.numberrefresh.domain.refresh;

/** The way in which a refresh was asked for. */
public enum Mode {
  /** Before resale, by the carrier (批量焕新). */
  BATCH,
  /** After activation, asked for by the new subscriber (主动焕新). */
  ACTIVE
}
