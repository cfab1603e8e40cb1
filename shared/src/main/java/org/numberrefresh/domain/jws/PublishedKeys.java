package org.numberrefresh.domain.jws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The public parts of the keys of one use, as JWKs, kept for {@link #KEPT}. Whoever asks without a token then costs at
 * most one read of the store in that time, in each instance.
 */
public final class PublishedKeys {

  /** The time for which they are kept: a key is published a day before it signs. */
  public static final Duration KEPT = Duration.ofMinutes(5);

  private final JwsKeys keys;
  private final Clock clock;
  private List<String> known = List.of();
  private Instant readAt = Instant.MIN;

  public PublishedKeys(JwsKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The keys as they were at most {@link #KEPT} ago. None is asked for again: the first key signs at once. */
  public synchronized List<String> all() {
    Instant now = clock.instant();
    if (known.isEmpty() || readAt.isBefore(now.minus(KEPT))) {
      known = keys.published();
      readAt = now;
    }
    return known;
  }
}
