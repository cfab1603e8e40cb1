package org.numberrefresh.domain.jws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one use, as a pure value. Each signs for 90 days. The next one is published a day before it signs. A
 * former one stays published for as long as its use asks for, without its secret from the second day on.
 *
 * <p>Decision: docs/decisions.md#event-keys-renew-themselves
 *
 * @param version the count of changes; 0 if there never was a key
 * @param keys the keys in the order in which they sign
 */
public record JwsKeyRing(int version, List<JwsKey> keys) {

  /** None yet. */
  public static final JwsKeyRing NONE = new JwsKeyRing(0, List.of());

  private static final Duration SIGNS_FOR = Duration.ofDays(90);
  private static final Duration PUBLISHED_BEFORE = Duration.ofDays(1);

  /** The time after its last signature in which a key keeps its secret: a worker's clock may be behind. */
  private static final Duration SECRET_KEPT = Duration.ofDays(1);

  public JwsKeyRing {
    keys = keys.stream().sorted(Comparator.comparing(JwsKey::signsFrom)).toList();
  }

  /**
   * The key that signs now; empty only if there never was one. The first key signs at once, even by a clock that is
   * behind its maker's.
   */
  public Optional<JwsKey> signing(Instant now) {
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

  /**
   * These with one more. Those that no receiver needs any more are left out.
   *
   * @param use the use that all of them have
   */
  public JwsKeyRing with(JwsKey next, JwsUse use, Instant now) {
    var kept = new ArrayList<JwsKey>();
    for (int i = 0; i < keys.size(); i++) {
      Instant endedAt = i + 1 < keys.size() ? keys.get(i + 1).signsFrom() : Instant.MAX;
      if (endedAt.isAfter(now.minus(use.publishedAfter()))) {
        kept.add(endedAt.isAfter(now.minus(SECRET_KEPT)) ? keys.get(i) : keys.get(i).retired());
      }
    }
    kept.add(next);
    return new JwsKeyRing(version + 1, kept);
  }
}
