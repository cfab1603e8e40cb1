package org.numberrefresh.adapters;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** The adapters on LocalStack, where Docker runs. */
class LocalStackAdaptersTest extends AdapterContracts {

  /** Newer images want a token. */
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

  private static LocalStackContainer container;
  private static Map<String, String> identity = Map.of();
  private static Adapters adapters;

  @BeforeAll
  static void open() {
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "Docker does not run here: nothing is tested on LocalStack.");
    container = new LocalStackContainer(IMAGE).withServices("dynamodb", "sqs");
    container.start();
    identity =
        Map.of(
            "aws.accessKeyId", container.getAccessKey(),
            "aws.secretAccessKey", container.getSecretKey(),
            "aws.region", container.getRegion());
    identity.forEach(System::setProperty);
    adapters = Adapters.open(new AwsEndpoint.Account(Optional.of(container.getEndpoint()), "000000000000", "test-"));
  }

  @AfterAll
  static void close() {
    if (adapters != null) {
      adapters.close();
    }
    identity.keySet().forEach(System::clearProperty);
    if (container != null) {
      container.stop();
    }
  }

  @Override
  Adapters adapters() {
    return adapters;
  }
}
