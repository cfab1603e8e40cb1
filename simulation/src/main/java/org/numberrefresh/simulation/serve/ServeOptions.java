package org.numberrefresh.simulation.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.simulation.apps.Cast;
import org.numberrefresh.stack.StackOptions;
import org.numberrefresh.stack.stores.AwsEndpoint;

/**
 * The options of {@code ./run serve}.
 *
 * @param port the port on loopback; 0 for a free one
 * @param data the directory that keeps everything; empty for memory
 * @param clientsFile the file that takes the clients and their secrets; empty for none
 * @param simulated the apps that run beside the stack
 * @param disorder the seed of the queues' disorder; empty for none
 * @param endpoint the place of tables and queues
 */
record ServeOptions(
    int port,
    Optional<Path> data,
    Optional<Path> clientsFile,
    Simulated simulated,
    Optional<Long> disorder,
    AwsEndpoint endpoint) {

  /**
   * The simulated apps.
   *
   * @param apps the number of apps
   * @param cast their kinds
   * @param seed the seed that their answers are drawn from
   */
  record Simulated(int apps, Cast cast, long seed) {

    List<String> options() {
      return List.of("--apps", Integer.toString(apps), "--character", cast.toString(), "--seed", Long.toString(seed));
    }
  }

  /** The settings of the stack that is to be started. */
  StackOptions ofStack() {
    StackOptions options = NumberRefresh.options().withPort(port).withEndpoint(endpoint).withDisorder(disorder);
    return data.map(options::withData).orElse(options);
  }
}
