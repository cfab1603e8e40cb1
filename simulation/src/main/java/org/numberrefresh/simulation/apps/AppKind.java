package org.numberrefresh.simulation.apps;

/** The behaviour of a simulated app towards the hub. */
enum AppKind {
  /** Answers every question in the same exchange. */
  INSTANT(Promise.AT_ONCE),
  /** Says 202 and calls back. */
  LATER(Promise.LATER),
  /** Answers most at once, leaves some out and calls back about these. */
  MIXED(Promise.LATER),
  /** Has a human look at what is bound: IN_REVIEW first, the final answer by callback. */
  REVIEWING(Promise.LATER),
  /** Takes 300 to 1,500 ms to answer. */
  SLOW(Promise.AT_ONCE),
  /** Says 503 once to each batch. */
  BUSY(Promise.AFTER_RETRY),
  /** Says 500 twice to each batch. */
  STUMBLING(Promise.AFTER_RETRY),
  /** Says 429 with Retry-After once to each batch. */
  LIMITING(Promise.AFTER_RETRY),
  /** Closes the connection once on each batch. */
  DROPPING(Promise.AFTER_RETRY),
  /** Says 503 more often than quick retries last. */
  RECOVERING(Promise.AFTER_RETRY),
  /** Takes 50 numbers a call. */
  SMALL(Promise.AT_ONCE),
  /** Takes one number a call. */
  SINGLE(Promise.AT_ONCE),
  /** Is told digests instead of numbers. */
  BLINDED(Promise.AT_ONCE),
  /** Has no endpoint: asks for its tasks, and posts the answers. */
  PULLING(Promise.LATER),
  /** Is told by security events of OpenID RISC, a number each, and posts the answers. */
  LISTENING(Promise.LATER),
  /** Takes each call and never answers. */
  HANGING(Promise.NEVER),
  /** Says 500 to everything but the verification. */
  DOWN(Promise.NEVER),
  /** Known to the platform, takes no part. */
  NOT_COVERED(Promise.NOT_ASKED);

  /** The time at which an app's answers can be expected. */
  enum Promise {
    /** In the first exchange that reaches it. */
    AT_ONCE,
    /** By callback, within seconds. */
    LATER,
    /** In an exchange after some that failed. */
    AFTER_RETRY,
    /** Not at all. */
    NEVER,
    /** It must not even be asked. */
    NOT_ASKED
  }

  private final Promise promise;

  AppKind(Promise promise) {
    this.promise = promise;
  }

  Promise promise() {
    return promise;
  }

  /** The calls about the same batch that fail before one is answered. */
  int failuresFirst() {
    return switch (this) {
      case BUSY, LIMITING, DROPPING -> 1;
      case STUMBLING -> 2;
      case RECOVERING -> 4;
      default -> 0;
    };
  }

  /** True if its calls are compressed. */
  boolean takesGzip() {
    return switch (this) {
      case LATER, MIXED, STUMBLING, SMALL, BLINDED -> true;
      default -> false;
    };
  }

  int maxItems() {
    return switch (this) {
      case SMALL -> 50;
      case SINGLE, LISTENING -> 1;
      default -> 500;
    };
  }
}
