package org.numberrefresh.domain.carrier;

/**
 * A carrier after it was saved.
 *
 * @param carrier the carrier as it is stored
 * @param isNew true if it was not registered before
 */
public record SavedCarrier(Carrier carrier, boolean isNew) {}
