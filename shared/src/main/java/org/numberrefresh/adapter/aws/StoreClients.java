package org.numberrefresh.adapter.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * The settings of the clients of tables and queues, on AWS and on a laptop alike.
 *
 * <p>A call is made at most four times, within about a second if it is refused at once. An attempt ends after three
 * seconds without a byte, the whole call after twelve. Without these limits a call that hangs would outlive the
 * function, and nobody would hear why. A call that was given up may still have happened.
 *
 * <p>Decision: docs/decisions.md#a-stores-call-ends-after-twelve-seconds
 */
public final class StoreClients {

  /** The most attempts of a call. */
  public static final int ATTEMPTS = 4;

  private static final LongAdder THROTTLES = new LongAdder();
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(1);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);
  private static final Duration CALL_WITHIN = Duration.ofSeconds(12);

  private StoreClients() {}

  /** Sets up the retries, which are the same everywhere. */
  public static ClientOverrideConfiguration.Builder repeating(ClientOverrideConfiguration.Builder override) {
    return repeating(
        override,
        BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofSeconds(1)),
        BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(2)));
  }

  /**
   * Sets up the retries.
   *
   * @param pause the wait before a retry
   * @param pauseWhenThrottled the wait before a retry after the store asked for fewer calls
   */
  public static ClientOverrideConfiguration.Builder repeating(
      ClientOverrideConfiguration.Builder override, BackoffStrategy pause, BackoffStrategy pauseWhenThrottled) {
    StandardRetryStrategy retries =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(ATTEMPTS)
            .backoffStrategy(pause)
            .throttlingBackoffStrategy(counted(pauseWhenThrottled))
            .build();
    return override.retryStrategy(retries);
  }

  /** A retry asks for its pause once: so each throttled call is heard of, at no cost where none is. */
  private static BackoffStrategy counted(BackoffStrategy pause) {
    return attempt -> {
      THROTTLES.increment();
      return pause.computeDelay(attempt);
    };
  }

  /** The throttled calls of this process since they were taken last. Lambda gives a process one run at a time. */
  public static long takeThrottles() {
    return THROTTLES.sumThenReset();
  }

  /** Sets up the time limits of a function that runs on AWS. */
  static ClientOverrideConfiguration.Builder limited(ClientOverrideConfiguration.Builder override) {
    return repeating(override).apiCallTimeout(CALL_WITHIN);
  }

  /** The connections of a function that runs on AWS. */
  static UrlConnectionHttpClient.Builder connections() {
    return UrlConnectionHttpClient.builder().connectionTimeout(CONNECTS_WITHIN).socketTimeout(ANSWERS_WITHIN);
  }

  /** The code of AWS with the HTTP status, such as {@code AccessDeniedException 400}; empty if a fault has none. */
  public static Optional<String> code(Throwable fault) {
    return switch (fault) {
      case AwsServiceException refused when refused.awsErrorDetails() != null ->
          Optional.of(refused.awsErrorDetails().errorCode() + " " + refused.statusCode());
      case SdkServiceException refused -> Optional.of(Integer.toString(refused.statusCode()));
      default -> Optional.empty();
    };
  }

  /**
   * True if a fault passes by itself: a table or queue refused for now, failed, or its answer was lost. The same call
   * may succeed later.
   */
  public static boolean isPassing(Throwable fault) {
    return switch (fault) {
      case Unavailable gaveUp -> true;
      case SdkServiceException refused -> refused.isThrottlingException() || refused.statusCode() >= 500;
      case SdkClientException unheard -> true;
      default -> fault.getCause() != null && isPassing(fault.getCause());
    };
  }
}
