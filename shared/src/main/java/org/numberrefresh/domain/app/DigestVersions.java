package org.numberrefresh.domain.app;

import java.time.Instant;
import java.util.Optional;

/**
 * The versions of the digest key of an app. The keys themselves are derived, so nothing secret is stored of them. The
 * app knows a newer version before it is used, so that it can index its accounts meanwhile.
 *
 * <p>Decision: docs/decisions.md#digest-keys-are-derived
 *
 * @param present the version in use, from 1
 * @param next the version that takes over
 */
public record DigestVersions(int present, Optional<Next> next) {

  /** The versions of an app whose key was never rotated. */
  public static final DigestVersions FIRST = new DigestVersions(1, Optional.empty());

  /**
   * A version that takes over.
   *
   * @param version the version, higher than the present one
   * @param startsAt the time from which on digests are made with it
   */
  public record Next(int version, Instant startsAt) {}

  public DigestVersions {
    int lowest = present;
    if (present < 1 || next.filter(later -> later.version() <= lowest).isPresent()) {
      throw new IllegalArgumentException("Versions of a digest key rise from 1 on.");
    }
  }

  /** The version that digests are made with at a time. */
  public int at(Instant time) {
    return next.filter(later -> !time.isBefore(later.startsAt())).map(Next::version).orElse(present);
  }

  /** The version that has not taken over yet. */
  public Optional<Next> waiting(Instant now) {
    return next.filter(later -> now.isBefore(later.startsAt()));
  }

  /** These versions with a newer one. A next version that has not taken over yet never will. */
  public DigestVersions rotated(Instant startsAt, Instant now) {
    int newest = next.map(Next::version).orElse(present);
    return new DigestVersions(at(now), Optional.of(new Next(newest + 1, startsAt)));
  }
}
