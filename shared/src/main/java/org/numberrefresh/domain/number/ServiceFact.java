package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.Comparator;

/**
 * One event of a number's service, as a carrier reported it.
 *
 * @param event the event
 * @param at the time of the event, to the second
 * @param carrier the carrier that reported it
 */
public record ServiceFact(ServiceEvent event, Instant at, String carrier) {

  /** The order in which facts happened. The order in which they were reported plays no part. */
  public static final Comparator<ServiceFact> BY_TIME =
      Comparator.comparing(ServiceFact::at).thenComparing(ServiceFact::event).thenComparing(ServiceFact::carrier);
}
