package org.numberrefresh.function.authorize;

import java.time.Clock;
import org.numberrefresh.adapter.jwt.IssuerWatch;
import org.numberrefresh.function.api.Log;

/** The log of an issuer's outages: words once an outage in each process, and a count for each fetch that failed. */
final class IssuerLog implements IssuerWatch {

  static final String METRIC = "IssuerUnreachable";

  private final Clock clock;

  IssuerLog(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void failed(boolean first, String fault) {
    if (first) {
      Log.outage("issuer unreachable", fault);
    }
    Log.count(METRIC, clock.instant());
  }

  @Override
  public void recovered() {
    Log.recovery("issuer reachable");
  }
}
