package org.numberrefresh.stack.stores;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The place of a stack's tables and queues. */
public sealed interface AwsEndpoint {

  /**
   * DynamoDB Local and ElasticMQ in a child process.
   *
   * @param dynamoDb another DynamoDB to use instead of DynamoDB Local
   */
  record Embedded(Optional<URI> dynamoDb) implements AwsEndpoint {}

  /**
   * An account, or an emulator of one. What a stack makes there it removes when it closes.
   *
   * @param tables the address of an emulator's tables; empty for AWS itself
   * @param queues the address of an emulator's queues; empty for AWS itself
   * @param number the account's number
   * @param prefix put before the names of all it makes, and so different for each run
   */
  record Account(Optional<URI> tables, Optional<URI> queues, String number, String prefix) implements AwsEndpoint {

    /**
     * An account whose tables and queues have one address.
     *
     * @param url the emulator's address; empty for AWS itself
     */
    public Account(Optional<URI> url, String number, String prefix) {
      this(url, url, number, prefix);
    }
  }

  /** DynamoDB Local and ElasticMQ in a child process. */
  static AwsEndpoint embedded() {
    return new Embedded(Optional.empty());
  }

  /**
   * The endpoint of the usual variables: {@code AWS_ENDPOINT_URL} (and {@code AWS_ACCOUNT_ID}) for everything, {@code
   * AWS_ENDPOINT_URL_DYNAMODB} for the tables alone, and the embedded stores where neither is set.
   *
   * @param prefix put before all names where the endpoint is not embedded
   */
  static AwsEndpoint of(Map<String, String> environment, String prefix) {
    Optional<URI> everything = address(environment, "AWS_ENDPOINT_URL");
    return everything.isPresent()
        ? new Account(everything, environment.getOrDefault("AWS_ACCOUNT_ID", "000000000000"), prefix)
        : new Embedded(address(environment, "AWS_ENDPOINT_URL_DYNAMODB"));
  }

  private static Optional<URI> address(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(url -> !url.isBlank()).map(URI::create);
  }
}
