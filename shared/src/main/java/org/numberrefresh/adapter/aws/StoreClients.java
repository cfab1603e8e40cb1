package org.numberrefresh.adapter.aws;

import java.time.Duration;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * How the clients of the tables and queues are set up, on AWS and on a laptop alike.
 *
 * <p>A call is made at most four times, within a second or so where it is refused at once. Without a limit of its own
 * an attempt that hangs would outlive the function, whose time is 29 seconds at the least, and nobody would hear why:
 * so an attempt is given up after three seconds without a byte, and the call after twelve in all. What was given up may
 * have been done nonetheless.
 *
 * <p>Decision: docs/decisions.md#a-stores-call-ends-after-twelve-seconds
 */
public final class StoreClients {

  /** How often a call is made before it is given up. */
  public static final int ATTEMPTS = 4;

  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(1);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);
  private static final Duration CALL_WITHIN = Duration.ofSeconds(12);

  private StoreClients() {}

  /** Sets up what is the same everywhere: how often a call is repeated. */
  public static ClientOverrideConfiguration.Builder repeating(ClientOverrideConfiguration.Builder override) {
    return repeating(
        override,
        BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofSeconds(1)),
        BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(2)));
  }

  /**
   * Sets up how often a call is repeated.
   *
   * @param pause how long is waited before a repetition
   * @param pauseWhenThrottled how long where the store asked for less
   */
  public static ClientOverrideConfiguration.Builder repeating(
      ClientOverrideConfiguration.Builder override, BackoffStrategy pause, BackoffStrategy pauseWhenThrottled) {
    StandardRetryStrategy retries =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(ATTEMPTS)
            .backoffStrategy(pause)
            .throttlingBackoffStrategy(pauseWhenThrottled)
            .build();
    return override.retryStrategy(retries);
  }

  /** Sets up the time limits of a function that runs on AWS. */
  static ClientOverrideConfiguration.Builder limited(ClientOverrideConfiguration.Builder override) {
    return repeating(override).apiCallTimeout(CALL_WITHIN);
  }

  /** The connections of a function that runs on AWS. */
  static UrlConnectionHttpClient.Builder connections() {
    return UrlConnectionHttpClient.builder().connectionTimeout(CONNECTS_WITHIN).socketTimeout(ANSWERS_WITHIN);
  }

  /**
   * Whether a fault is one that passes: a table or queue refused for now, failed, or was not heard. Nothing is wrong
   * with what was asked, and the same later may succeed.
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
