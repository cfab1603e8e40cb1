package org.numberrefresh.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.quota.DayUse;
import org.numberrefresh.domain.quota.Quotas;

/** What was given out of quotas, in memory. */
public final class FakeQuotas implements Quotas {

  private final Map<String, DayUse> uses = new HashMap<>();
  private int calls;

  @Override
  public synchronized Optional<DayUse> swap(String carrier, DayUse read, DayUse next) {
    calls++;
    DayUse stored = uses.getOrDefault(carrier, DayUse.NONE);
    if (!stored.equals(read)) {
      return Optional.of(stored);
    }
    uses.put(carrier, next);
    return Optional.empty();
  }

  /** How often it was asked to write. */
  public synchronized int calls() {
    return calls;
  }
}
