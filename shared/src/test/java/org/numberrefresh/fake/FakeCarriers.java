package org.numberrefresh.fake;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.carrier.SavedCarrier;
import org.numberrefresh.domain.carrier.UnfitHost;
import org.numberrefresh.domain.release.ReleaseRule;

/** Carriers in memory. */
public final class FakeCarriers implements Carriers {

  private final FakeClients clients;
  private final Map<String, ReleaseRule> rules = new HashMap<>();
  private final Map<String, Carrier> carriers = new HashMap<>();
  private NumberRanges ranges = new NumberRanges(Map.of());

  public FakeCarriers(FakeClients clients) {
    this.clients = clients;
  }

  @Override
  public synchronized Optional<Carrier> find(String id) {
    return Optional.ofNullable(carriers.get(id));
  }

  @Override
  public synchronized SavedCarrier save(String id, Function<Optional<Carrier>, Carrier> change) {
    Carrier next = change.apply(find(id));
    next.host().ifPresent(host -> UnfitHost.requireFit(id, host, find(host), resellersOf(id)));
    clients.assign(new Party(Party.Role.CARRIER, id), next.clientIds());
    return new SavedCarrier(next, carriers.put(id, next) == null);
  }

  @Override
  public synchronized List<Carrier> all() {
    return carriers.values().stream().sorted(Comparator.comparing(Carrier::id)).toList();
  }

  @Override
  public synchronized Optional<ReleaseRule> releaseRule(String carrier) {
    return Optional.ofNullable(rules.get(carrier));
  }

  @Override
  public synchronized void saveReleaseRule(String carrier, ReleaseRule rule) {
    rules.put(carrier, rule);
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
