package org.numberrefresh.adapters;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The adapters on the embedded stores, or on what {@code AWS_ENDPOINT_URL} names. */
class AdaptersTest extends AdapterContracts {

  private static Adapters adapters;

  @BeforeAll
  static void open() {
    adapters = Adapters.open(RunEndpoint.of("test"));
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
