package org.numberrefresh.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time, which other work on the machine disturbs less than the time on a clock. */
final class Processor {

  private Processor() {}

  /** Something whose cost is measured. */
  @FunctionalInterface
  interface Work {
    /** Returns something that depends on all of the work, so that none of it is left out. */
    int run();
  }

  /** Processor time of this process so far, in nanoseconds. */
  static long ofProcess() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  /** Nanoseconds of this thread for one run of some work, warm: the median of several rounds. */
  static double ofOne(Work work, int runs) {
    var threads = ManagementFactory.getThreadMXBean();
    var rounds = new java.util.ArrayList<Double>();
    int used = 0;
    for (int round = 0; round < 7; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < runs; i++) {
        used += work.run();
      }
      rounds.add((threads.getCurrentThreadCpuTime() - start) / (double) runs);
    }
    if (used == 42) {
      rounds.add(0.0);
    }
    // The first rounds are those in which the compiler learns.
    return new Figures(rounds.subList(2, 7)).median();
  }
}
