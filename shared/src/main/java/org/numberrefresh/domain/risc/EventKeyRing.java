package org.numberrefresh.domain.risc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys that security events are signed with, as a pure value. Each signs for 90 days. The next one is published a
 * day before it signs. The former one stays published for 30 days after its last signature.
 *
 * <p>Decision: docs/decisions.md#event-keys-renew-themselves
 *
 * @param version the count of changes; 0 if there never was a key
 * @param keys the keys in the order in which they sign
 */
public record EventKeyRing(int version, List<EventKey> keys) {

  /** None yet. */
  public static final EventKeyRing NONE = new EventKeyRing(0, List.of());

  private static final Duration SIGNS_FOR = Duration.ofDays(90);
  private static final Duration PUBLISHED_BEFORE = Duration.ofDays(1);
  private static final Duration PUBLISHED_AFTER = Duration.ofDays(30);

  public EventKeyRing {
    keys = keys.stream().sorted(Comparator.comparing(EventKey::signsFrom)).toList();
  }

  /**
   * The key that signs now; empty only if there never was one. The first key signs at once, even by a clock that is
   * behind its maker's.
   */
  public Optional<EventKey> signing(Instant now) {
    return keys.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .reduce((earlier, later) -> later)
        .or(() -> keys.stream().findFirst());
  }

  /** The time from which the next key signs; empty if it is too early to make one. */
  public Optional<Instant> nextSignsFrom(Instant now) {
    if (keys.isEmpty()) {
      return Optional.of(now);
    }
    Instant end = keys.getLast().signsFrom().plus(SIGNS_FOR);
    Instant soonest = now.plus(PUBLISHED_BEFORE);
    return soonest.isBefore(end) ? Optional.empty() : Optional.of(soonest);
  }

  /** These with one more, and without those that no receiver needs any more. */
  public EventKeyRing with(EventKey next, Instant now) {
    var kept = new ArrayList<EventKey>();
    for (int i = 0; i < keys.size(); i++) {
      Instant endedAt = i + 1 < keys.size() ? keys.get(i + 1).signsFrom() : Instant.MAX;
      if (endedAt.isAfter(now.minus(PUBLISHED_AFTER))) {
        kept.add(keys.get(i));
      }
    }
    kept.add(next);
    return new EventKeyRing(version + 1, kept);
  }
}
