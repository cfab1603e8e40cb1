package org.numberrefresh.simulation.apps;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of a simulator.
 *
 * @param stack the hub
 * @param operatorId the operator's OAuth client
 * @param operatorSecret its secret
 * @param apps the number of apps
 * @param seed the seed that their answers follow from
 * @param port the port on loopback; 0 for any
 * @param cast the kinds of apps
 * @param keys the file that keeps the apps' credentials for the next start on the same data; empty for none
 */
record SimulatorOptions(
    URI stack,
    String operatorId,
    String operatorSecret,
    int apps,
    long seed,
    int port,
    Cast cast,
    Optional<Path> keys) {

  @Override
  public String toString() {
    return "SimulatorOptions[" + apps + " apps]";
  }
}
