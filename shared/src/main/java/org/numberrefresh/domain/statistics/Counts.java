package org.numberrefresh.domain.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Counts of settled batches: of one, of a day, or of many days.
 *
 * @param apps the counts of each app, by its small number
 * @param carriers the counts of each carrier, by its id
 */
public record Counts(Map<Integer, AppCounts> apps, Map<String, CarrierCounts> carriers) {

  /** The counts of nothing. */
  public static final Counts NONE = new Counts(Map.of(), Map.of());

  public Counts {
    apps = Map.copyOf(apps);
    carriers = Map.copyOf(carriers);
  }

  /** These counts and others. */
  public Counts plus(Counts more) {
    return new Counts(sum(apps, more.apps, AppCounts::plus), sum(carriers, more.carriers, CarrierCounts::plus));
  }

  private static <K, V> Map<K, V> sum(Map<K, V> some, Map<K, V> more, BinaryOperator<V> plus) {
    var all = new HashMap<>(some);
    more.forEach((key, value) -> all.merge(key, value, plus));
    return all;
  }

  /** The counts of an app. */
  public AppCounts app(int number) {
    return apps.getOrDefault(number, AppCounts.NONE);
  }
}
