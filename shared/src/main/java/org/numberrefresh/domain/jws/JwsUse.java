package org.numberrefresh.domain.jws;

import java.time.Duration;

/** The uses of signatures. Each has keys of its own, so that what one signs is valid nowhere else. */
public enum JwsUse {
  /** Security events of OpenID RISC: a receiver checks one when it comes. */
  SECURITY_EVENTS(Duration.ofDays(30)),
  /** Certificates: paper is looked at long after, and an old one must still be told from a forged one. */
  CERTIFICATES(Duration.ofDays(730));

  private final Duration publishedAfter;

  JwsUse(Duration publishedAfter) {
    this.publishedAfter = publishedAfter;
  }

  /** The time for which a key stays published after its last signature. */
  Duration publishedAfter() {
    return publishedAfter;
  }
}
