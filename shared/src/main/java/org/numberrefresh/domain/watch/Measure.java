package org.numberrefresh.domain.watch;

/** The things that are measured. Each is a metric of its own, over the whole system and without dimensions. */
public enum Measure {
  /** Pairs that an app took, by a call or a poll. A repeat counts again. */
  PAIRS_DELIVERED("PairsDelivered", Unit.COUNT),
  /** Pairs of batches that settled and are CLEAR. */
  OUTCOMES_CLEAR("OutcomesClear", Unit.COUNT),
  /** Pairs of batches that settled and are FAILED, REFUSED or BLOCKED. */
  OUTCOMES_RESIDUE("OutcomesResidue", Unit.COUNT),
  /** Pairs of batches that settled and are UNDELIVERABLE or NO_RESPONSE. */
  OUTCOMES_UNANSWERED("OutcomesUnanswered", Unit.COUNT),
  /** The time from the opening of a batch to its settlement. */
  SETTLING("SecondsToSettle", Unit.SECONDS),
  /** The time from the opening of a batch to the first call for one of its tasks. */
  TASK_AGE("TaskAgeSeconds", Unit.SECONDS),
  /** Tasks that are called again, and calls that are repeated at once. */
  RETRIES("Retries", Unit.COUNT),
  /** Circuits that opened: an app failed five times in a row. */
  CIRCUITS_OPENED("CircuitsOpened", Unit.COUNT),
  /** The time for which the longest overdue entry of the due index has waited for the sweep. */
  SWEEP_LAG("SweepLagSeconds", Unit.SECONDS),
  /** The age of the oldest event that is pushed to a sink now. */
  FEED_LAG("FeedLagSeconds", Unit.SECONDS),
  /** Calls of a table or a queue that were put off since it asked for fewer. */
  STORE_THROTTLES("StoreThrottles", Unit.COUNT),
  /**
   * Messages that failed in a run, and due entries that it cannot read. All come again. Lambda's own count of errors
   * stays 0 for them.
   */
  ITEM_FAILURES("BatchItemFailures", Unit.COUNT);

  private final String metric;
  private final Unit unit;

  Measure(String metric, Unit unit) {
    this.metric = metric;
    this.unit = unit;
  }

  /** The units of measures. */
  public enum Unit {
    /** Values of a run are added up. */
    COUNT("Count"),
    /** Each value of a run counts for itself. */
    SECONDS("Seconds");

    private final String text;

    Unit(String text) {
      this.text = text;
    }

    /** The unit in CloudWatch's words. */
    public String text() {
      return text;
    }
  }

  /** The name of the metric. */
  public String metric() {
    return metric;
  }

  /** The unit of its values. */
  public Unit unit() {
    return unit;
  }
}
