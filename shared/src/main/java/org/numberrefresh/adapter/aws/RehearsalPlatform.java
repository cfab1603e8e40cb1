package org.numberrefresh.adapter.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A platform on which a function is rehearsed before Lambda takes its snapshot. Single items are read from the real
 * tables, nothing is written. Its root secret is drawn at random: the real one never comes near a snapshot.
 *
 * <p>Decision: docs/decisions.md#a-snapshot-holds-nothing-that-was-read
 */
public final class RehearsalPlatform implements AutoCloseable {

  private static final int ROOT_BYTES = 32;

  private final DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
  private final DynamoDbClient dynamoDb = configured(DynamoDbClient.builder()).build();
  private final SqsClient sqs = configured(SqsClient.builder()).checksumValidationEnabled(false).build();
  private final SecretsManagerClient secrets = configured(SecretsManagerClient.builder()).build();

  /** The platform. */
  public Platform platform() {
    return new Platform(
        Clock.systemUTC(), new SecureRandom(), System.getenv(), dynamoDb, sqs, this::root, Platform.Reach.PUBLIC_ONLY);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder) {
    return builder
        .credentialsProvider(credentials)
        .httpClient(new RehearsalHttp(StoreClients.connections().build()))
        .overrideConfiguration(StoreClients::limited);
  }

  /** Asks for a version of the secret that is not there, which takes the way of the real one, and draws a root. */
  private String root(String id) {
    try {
      secrets.getSecretValue(request -> request.secretId(id).versionStage("REHEARSAL"));
    } catch (ResourceNotFoundException expected) {
      // It says that the secrets can be reached.
    }
    byte[] drawn = new byte[ROOT_BYTES];
    new SecureRandom().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  @Override
  public void close() {
    secrets.close();
    sqs.close();
    dynamoDb.close();
    credentials.close();
  }
}
