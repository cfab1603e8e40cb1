package org.numberrefresh.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A measured run, as a million pairs of it are. */
final class Million {

  private static final double PAIRS = 1e6;

  private final Runs.Result run;
  private final double waits;

  /**
   * Scales a run.
   *
   * @param waits the seconds that each run of a function waits for apps and stores
   */
  Million(Runs.Result run, double waits) {
    this.run = run;
    this.waits = waits;
  }

  /**
   * An amount of something.
   *
   * @param what the thing
   * @param value how much of it
   */
  record Amount(String what, double value) {

    /** Dollars to four places, and all else whole. */
    String text() {
      return what.startsWith("$") || what.isEmpty() ? "%.4f".formatted(value) : "%,.0f".formatted(value);
    }
  }

  /** The amounts that are charged for, in the same order for every run. */
  List<Amount> amounts() {
    Usage usage = run.usage();
    return List.of(
        amount("write units", usage.writeUnits()),
        amount("read units", usage.readUnits()),
        amount("SQS requests", usage.queueRequests()),
        amount("runs of functions", usage.runs()),
        amount("GB-seconds of computing", Prices.computing(usage)),
        amount("GB-seconds of waiting", Prices.waiting(usage, waits)),
        amount("calls to apps", (double) run.calls().calls()),
        amount("bytes to apps, compressed where taken", (double) run.calls().bytes()),
        amount("bytes to apps, as they are", (double) run.calls().plainBytes()),
        amount("bytes of logs", usage.logBytes()));
  }

  private Amount amount(String what, double value) {
    return new Amount(what, value / run.pairs() * PAIRS);
  }

  /** Dollars by what they are for. */
  Map<String, Double> dollars() {
    return scaled(run.calls().bytes());
  }

  Amount dollar(String what) {
    return new Amount("$ " + what, Objects.requireNonNull(dollars().get(what)));
  }

  /** Dollars in all. */
  double allIn() {
    return Prices.sum(dollars());
  }

  /** Dollars in all, if no app took compressed calls. */
  double plain() {
    return Prices.sum(scaled(run.calls().plainBytes()));
  }

  private Map<String, Double> scaled(long bytes) {
    var scaled = new LinkedHashMap<String, Double>();
    Prices.of(run.usage(), waits, bytes).forEach((what, dollars) -> scaled.put(what, dollars / run.pairs() * PAIRS));
    return scaled;
  }
}
