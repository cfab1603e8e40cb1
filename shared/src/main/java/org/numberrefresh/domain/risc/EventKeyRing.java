package org.numberrefresh.domain.risc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys that security events are signed with. A pure value: each signs for 90 days. The next one is published for a
 * day before it signs, and the one before for 30 days after it signed last.
 *
 * <p>Decision: docs/decisions.md#event-keys-renew-themselves
 *
 * @param version how often they were changed, 0 where there never was one
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
   * The key that signs now; there is none only where there never was one. The first key signs at once, whoever's clock
   * is behind its maker's.
   */
  public Optional<EventKey> signing(Instant now) {
    return keys.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .reduce((earlier, later) -> later)
        .or(() -> keys.stream().findFirst());
  }

  /** From when the next key signs, where it is time to make it. */
  public Optional<Instant> nextSignsFrom(Instant now) {
    if (keys.isEmpty()) {
      return Optional.of(now);
    }
    Instant end = keys.getLast().signsFrom().plus(SIGNS_FOR);
    Instant soonest = now.plus(PUBLISHED_BEFORE);
    return soonest.isBefore(end) ? Optional.empty() : Optional.of(soonest);
  }

  /** These with one more, and without those that nothing is verified with any more. */
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
