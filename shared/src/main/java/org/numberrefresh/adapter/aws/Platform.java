package org.numberrefresh.adapter.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The surroundings of a function: time, randomness, environment variables, stores, and the reach of its calls.
 *
 * <p>Every handler has a constructor without arguments, which takes {@link #aws()}, and one that takes a platform. The
 * local stack uses the second with a clock that can be moved and clients that speak to the embedded stores.
 *
 * <p>Decision: docs/decisions.md#the-sdk-speaks-over-httpurlconnection
 *
 * @param clock the source of every date and due time
 * @param random the source of every identifier and jitter
 * @param environment the environment variables that the template gives the function
 * @param dynamoDb the client of the tables
 * @param sqs the client of the queues
 * @param secrets the values of secrets by their ARN or name
 * @param reach the addresses that an app's endpoint may have
 */
public record Platform(
    Clock clock,
    SecureRandom random,
    Map<String, String> environment,
    DynamoDbClient dynamoDb,
    SqsClient sqs,
    Secrets secrets,
    Reach reach) {

  /** Reads secrets. */
  @FunctionalInterface
  public interface Secrets {
    /**
     * Returns the value of a secret.
     *
     * @param id its ARN or name
     * @return its string value, never empty
     */
    String value(String id);

    /**
     * Writes the next value of a secret over the one that was read. Only the function that rotates may.
     *
     * @return true if it was written; false if another write came first
     */
    default boolean replace(String id, String read, String next) {
      throw new UnsupportedOperationException("The secret " + id + " can only be read here.");
    }
  }

  /** The addresses that an app's endpoint may have. */
  public enum Reach {
    /** Only https on public addresses. */
    PUBLIC_ONLY,
    /** Loopback and plain http too: the local stack, where simulated apps run beside it. */
    LOOPBACK_TOO
  }

  public Platform {
    environment = Map.copyOf(environment);
  }

  /** The platform of a function that runs on AWS. */
  public static Platform aws() {
    allowManyConnections();
    return new Platform(
        Clock.systemUTC(),
        new SecureRandom(),
        System.getenv(),
        DynamoDbClient.builder()
            .httpClientBuilder(StoreClients.connections())
            .overrideConfiguration(StoreClients::limited)
            .build(),
        new LateSqs(
            () ->
                SqsClient.builder()
                    .httpClientBuilder(StoreClients.connections())
                    .overrideConfiguration(StoreClients::limited)
                    .build()),
        new ManagedSecrets(),
        Reach.PUBLIC_ONLY);
  }

  /** Raises the JDK's limit of five idle connections to a host. Above that limit each call would pay for TLS anew. */
  public static void allowManyConnections() {
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", "256");
    }
  }

  /**
   * Returns an environment variable that the template must have set.
   *
   * @throws IllegalStateException if it is not set, naming it
   */
  public String required(String variable) {
    String value = environment.get(variable);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(
          "The environment variable " + variable + " is not set. template.yaml gives it to every function.");
    }
    return value;
  }
}
