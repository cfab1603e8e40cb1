package org.numberrefresh.fake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.quota.DayUse;
import org.numberrefresh.domain.quota.Lease;
import org.numberrefresh.domain.quota.Quotas;

/** The use of quotas, in memory. */
public final class FakeQuotas implements Quotas {

  private final Map<String, DayUse> uses = new HashMap<>();
  private int calls;

  @Override
  public synchronized Lease add(String carrier, LocalDate day, Question question, int block, int most) {
    calls++;
    DayUse stored = uses.getOrDefault(carrier, DayUse.NONE);
    if (!stored.day().equals(day) || stored.of(question) > most - block) {
      return new Lease.Refused(stored);
    }
    DayUse next = stored.plus(question, block);
    uses.put(carrier, next);
    return new Lease.Taken(next);
  }

  @Override
  public synchronized Lease begin(String carrier, DayUse first) {
    calls++;
    DayUse stored = uses.getOrDefault(carrier, DayUse.NONE);
    if (!stored.day().isBefore(first.day())) {
      return new Lease.Refused(stored);
    }
    uses.put(carrier, first);
    return new Lease.Taken(first);
  }

  /** Number of writes that were asked for. */
  public synchronized int calls() {
    return calls;
  }
}
