package org.numberrefresh.bench;

import java.lang.management.ManagementFactory;

/** The machine that measures: wall times mean little while others work on it. */
final class Machine {

  private Machine() {}

  /** Its load over the last minute, as {@code uptime} shows it. */
  static String load() {
    return "%.1f on %d processors"
        .formatted(
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            Runtime.getRuntime().availableProcessors());
  }
}
