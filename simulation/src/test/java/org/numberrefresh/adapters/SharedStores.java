package org.numberrefresh.adapters;

import java.net.URI;
import java.util.Optional;
import org.numberrefresh.simulation.serve.NumberRefresh;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.stores.StackStores;

/**
 * Embedded stores that all tests of this JVM share, and that end with it. Starting them costs some seconds of processor
 * time, and they are slow until they are warm.
 */
final class SharedStores {

  private static final String ACCOUNT = "000000000000";

  private final Optional<URI> tables;
  private final Optional<URI> queues;

  private SharedStores() {
    StackStores stores = NumberRefresh.stores(AwsEndpoint.embedded());
    this.tables = stores.tablesAt();
    this.queues = stores.queuesAt();
    // The SDK finds there what an account is called with.
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "tests");
    System.setProperty("aws.secretAccessKey", "tests");
  }

  private static final class Holder {
    private static final SharedStores STORES = new SharedStores();
  }

  static AwsEndpoint.Account account(String prefix) {
    return new AwsEndpoint.Account(Holder.STORES.tables, Holder.STORES.queues, ACCOUNT, prefix);
  }
}
