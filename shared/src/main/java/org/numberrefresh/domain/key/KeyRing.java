package org.numberrefresh.domain.key;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.numberrefresh.problem.Unavailable;

/**
 * The keys of the system, read from where their secret is stored. Who holds a ring reads the secret anew every three
 * minutes, and works with none that is older than {@link #STALE_AT_MOST}: rather than that it does not work.
 */
public final class KeyRing {

  /** How long after a change of the secret somebody may still begin to work with what it was before. */
  public static final Duration STALE_AT_MOST = Duration.ofMinutes(5);

  private static final Duration READ_ANEW_AFTER = Duration.ofMinutes(3);

  private final KeySource source;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Read last;

  /** The secret as it was read at a time, or earlier. */
  private record Read(String text, KeyVersions versions, Instant at) {

    Duration age(Instant now) {
      return Duration.between(at, now);
    }
  }

  /**
   * Makes a ring of a root that never changes.
   *
   * @param root at least 32 characters of full randomness
   */
  public KeyRing(String root) {
    this(KeySource.fixed(root), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /** Makes a ring and reads the secret. */
  public KeyRing(KeySource source, Clock clock) {
    this.source = source;
    this.clock = clock;
    Instant now = clock.instant();
    String text = source.read();
    this.last = new Read(text, new KeyVersions(KeyDocument.parse(text)), now);
  }

  /** A key of what never changes: references, digests, fingerprints. */
  SecretKey key(String algorithm, String purpose) {
    return last.versions().key(1, algorithm, purpose);
  }

  /** The keys as they are. */
  KeyVersions present() {
    Read known = last;
    Duration age = known.age(clock.instant());
    if (age.compareTo(READ_ANEW_AFTER) < 0) {
      return known.versions();
    }
    boolean mayWait = age.compareTo(STALE_AT_MOST) < 0;
    if (mayWait && !reading.tryLock()) {
      return known.versions();
    }
    if (!mayWait) {
      reading.lock();
    }
    try {
      return readSince(known, mayWait);
    } finally {
      reading.unlock();
    }
  }

  private KeyVersions readSince(Read known, boolean mayWait) {
    if (!last.equals(known) && last.age(clock.instant()).compareTo(READ_ANEW_AFTER) < 0) {
      return last.versions();
    }
    try {
      return readNow().versions();
    } catch (RuntimeException e) {
      if (mayWait) {
        return known.versions();
      }
      throw new Unavailable("The secret of the keys could not be read for " + STALE_AT_MOST + ".", e);
    }
  }

  /** The keys, among them one of a version that something was found under; the secret is read anew where need be. */
  KeyVersions with(int version) {
    KeyVersions known = present();
    return known.has(version) ? known : readNow().versions();
  }

  /** Reads the secret, whatever is known of it. */
  public KeyDocument readAnew() {
    return readNow().versions().document();
  }

  /**
   * Changes the secret as it is stored, unless another changes it meanwhile.
   *
   * @param change makes the next document of the present one; empty where it is to stay
   * @return the document after it, which may be another's
   */
  public KeyDocument change(Function<KeyDocument, Optional<KeyDocument>> change) {
    Read read = readNow();
    Optional<KeyDocument> next = change.apply(read.versions().document());
    next.ifPresent(document -> source.replace(read.text(), document.text()));
    return next.isPresent() ? readAnew() : read.versions().document();
  }

  private Read readNow() {
    Instant now = clock.instant();
    String text = source.read();
    Read known = last;
    var read =
        new Read(text, known.text().equals(text) ? known.versions() : new KeyVersions(KeyDocument.parse(text)), now);
    last = read;
    return read;
  }

  static IllegalStateException unavailable(GeneralSecurityException e) {
    return new IllegalStateException("The JDK lacks a cryptographic algorithm that it is required to have.", e);
  }
}
