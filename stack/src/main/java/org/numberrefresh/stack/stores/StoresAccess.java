package org.numberrefresh.stack.stores;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.numberrefresh.stack.data.PrivateFile;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The region and the credentials with which stores are called: those of this machine, or made up for embedded ones. */
final class StoresAccess {

  private StoresAccess() {}

  static Region region(AwsEndpoint endpoint) {
    return switch (endpoint) {
      case AwsEndpoint.Embedded embedded -> Region.US_EAST_1;
      case AwsEndpoint.Account account -> new DefaultAwsRegionProviderChain().getRegion();
    };
  }

  static AwsCredentialsProvider credentials(AwsEndpoint endpoint, Optional<Path> data) {
    return switch (endpoint) {
      case AwsEndpoint.Embedded embedded -> {
        // DynamoDB Local keeps a database per access key, for everybody on this machine: a key nobody can guess.
        String key = data.map(StoresAccess::keptKey).orElseGet(StoresAccess::randomKey);
        yield StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "local"));
      }
      case AwsEndpoint.Account account -> DefaultCredentialsProvider.builder().build();
    };
  }

  private static String keptKey(Path data) {
    PrivateFile file = new PrivateFile(data.resolve("access-key"));
    return file.read()
        .orElseGet(
            () -> {
              String key = randomKey();
              file.write(key);
              return key;
            });
  }

  private static String randomKey() {
    byte[] bytes = new byte[10];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
