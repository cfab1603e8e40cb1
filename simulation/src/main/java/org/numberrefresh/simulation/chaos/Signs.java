package org.numberrefresh.simulation.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.numberrefresh.simulation.session.SimulatedApps;

/** The signs of progress that are seen from outside: apps are called, call back, and orders change. */
final class Signs {

  private final SimulatedApps apps;
  private final LongAdder changes = new LongAdder();

  Signs(SimulatedApps apps) {
    this.apps = apps;
  }

  /** Notes that an order changed. */
  void change() {
    changes.increment();
  }

  long seen() throws IOException, InterruptedException {
    JsonNode stats = apps.stats();
    return stats.path("calls").asLong() + stats.path("callbacks").asLong() + changes.sum();
  }
}
