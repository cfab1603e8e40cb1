package org.numberrefresh.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.NumberRanges;

/** Carriers in memory. */
public final class FakeCarriers implements Carriers {

  private final Map<String, Carrier> carriers = new HashMap<>();
  private NumberRanges ranges = new NumberRanges(Map.of());

  @Override
  public synchronized Optional<Carrier> find(String id) {
    return Optional.ofNullable(carriers.get(id));
  }

  @Override
  public synchronized boolean save(Carrier carrier) {
    return carriers.put(carrier.id(), carrier) == null;
  }

  @Override
  public synchronized List<String> resellersOf(String host) {
    return carriers.values().stream()
        .filter(carrier -> carrier.host().filter(host::equals).isPresent())
        .map(Carrier::id)
        .sorted()
        .toList();
  }

  @Override
  public synchronized NumberRanges ranges() {
    return ranges;
  }

  @Override
  public synchronized void saveRanges(NumberRanges replacement) {
    ranges = replacement;
  }
}
