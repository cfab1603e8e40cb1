package org.numberrefresh.fake;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.appeal.AppealClaim;
import org.numberrefresh.domain.appeal.AppealList;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.AppealedPair.Place;
import org.numberrefresh.domain.appeal.Appeals;
import org.numberrefresh.domain.refresh.BatchId;

/** The claims and lists of appeals, in memory. */
public final class FakeAppeals implements Appeals {

  private final Map<Place, Map<Integer, AppealClaim>> claims = new HashMap<>();
  private int reads;
  private final Map<AppealList, TreeMap<Long, AppealClaim>> lists = new HashMap<>();

  @Override
  public synchronized Map<Place, Map<Integer, AppealClaim>> claims(Collection<Place> places) {
    var found = new HashMap<Place, Map<Integer, AppealClaim>>();
    places.forEach(place -> Optional.ofNullable(claims.get(place)).ifPresent(all -> found.put(place, Map.copyOf(all))));
    return found;
  }

  @Override
  public synchronized Map<Place, Map<Integer, AppealClaim>> claims(BatchId batch) {
    reads++;
    return claims(claims.keySet().stream().filter(place -> place.batch().equals(batch)).toList());
  }

  /** Number of reads of all appeals of a batch. */
  public synchronized int reads() {
    return reads;
  }

  @Override
  public synchronized boolean claim(AppealedPair pair, AppealClaim claim, Optional<AppealClaim> instead) {
    Map<Integer, AppealClaim> ofNumber = claims.computeIfAbsent(pair.place(), place -> new HashMap<>());
    Optional<AppealClaim> stored = Optional.ofNullable(ofNumber.get(pair.app()));
    boolean mayBe = stored.equals(instead) || stored.equals(Optional.of(claim));
    if (mayBe) {
      ofNumber.put(pair.app(), claim);
    }
    return mayBe;
  }

  @Override
  public synchronized void list(AppealList list, AppealClaim claim) {
    lists
        .computeIfAbsent(list, l -> new TreeMap<>(Comparator.reverseOrder()))
        .put(claim.position(), new AppealClaim(claim.appeal(), claim.position()));
  }

  @Override
  public synchronized List<AppealClaim> listed(AppealList list, Optional<Long> before, int limit) {
    return lists.getOrDefault(list, new TreeMap<>()).values().stream()
        .filter(claim -> before.filter(position -> claim.position() >= position).isEmpty())
        .limit(limit)
        .toList();
  }
}
