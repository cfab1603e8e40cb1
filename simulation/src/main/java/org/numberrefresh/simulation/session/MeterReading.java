package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A reading of the meters of stack and simulator.
 *
 * @param writeUnits of DynamoDB
 * @param readUnits of DynamoDB
 * @param queueRequests of SQS
 * @param cpuMillis of the stack with its stores
 * @param calls HTTP calls to apps
 */
public record MeterReading(double writeUnits, double readUnits, double queueRequests, double cpuMillis, double calls) {

  public static MeterReading of(JsonNode meters, JsonNode stats) {
    return new MeterReading(
        meters.path("writeUnits").asDouble(),
        meters.path("readUnits").asDouble(),
        meters.path("queueRequests").asDouble(),
        meters.path("cpuMillis").asDouble() + meters.path("storesCpuMillis").asDouble(),
        stats.path("calls").asDouble());
  }

  public MeterReading since(MeterReading earlier) {
    return new MeterReading(
        writeUnits - earlier.writeUnits,
        readUnits - earlier.readUnits,
        queueRequests - earlier.queueRequests,
        cpuMillis - earlier.cpuMillis,
        calls - earlier.calls);
  }
}
