package org.numberrefresh.domain.outcome;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of one number at one app, ordered by {@link #code()}. Within a batch a higher one replaces a lower one,
 * never the reverse. The three closings apply only to a pair that still waits.
 *
 * <p>Decision: docs/decisions.md#a-closing-does-not-overwrite-a-closing
 *
 * <p>Decision: docs/decisions.md#a-secret-reason-shares-everything-with-other
 */
public enum Outcome {
  PENDING(0, OutwardOutcome.PENDING),
  RETRYING(10, OutwardOutcome.PENDING),
  DELIVERED(15, OutwardOutcome.PENDING),
  ACKNOWLEDGED(20, OutwardOutcome.PENDING),
  IN_REVIEW(25, OutwardOutcome.PENDING),

  UNDELIVERABLE(30, OutwardOutcome.UNDELIVERABLE),
  NO_RESPONSE(31, OutwardOutcome.NO_RESPONSE),
  CANCELLED(35, OutwardOutcome.CANCELLED),
  FAILED(40, OutwardOutcome.FAILED),

  REFUSED_OTHER(41, OutwardOutcome.REFUSED, "OTHER", Traits.RETRYABLE, Traits.APPEALABLE),
  REFUSED_RECENT_ACTIVITY(
      42, OutwardOutcome.REFUSED, "RECENT_ACTIVITY", Traits.SECRET, Traits.RETRYABLE, Traits.APPEALABLE),
  REFUSED_IDENTITY_MISMATCH(43, OutwardOutcome.REFUSED, "IDENTITY_MISMATCH", Traits.APPEALABLE),
  REFUSED_PREVIOUS_HOLDER_OBJECTED(
      44, OutwardOutcome.REFUSED, "PREVIOUS_HOLDER_OBJECTED", Traits.SECRET, Traits.RETRYABLE, Traits.APPEALABLE),
  REFUSED_POLICY_NOT_SUPPORTED(45, OutwardOutcome.REFUSED, "POLICY_NOT_SUPPORTED"),
  REFUSED_BOUND_AFTER_CUTOFF(46, OutwardOutcome.REFUSED, "BOUND_AFTER_CUTOFF", Traits.APPEALABLE),

  BLOCKED_OTHER(60, OutwardOutcome.BLOCKED, "OTHER", Traits.RETRYABLE, Traits.APPEALABLE),
  BLOCKED_SOLE_LOGIN_FACTOR(61, OutwardOutcome.BLOCKED, "SOLE_LOGIN_FACTOR", Traits.RETRYABLE, Traits.APPEALABLE),
  BLOCKED_PAYMENT_INSTRUMENT_BOUND(
      62, OutwardOutcome.BLOCKED, "PAYMENT_INSTRUMENT_BOUND", Traits.RETRYABLE, Traits.APPEALABLE),
  BLOCKED_ASSETS_REMAINING(63, OutwardOutcome.BLOCKED, "ASSETS_REMAINING", Traits.RETRYABLE, Traits.APPEALABLE),
  BLOCKED_OPEN_DISPUTE(64, OutwardOutcome.BLOCKED, "OPEN_DISPUTE", Traits.RETRYABLE, Traits.APPEALABLE),
  BLOCKED_ENTERPRISE_ACCOUNT(65, OutwardOutcome.BLOCKED, "ENTERPRISE_ACCOUNT", Traits.APPEALABLE),
  BLOCKED_ACCOUNT_FROZEN(66, OutwardOutcome.BLOCKED, "ACCOUNT_FROZEN", Traits.RETRYABLE, Traits.APPEALABLE),
  BLOCKED_LEGAL_HOLD(67, OutwardOutcome.BLOCKED, "LEGAL_HOLD", Traits.SECRET, Traits.RETRYABLE, Traits.APPEALABLE),
  BLOCKED_ACCOUNT_BANNED(68, OutwardOutcome.BLOCKED, "ACCOUNT_BANNED", Traits.APPEALABLE),

  BOUND_BY_CURRENT_SUBSCRIBER(80, OutwardOutcome.CLEAR),
  NOT_BOUND(81, OutwardOutcome.CLEAR),
  UNBOUND(82, OutwardOutcome.CLEAR);

  /** Traits of an outcome with a reason. */
  private enum Traits {
    /** It may change if the app is asked again. */
    RETRYABLE,
    /** The subscriber may object to it. */
    APPEALABLE,
    /**
     * Its reason is not told to carriers, since it would tell of the previous subscriber. It shows as OTHER, and has
     * the other traits of OTHER.
     */
    SECRET
  }

  private static final Outcome[] BY_CODE = new Outcome[128];
  private static final Map<String, Outcome> BY_NAME = new HashMap<>();

  static {
    for (Outcome outcome : values()) {
      BY_CODE[outcome.code] = outcome;
      BY_NAME.put(outcome.reason.isEmpty() ? outcome.name() : outcome.outward + "/" + outcome.reason, outcome);
    }
  }

  private final byte code;
  private final OutwardOutcome outward;
  private final String reason;
  private final boolean retryable;
  private final boolean appealable;
  private final boolean secret;

  Outcome(int code, OutwardOutcome outward) {
    this(code, outward, "");
  }

  Outcome(int code, OutwardOutcome outward, String reason, Traits... traits) {
    this.code = (byte) code;
    this.outward = outward;
    this.reason = reason;
    var all = Arrays.asList(traits);
    this.retryable = all.contains(Traits.RETRYABLE) || (code >= 30 && code <= 40);
    this.appealable = all.contains(Traits.APPEALABLE) || (code >= 30 && code <= 40 && code != 35);
    this.secret = all.contains(Traits.SECRET);
  }

  /**
   * The outcome of a stored byte.
   *
   * @throws IllegalArgumentException if no outcome has that code
   */
  public static Outcome ofCode(byte code) {
    Outcome outcome = code < 0 ? null : BY_CODE[code];
    if (outcome == null) {
      throw new IllegalArgumentException("No outcome has the code " + code + ".");
    }
    return outcome;
  }

  /** The outcome that an app names, with its reason ("" if it has none). */
  public static Optional<Outcome> named(String name, String reason) {
    Outcome found = BY_NAME.get(reason.isEmpty() ? name : name + "/" + reason);
    return found != null && found.isAnAnswer() ? Optional.of(found) : Optional.empty();
  }

  /** True if an app may name an outcome so, with one of its reasons where it has some. */
  public static boolean isAnswer(String name) {
    return Arrays.stream(values())
        .filter(Outcome::isAnAnswer)
        .anyMatch(one -> name.equals(one.reason.isEmpty() ? one.name() : one.outward.name()));
  }

  /** Its place in the order, from 0 to 127: the byte that is stored. */
  public byte code() {
    return code;
  }

  /** The value that a carrier sees. */
  public OutwardOutcome outward() {
    return outward;
  }

  /** The reason that a carrier sees, "" if there is none. A secret one shows as OTHER. */
  public String outwardReason() {
    return secret ? "OTHER" : reason;
  }

  /** True if a carrier sees the same in both. */
  public boolean looksLike(Outcome other) {
    return outward == other.outward && outwardReason().equals(other.outwardReason());
  }

  /** True if a carrier may see the case number and code. They could tell one OTHER from another. */
  public boolean detailIsTold() {
    return !outwardReason().equals("OTHER");
  }

  /** True if the pair no longer waits for the app. */
  public boolean isFinal() {
    return code >= UNDELIVERABLE.code;
  }

  /** True if no account at the app holds the number for the previous subscriber. */
  public boolean isClear() {
    return outward == OutwardOutcome.CLEAR;
  }

  /** True if it may change when the app is asked again. */
  public boolean retryable() {
    return retryable;
  }

  /** True if the subscriber may object to it. */
  public boolean appealable() {
    return appealable;
  }

  /** True if the app may have been given the number. */
  public boolean mayBeWithTheApp() {
    return code >= DELIVERED.code;
  }

  private boolean isAClosing() {
    return this == UNDELIVERABLE || this == NO_RESPONSE || this == CANCELLED;
  }

  private boolean isAnAnswer() {
    return code >= ACKNOWLEDGED.code && !isAClosing();
  }

  /** The law of rising: the higher of both. A closing replaces only an outcome that still waits. */
  public Outcome raisedBy(Outcome next) {
    if (next.isAClosing()) {
      return isFinal() ? this : next;
    }
    return next.code > code ? next : this;
  }
}
