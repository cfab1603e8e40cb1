package org.numberrefresh.domain.risc;

import java.time.Instant;

/**
 * A key that security events are signed with. It prints nothing of itself.
 *
 * @param id its {@code kid}
 * @param secret the whole key as a JWK (RFC 7517)
 * @param published its public part as a JWK
 * @param signsFrom the time from which it signs. Until then it is only published, so that receivers learn of it
 */
public record EventKey(String id, String secret, String published, Instant signsFrom) {

  @Override
  public String toString() {
    return "EventKey " + id;
  }
}
