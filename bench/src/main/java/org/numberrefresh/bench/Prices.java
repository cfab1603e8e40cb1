package org.numberrefresh.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * List prices in dollars, of us-east-1, without free tiers and volume discounts, as AWS's price pages of each service
 * gave them in July 2025. Storage, backups and alarms are not in them.
 *
 * <p>Lambda bills the time of a run, which is its processor time on its share of a processor and the time that it
 * waits. A function gets a processor for each 1,769 MB of memory, so a processor second costs 1,769 MB for a second,
 * however much memory the template gives it. A second of waiting costs its memory. What the stack used for its
 * functions, its HTTP front and its pollers together counts as the functions'.
 */
final class Prices {

  /** {@code aws.amazon.com/dynamodb/pricing/on-demand}, standard table class: a unit. */
  static final double WRITE_UNIT = 0.625e-6;

  static final double READ_UNIT = 0.125e-6;

  /** {@code aws.amazon.com/sqs/pricing}, standard queues: a request of up to 64 KB. */
  static final double QUEUE_REQUEST = 0.40e-6;

  /** {@code aws.amazon.com/lambda/pricing}, arm64, which is the template's default: a gigabyte for a second. */
  static final double GIGABYTE_SECOND = 0.0000133334;

  static final double RUN = 0.20e-6;

  /** {@code aws.amazon.com/ec2/pricing/on-demand}, data out to the internet, the first 10 TB of a month: a byte. */
  static final double BYTE_OUT = 0.09e-9;

  /** {@code aws.amazon.com/cloudwatch/pricing}, logs taken in, standard class: a byte. */
  static final double LOG_BYTE = 0.50e-9;

  /** {@code aws.amazon.com/api-gateway/pricing}, HTTP APIs: a call. */
  static final double API_CALL = 1.00e-6;

  private static final double GIGABYTES_OF_A_PROCESSOR = 1769 / 1024.0;

  private Prices() {}

  /** The gigabyte-seconds of the functions' processor time. */
  static double computing(Usage usage) {
    return usage.cpuMillis() / 1000 * GIGABYTES_OF_A_PROCESSOR;
  }

  /** The gigabyte-seconds of runs that wait, each for so long. */
  static double waiting(Usage usage, double seconds) {
    return usage.gigabyteRuns() * seconds;
  }

  /**
   * The cost of a run of a system, by what is charged for.
   *
   * @param waits the seconds that each run of a function waits for apps and stores
   * @param bytes the bytes of calls to apps
   */
  static Map<String, Double> of(Usage usage, double waits, long bytes) {
    var dollars = new LinkedHashMap<String, Double>();
    dollars.put("DynamoDB", usage.writeUnits() * WRITE_UNIT + usage.readUnits() * READ_UNIT);
    dollars.put("SQS", usage.queueRequests() * QUEUE_REQUEST);
    dollars.put("Lambda", (computing(usage) + waiting(usage, waits)) * GIGABYTE_SECOND + usage.runs() * RUN);
    dollars.put("data out to apps", bytes * BYTE_OUT);
    dollars.put("logs", usage.logBytes() * LOG_BYTE);
    dollars.put("HTTP API", usage.apiCalls() * API_CALL);
    return dollars;
  }

  /** The sum of what something costs. */
  static double sum(Map<String, Double> dollars) {
    return dollars.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
