package org.numberrefresh.domain.app;

/** The forms in which an app is told a number. */
public enum NumberForm {
  /** In the clear, over TLS. */
  E164,
  /** As a digest under a key of that app alone. */
  BLINDED
}
