package org.numberrefresh.domain.statistics;

/**
 * Counts of one carrier.
 *
 * @param numbers the count of its numbers; one of two orders counts twice
 * @param pairs its pairs
 * @param appeals its appeals
 */
public record CarrierCounts(long numbers, PairCounts pairs, AppealCounts appeals) {

  /** The counts of a carrier that submitted nothing. */
  public static final CarrierCounts NONE = new CarrierCounts(0, PairCounts.NONE);

  /** The counts of a carrier without appeals. */
  public CarrierCounts(long numbers, PairCounts pairs) {
    this(numbers, pairs, AppealCounts.NONE);
  }

  /** These counts and others. */
  public CarrierCounts plus(CarrierCounts more) {
    return new CarrierCounts(numbers + more.numbers, pairs.plus(more.pairs), appeals.plus(more.appeals));
  }
}
