package org.numberrefresh.bench;

/**
 * The use of a system so far.
 *
 * @param writeUnits of DynamoDB
 * @param readUnits of DynamoDB
 * @param queueRequests of SQS
 * @param cpuMillis processor time without the stores'
 * @param storesCpuMillis processor time of tables and queues
 * @param gigabyteRuns invocations of functions, each as many times as it has gigabytes of memory
 * @param runs invocations of functions
 * @param apiCalls calls to the interface
 * @param logBytes bytes of the functions' logs
 */
record Usage(
    double writeUnits,
    double readUnits,
    double queueRequests,
    double cpuMillis,
    double storesCpuMillis,
    double gigabyteRuns,
    double runs,
    double apiCalls,
    double logBytes) {

  Usage since(Usage earlier) {
    return new Usage(
        writeUnits - earlier.writeUnits,
        readUnits - earlier.readUnits,
        queueRequests - earlier.queueRequests,
        cpuMillis - earlier.cpuMillis,
        storesCpuMillis - earlier.storesCpuMillis,
        gigabyteRuns - earlier.gigabyteRuns,
        runs - earlier.runs,
        apiCalls - earlier.apiCalls,
        logBytes - earlier.logBytes);
  }
}
