package org.numberrefresh.fake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.numberrefresh.domain.access.ClientRate;
import org.numberrefresh.domain.access.ClientRates;

/** The rates of clients, in memory. */
public final class FakeClientRates implements ClientRates {

  private final Map<String, Instant> times = new HashMap<>();
  private int calls;

  @Override
  public synchronized Block add(String client, ClientRate.Claim claim) {
    calls++;
    Instant stored = times.getOrDefault(client, Instant.EPOCH);
    if (stored.isBefore(claim.now()) || stored.isAfter(claim.latest())) {
      return new Block.Refused(stored);
    }
    Instant next = stored.plus(claim.cost());
    times.put(client, next);
    return new Block.Taken(next);
  }

  @Override
  public synchronized Block begin(String client, ClientRate.Claim claim) {
    calls++;
    Instant stored = times.getOrDefault(client, Instant.EPOCH);
    if (claim.counts(stored)) {
      return new Block.Refused(stored);
    }
    times.put(client, claim.begun());
    return new Block.Taken(claim.begun());
  }

  /** Number of writes that were asked for. */
  public synchronized int calls() {
    return calls;
  }
}
