package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a carrier reported of a number's service.
 *
 * @param event what happened
 * @param at when, to the second
 * @param carrier the carrier that reported it
 */
public record ServiceFact(ServiceEvent event, Instant at, String carrier) {

  /** The order in which facts happened, the same whatever the order in which they were reported. */
  public static final Comparator<ServiceFact> BY_TIME =
      Comparator.comparing(ServiceFact::at).thenComparing(ServiceFact::event).thenComparing(ServiceFact::carrier);
}
