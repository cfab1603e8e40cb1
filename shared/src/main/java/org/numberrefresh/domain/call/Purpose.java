package org.numberrefresh.domain.call;

/** The reasons for which an app is called about numbers. */
public enum Purpose {
  /** It is asked to unbind them. */
  UNBIND,
  /** It is told that they were withdrawn: it need not do anything more. */
  CANCEL,
  /** It is asked to decide on appeals against what it answered. */
  APPEAL
}
