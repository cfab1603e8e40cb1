package org.numberrefresh.adapter.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/**
 * Secrets in AWS Secrets Manager. The service has no conditional write, but it refuses a second value under the token
 * of a first. So the token of a write follows from the value it replaces. Of two writes over one value, one is refused.
 *
 * <p>Decision: docs/decisions.md#a-secret-is-swapped-by-its-request-token
 */
final class ManagedSecrets implements Platform.Secrets {

  private Optional<SecretsManagerClient> client = Optional.empty();

  private synchronized SecretsManagerClient client() {
    SecretsManagerClient known = client.orElseGet(ManagedSecrets::connect);
    client = Optional.of(known);
    return known;
  }

  private static SecretsManagerClient connect() {
    return SecretsManagerClient.builder()
        .httpClientBuilder(StoreClients.connections())
        .overrideConfiguration(StoreClients::limited)
        .build();
  }

  @Override
  public String value(String id) {
    return client().getSecretValue(request -> request.secretId(id)).secretString();
  }

  @Override
  public boolean replace(String id, String read, String next) {
    try {
      client().putSecretValue(request -> request.secretId(id).clientRequestToken(token(read)).secretString(next));
      return true;
    } catch (ResourceExistsException another) {
      return false;
    }
  }

  /** A hash of a fully random value tells nothing of the value. */
  static String token(String read) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(read.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
