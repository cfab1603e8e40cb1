package org.numberrefresh.usecase.query;

/** The coarse answer that is shown when a number is chosen (焕新等级). */
public enum Grade {
  COOLING,
  PENDING,
  REFRESHED,
  REFRESHED_WITH_RESIDUE,
  NOT_REFRESHED,
  UNKNOWN
}
