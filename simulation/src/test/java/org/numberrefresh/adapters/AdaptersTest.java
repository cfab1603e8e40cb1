package org.numberrefresh.adapters;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.numberrefresh.stack.stores.AwsEndpoint;

/** The adapters on the embedded stores, or on what {@code AWS_ENDPOINT_URL} names. */
class AdaptersTest extends AdapterContracts {

  private static Adapters adapters;

  @BeforeAll
  static void open() {
    adapters = Adapters.open(AwsEndpoint.of(System.getenv(), "test-" + UUID.randomUUID() + "-"));
  }

  @AfterAll
  static void close() {
    if (adapters != null) {
      adapters.close();
    }
  }

  @Override
  Adapters adapters() {
    return adapters;
  }
}
