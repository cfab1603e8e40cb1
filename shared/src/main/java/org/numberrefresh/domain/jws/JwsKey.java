package org.numberrefresh.domain.jws;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that signs JSON Web Signatures (RFC 7515). It prints nothing of itself.
 *
 * @param id its {@code kid}
 * @param secret the whole key as a JWK (RFC 7517); absent once it signs no more and is only published
 * @param published its public part as a JWK
 * @param signsFrom the time from which it signs. Until then it is only published, so that receivers learn of it
 */
public record JwsKey(String id, Optional<String> secret, String published, Instant signsFrom) {

  /** A key that signs, or will. */
  public JwsKey(String id, String secret, String published, Instant signsFrom) {
    this(id, Optional.of(secret), published, signsFrom);
  }

  /** The key without its secret: nothing can be signed with it again. */
  JwsKey retired() {
    return new JwsKey(id, Optional.empty(), published, signsFrom);
  }

  @Override
  public String toString() {
    return "JwsKey " + id;
  }
}
