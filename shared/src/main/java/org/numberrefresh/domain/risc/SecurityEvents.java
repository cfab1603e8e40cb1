package org.numberrefresh.domain.risc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Unavailable;

/**
 * Writes security event tokens (RFC 8417): the RISC profile's {@code identifier-recycled}, and the verification event
 * of the Shared Signals Framework. They are signed by a key that the platform makes when it first needs one, and again
 * when it is old; of two who make one at the same time, one wins.
 *
 * <p>Decision: docs/decisions.md#a-security-event-has-no-txn
 */
public final class SecurityEvents {

  /** The event that a number belongs to another subscriber. */
  public static final String RECYCLED = "https://schemas.openid.net/secevent/risc/event-type/identifier-recycled";

  /** The event that shows whether events arrive. */
  public static final String VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";

  private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(5);
  private static final int MAX_TRIES = 5;

  private final EventKeys keys;
  private final Supplier<EventSigner> signers;
  private final String issuer;
  private final Clock clock;
  private EventKeyRing ring = EventKeyRing.NONE;
  private Instant readAt = Instant.MIN;
  private Optional<EventSigner> signer = Optional.empty();

  /**
   * Makes a writer of events. It looks for a key with the first event only.
   *
   * @param signers makes what signs, once: it is costly to load, and most workers never send an event
   * @param issuer the claim {@code iss}: scheme and host that the platform is known by
   */
  public SecurityEvents(EventKeys keys, Supplier<EventSigner> signers, String issuer, Clock clock) {
    this.keys = keys;
    this.signers = signers;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * The event that a number was recycled.
   *
   * @param app the audience
   * @param ref the claim {@code jti}, by which it answers: the same for every repeat
   * @param boundBefore the time of the event: what was bound later is the present holder's own
   * @param dueAt until when an answer is expected
   */
  public String recycled(String app, String ref, PhoneNumber number, Instant boundBefore, Instant dueAt) {
    ObjectNode claims = claims(app, ref).put("toe", boundBefore.getEpochSecond());
    claims.putObject("sub_id").put("format", "phone_number").put("phone_number", number.e164());
    claims
        .putObject("events")
        .putObject(RECYCLED)
        .put("boundBefore", Rfc3339.text(boundBefore))
        .put("dueAt", Rfc3339.text(dueAt));
    return signed(claims);
  }

  /**
   * The event that asks whether events arrive.
   *
   * @param app the audience, and the name of its stream
   * @param id the claim {@code jti}
   * @param state what the event is known by
   */
  public String verification(String app, String id, String state) {
    ObjectNode claims = claims(app, id);
    claims.putObject("sub_id").put("format", "opaque").put("id", app);
    claims.putObject("events").putObject(VERIFICATION).put("state", state);
    return signed(claims);
  }

  private ObjectNode claims(String app, String id) {
    return Json.object().put("iss", issuer).put("jti", id).put("iat", clock.instant().getEpochSecond()).put("aud", app);
  }

  private String signed(ObjectNode claims) {
    Signing with = signing();
    return with.signer().sign(with.key(), Json.text(claims));
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
