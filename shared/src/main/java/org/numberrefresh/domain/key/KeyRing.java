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
 * The keys of the system, as their stored secret has them. A ring reads the secret anew every three minutes. It refuses
 * to work with a secret that is older than {@link #STALE_AT_MOST}.
 */
public final class KeyRing {

  /** The longest time after a change of the secret that a function may still use the former one. */
  public static final Duration STALE_AT_MOST = Duration.ofMinutes(5);

  private static final Duration READ_ANEW_AFTER = Duration.ofMinutes(3);

  /** The time for which a failed read is the answer to all who need the secret, so that they do not fail one by one. */
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(1);

  private final KeySource source;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Optional<Read> last = Optional.empty();
  private volatile Optional<Failure> failed = Optional.empty();

  /** A read that failed at a time. */
  private record Failure(RuntimeException why, Instant at) {

    boolean isKept(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(FAILURE_KEPT));
    }
  }

  /** The secret as it was read at a time, or earlier. */
  private record Read(String text, KeyVersions versions, Instant at) {

    Duration age(Instant now) {
      return Duration.between(at, now);
    }
  }

  /**
   * Makes a ring from a root that never changes.
   *
   * @param root at least 32 characters of full randomness
   */
  public KeyRing(String root) {
    this(KeySource.fixed(root), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /**
   * Makes a ring. The secret is read with the first use of a key: a function that starts while the store of secrets is
   * out of reach, or while its right to it spreads, answers 503 until it can be read.
   */
  public KeyRing(KeySource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** A key that never changes: of refs, digests, fingerprints. */
  SecretKey key(String algorithm, String purpose) {
    return known().versions().key(1, algorithm, purpose);
  }

  /** The last read of the secret, or the first. */
  private Read known() {
    Optional<Read> read = last;
    return read.isPresent() ? read.get() : firstRead();
  }

  private Read firstRead() {
    reading.lock();
    try {
      Optional<Read> read = last;
      return read.isPresent() ? read.get() : readOrFailAgain();
    } catch (RuntimeException e) {
      throw new Unavailable("The secret of the keys could not be read.", e);
    } finally {
      reading.unlock();
    }
  }

  /** The present keys. */
  KeyVersions present() {
    Read known = known();
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
    Read latest = known();
    if (!latest.equals(known) && latest.age(clock.instant()).compareTo(READ_ANEW_AFTER) < 0) {
      return latest.versions();
    }
    try {
      return readOrFailAgain().versions();
    } catch (RuntimeException e) {
      if (mayWait) {
        return known.versions();
      }
      throw new Unavailable("The secret of the keys could not be read for " + STALE_AT_MOST + ".", e);
    }
  }

  /** The keys, with the one of a given version. The secret is read anew if that version is not known yet. */
  KeyVersions with(int version) {
    KeyVersions known = present();
    return known.has(version) ? known : readNow().versions();
  }

  /** Reads the secret anew in any case. */
  public KeyDocument readAnew() {
    return readNow().versions().document();
  }

  /**
   * Changes the stored secret, unless another process changes it meanwhile.
   *
   * @param change makes the next document from the present one; empty if it is to stay
   * @return the stored document afterwards, which may be another process's
   */
  public KeyDocument change(Function<KeyDocument, Optional<KeyDocument>> change) {
    Read read = readNow();
    Optional<KeyDocument> next = change.apply(read.versions().document());
    next.ifPresent(document -> source.replace(read.text(), document.text()));
    return next.isPresent() ? readAnew() : read.versions().document();
  }

  /** Reads the secret, unless a read failed a moment ago: then it fails by the same. */
  private Read readOrFailAgain() {
    Optional<Failure> kept = failed.filter(failure -> failure.isKept(clock.instant()));
    if (kept.isPresent()) {
      throw kept.get().why();
    }
    try {
      return readNow();
    } catch (RuntimeException e) {
      failed = Optional.of(new Failure(e, clock.instant()));
      throw e;
    }
  }

  private Read readNow() {
    Instant now = clock.instant();
    String text = source.read();
    KeyVersions versions =
        last.filter(known -> known.text().equals(text))
            .map(Read::versions)
            .orElseGet(() -> new KeyVersions(KeyDocument.parse(text)));
    var read = new Read(text, versions, now);
    last = Optional.of(read);
    return read;
  }

  static IllegalStateException unavailable(GeneralSecurityException e) {
    return new IllegalStateException("The JDK lacks a cryptographic algorithm that it is required to have.", e);
  }
}
