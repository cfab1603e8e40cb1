package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the meters of stack and simulator read.
 *
 * @param writeUnits of DynamoDB
 * @param readUnits of DynamoDB
 * @param queueRequests of SQS
 * @param cpuMillis of the stack with its stores
 * @param calls HTTP calls to apps
 */
public record Spent(double writeUnits, double readUnits, double queueRequests, double cpuMillis, double calls) {

  public static Spent of(JsonNode meters, JsonNode stats) {
    return new Spent(
        meters.path("writeUnits").asDouble(),
        meters.path("readUnits").asDouble(),
        meters.path("queueRequests").asDouble(),
        meters.path("cpuMillis").asDouble() + meters.path("storesCpuMillis").asDouble(),
        stats.path("calls").asDouble());
  }

  public Spent since(Spent earlier) {
    return new Spent(
        writeUnits - earlier.writeUnits,
        readUnits - earlier.readUnits,
        queueRequests - earlier.queueRequests,
        cpuMillis - earlier.cpuMillis,
        calls - earlier.calls);
  }
}
