package org.numberrefresh.domain.demand;

import java.time.LocalDate;

/**
 * The wishes for one app.
 *
 * @param wish the app
 * @param asks the count of wishes: one a carrier and day
 * @param since the day of the first one
 */
public record Demand(Wish wish, long asks, LocalDate since) {

  /** This demand and an earlier or later one for the same app. */
  public Demand plus(Demand more) {
    return new Demand(wish, asks + more.asks, since.isBefore(more.since) ? since : more.since);
  }
}
