package org.numberrefresh.domain.risc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.numberrefresh.problem.Unavailable;

/**
 * Signs security events by a key that the platform makes when it first needs one, and again when it is old. Of two who
 * make one at the same time, one wins.
 */
public final class EventSigning {

  private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(5);
  private static final int MAX_TRIES = 5;

  private final EventKeys keys;
  private final Supplier<EventSigner> signers;
  private final Clock clock;
  private EventKeyRing ring = EventKeyRing.NONE;
  private Instant readAt = Instant.MIN;
  private Optional<EventSigner> signer = Optional.empty();

  /**
   * Makes what signs. It looks for a key with the first event only.
   *
   * @param signers makes the signer, once: it is costly to load, and most workers never send an event
   */
  public EventSigning(EventKeys keys, Supplier<EventSigner> signers, Clock clock) {
    this.keys = keys;
    this.signers = signers;
    this.clock = clock;
  }

  /**
   * Signs a security event token (RFC 8417).
   *
   * @param claims its claims, as JSON
   * @return the token, in JWS's compact form
   */
  public String sign(String claims) {
    Signing with = signing();
    return with.signer().sign(with.key(), claims);
  }

  private record Signing(EventSigner signer, EventKey key) {}

  private synchronized Signing signing() {
    EventSigner known = signer.orElseGet(signers);
    signer = Optional.of(known);
    Instant now = clock.instant();
    if (readAt.isBefore(now.minus(READ_AGAIN_AFTER)) || ring.signing(now).isEmpty()) {
      ring = read(known, now);
      readAt = now;
    }
    return new Signing(known, ring.signing(now).orElseThrow());
  }

  private EventKeyRing read(EventSigner known, Instant now) {
    for (int i = 0; i < MAX_TRIES; i++) {
      EventKeyRing found = keys.find();
      if (found.nextSignsFrom(now).isEmpty()) {
        return found;
      }
      EventKeyRing next = found.with(known.draw(found.nextSignsFrom(now).get()), now);
      if (keys.replace(next)) {
        return next;
      }
    }
    throw new Unavailable("The keys of security events were changed by others " + MAX_TRIES + " times in a row.");
  }
}
