package org.numberrefresh.domain.jws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.numberrefresh.problem.Unavailable;

/**
 * Signs tokens of one use by a key that the platform makes when it first needs one, and again when it is old. Of two
 * who make one at the same time, one wins.
 */
public final class JwsSigning {

  private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(5);
  private static final int MAX_TRIES = 5;

  private final JwsUse use;
  private final JwsKeys keys;
  private final Supplier<JwsSigner> signers;
  private final Clock clock;
  private JwsKeyRing ring = JwsKeyRing.NONE;
  private Instant readAt = Instant.MIN;
  private Optional<JwsSigner> signer = Optional.empty();

  /**
   * Makes what signs. It looks for a key with the first token only.
   *
   * @param use the use of the tokens
   * @param keys the keys of that use
   * @param signers makes the signer, once: it is costly to load, and most workers never sign
   */
  public JwsSigning(JwsUse use, JwsKeys keys, Supplier<JwsSigner> signers, Clock clock) {
    this.use = use;
    this.keys = keys;
    this.signers = signers;
    this.clock = clock;
  }

  /**
   * Signs a token.
   *
   * @param claims its claims, as JSON
   * @return the token, in JWS's compact form
   */
  public String sign(String claims) {
    Signing with = signing();
    return with.signer().sign(with.key(), claims);
  }

  private record Signing(JwsSigner signer, JwsKey key) {}

  private synchronized Signing signing() {
    JwsSigner known = signer.orElseGet(signers);
    signer = Optional.of(known);
    Instant now = clock.instant();
    if (readAt.isBefore(now.minus(READ_AGAIN_AFTER)) || ring.signing(now).isEmpty()) {
      ring = read(known, now);
      readAt = now;
    }
    return new Signing(known, ring.signing(now).orElseThrow());
  }

  private JwsKeyRing read(JwsSigner known, Instant now) {
    for (int i = 0; i < MAX_TRIES; i++) {
      JwsKeyRing found = keys.find();
      if (found.nextSignsFrom(now).isEmpty()) {
        return found;
      }
      JwsKeyRing next = found.with(known.draw(found.nextSignsFrom(now).get()), use, now);
      if (keys.replace(next)) {
        return next;
      }
    }
    throw new Unavailable("The keys of " + use + " were changed by others " + MAX_TRIES + " times in a row.");
  }
}
