package org.numberrefresh.usecase.registry;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.DigestVersions;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.registry.Registry.DigestKey;

/**
 * Gives apps new keys while the old ones still hold. A new key is stored before it is shown. If its answer is lost, the
 * operator replaces it.
 *
 * <p>Decision: docs/decisions.md#a-lost-answer-is-mended-by-replacenewest
 */
public final class KeyRotation {

  private static final Duration ANNOUNCED_BEFORE = Duration.ofDays(7);
  private static final Duration ANNOUNCED_AT_MOST = Duration.ofDays(90);
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  /** Longer than a worker may use what it read of an app. */
  private static final Duration SNAPSHOTS_LAST = Duration.ofMinutes(2);

  private final Apps apps;
  private final Digests digests;
  private final Clock clock;
  private final SecureRandom random;

  public KeyRotation(Core core) {
    this.apps = core.stores().apps();
    this.digests = core.keys().digests();
    this.clock = core.clock();
    this.random = core.random();
  }

  /**
   * A digest key that takes over.
   *
   * @param key the key and its name
   * @param startsAt the time from which digests are made with it
   */
  public record NextDigestKey(DigestKey key, Instant startsAt) {}

  /**
   * Makes an app's next signing secret. It signs from now on. The one before it signs too, for seven days.
   *
   * @param replaceNewest true if the newest of two that live is to be replaced, since nobody saw it
   * @return the secrets, the newest to be shown once
   * @throws Problem ROTATION_RUNNING if two live and none is to be replaced
   */
  public SigningSecrets secret(String id, boolean replaceNewest) {
    App app = app(id);
    SigningSecrets next = rotated(app.keys().signing(), replaceNewest, random, clock.instant());
    return store(app, app.keys().with(next)).signing();
  }

  /**
   * Refuses a rotation that {@link #secret} would refuse now, and changes nothing.
   *
   * @throws Problem ROTATION_RUNNING if two live and none is to be replaced
   */
  public void check(String id, boolean replaceNewest) {
    refuseThird(app(id).keys().signing(), replaceNewest, clock.instant());
  }

  /**
   * Signing secrets after the next one is shown.
   *
   * @param replaceNewest true if the newest of two that live is to be replaced, since nobody saw it
   * @throws Problem ROTATION_RUNNING if two live and none is to be replaced
   */
  public static SigningSecrets rotated(SigningSecrets known, boolean replaceNewest, SecureRandom random, Instant now) {
    refuseThird(known, replaceNewest, now);
    return known.rotated(random, now);
  }

  private static void refuseThird(SigningSecrets known, boolean replaceNewest, Instant now) {
    known
        .ending(now)
        .filter(_ -> !replaceNewest)
        .ifPresent(
            older -> {
              throw running(Cause.TWO_SECRETS, Rfc3339.text(older.endsAt()));
            });
  }

  /**
   * Makes an app's next digest key. Until it takes over, digests are made with the present one.
   *
   * @param startsAt the time at which it takes over; if empty, in seven days, or at once if the key in use is replaced
   * @param replaceNewest true if the newest is to be replaced, since nobody saw it: the key that has not taken over, or
   *     the one in use if none waits
   * @return the key, to be shown once
   * @throws Problem ROTATION_RUNNING if a key has not taken over and is not to be replaced, or takes over within two
   *     minutes, so that a worker may know it already; OUT_OF_RANGE if the time is past or more than 90 days ahead
   */
  public NextDigestKey digestKey(String id, Optional<Instant> startsAt, boolean replaceNewest) {
    App app = app(id);
    Instant now = clock.instant();
    DigestVersions known = app.keys().digests();
    known
        .waiting(now)
        .filter(next -> !replaceNewest || next.startsAt().isBefore(now.plus(SNAPSHOTS_LAST)))
        .ifPresent(
            next -> {
              throw running(Cause.DIGEST_KEY_WAITS, Rfc3339.text(next.startsAt()));
            });
    // If none waits, the key that nobody saw is in use: the app answers wrongly until it has another.
    boolean inUse = replaceNewest && known.waiting(now).isEmpty();
    Instant start = startsAt.map(given -> inReach(given, now)).orElse(inUse ? now : now.plus(ANNOUNCED_BEFORE));
    DigestVersions.Next next = store(app, app.keys().with(known.rotated(start, now))).digests().next().orElseThrow();
    var key = new DigestKey(Digests.keyId(id, next.version()), digests.key(id, next.version()));
    return new NextDigestKey(key, next.startsAt());
  }

  private static Instant inReach(Instant given, Instant now) {
    if (given.isBefore(now.minus(CLOCKS_DIFFER_BY)) || given.isAfter(now.plus(ANNOUNCED_AT_MOST))) {
      throw Problem.of(ProblemCode.OUT_OF_RANGE, Detail.of(Cause.START));
    }
    return given;
  }

  private AppKeys store(App app, AppKeys next) {
    if (!apps.replaceKeys(app.id(), next)) {
      throw running(Cause.ROTATED_BY_OTHERS);
    }
    return next;
  }

  private App app(String id) {
    return apps.find(id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  private static Problem running(Cause cause, Object... values) {
    return Problem.of(ProblemCode.ROTATION_RUNNING, Detail.of(cause, values));
  }
}
