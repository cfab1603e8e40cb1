package org.numberrefresh.domain.risc;

import java.time.Instant;

/**
 * A key that security events are signed with. It prints nothing of itself.
 *
 * @param id its {@code kid}
 * @param secret the whole key as a JWK (RFC 7517)
 * @param published its public part as a JWK
 * @param signsFrom from when it signs; until then it is only published, so that everybody knows it by then
 */
public record EventKey(String id, String secret, String published, Instant signsFrom) {

  @Override
  public String toString() {
    return "EventKey " + id;
  }
}
