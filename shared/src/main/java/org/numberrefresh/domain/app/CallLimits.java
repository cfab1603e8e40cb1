package org.numberrefresh.domain.app;

import java.time.Duration;

/**
 * The calls that an app takes, as the operator registered them.
 *
 * @param callsPerSecond calls in a second, 1 to {@value #MOST_CALLS_PER_SECOND}
 * @param concurrency calls under way at once, 1 to {@value #MOST_CONCURRENCY}
 * @param timeLimit time for a whole exchange, more than nothing and at most {@link #LONGEST_CALL}
 * @param maxBodyBytes largest body of a call, and of an answer to an app that asks, {@value #LEAST_BODY} to {@value
 *     #LARGEST_BODY} bytes, before it is encoded
 * @param encoding the encoding of a call's body
 */
public record CallLimits(
    int callsPerSecond, int concurrency, Duration timeLimit, int maxBodyBytes, BodyEncoding encoding) {

  /** Most calls in a second. */
  public static final int MOST_CALLS_PER_SECOND = 10_000;

  /** Most calls under way at once. */
  public static final int MOST_CONCURRENCY = 1000;

  /** Longest time for a whole exchange. */
  public static final Duration LONGEST_CALL = Duration.ofSeconds(30);

  /** Smallest bound of a body: the withdrawn numbers of a whole task fit into it. */
  public static final int LEAST_BODY = 32_768;

  /** Largest bound of a body. */
  public static final int LARGEST_BODY = 1_048_576;

  /** The bound of a body where an operator names none. Common web servers refuse more than 100 KB or 64 KB. */
  public static final int USUAL_BODY = 65_536;

  /** Limits of an app whose operator names none. */
  public static final CallLimits USUAL = new CallLimits(50, 8, Duration.ofSeconds(10));

  public CallLimits {
    if (callsPerSecond < 1 || callsPerSecond > MOST_CALLS_PER_SECOND) {
      throw new IllegalArgumentException("An app takes 1 to " + MOST_CALLS_PER_SECOND + " calls in a second.");
    }
    if (concurrency < 1 || concurrency > MOST_CONCURRENCY) {
      throw new IllegalArgumentException("An app takes 1 to " + MOST_CONCURRENCY + " calls at once.");
    }
    if (!timeLimit.isPositive() || timeLimit.compareTo(LONGEST_CALL) > 0) {
      throw new IllegalArgumentException("A call takes more than nothing and at most " + LONGEST_CALL + ".");
    }
    if (maxBodyBytes < LEAST_BODY || maxBodyBytes > LARGEST_BODY) {
      throw new IllegalArgumentException("A body has a bound of " + LEAST_BODY + " to " + LARGEST_BODY + " bytes.");
    }
  }

  /** Limits with the usual bound of a body, which is sent as it is. */
  public CallLimits(int callsPerSecond, int concurrency, Duration timeLimit) {
    this(callsPerSecond, concurrency, timeLimit, USUAL_BODY);
  }

  /** Limits with a bound of a body, which is sent as it is. */
  public CallLimits(int callsPerSecond, int concurrency, Duration timeLimit, int maxBodyBytes) {
    this(callsPerSecond, concurrency, timeLimit, maxBodyBytes, BodyEncoding.IDENTITY);
  }

  /** The same limits for bodies of another encoding. */
  public CallLimits encodedBy(BodyEncoding other) {
    return new CallLimits(callsPerSecond, concurrency, timeLimit, maxBodyBytes, other);
  }
}
