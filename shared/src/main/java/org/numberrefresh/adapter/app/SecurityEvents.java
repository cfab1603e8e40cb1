package org.numberrefresh.adapter.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.call.AskedAppeal;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.jws.JwsSigning;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;

/**
 * Writes security event tokens (RFC 8417): the RISC profile's {@code identifier-recycled}, and the verification event
 * of the Shared Signals Framework.
 *
 * <p>Decision: docs/decisions.md#a-security-event-has-no-txn
 */
public final class SecurityEvents {

  /** The event that a number belongs to another subscriber. */
  public static final String RECYCLED = "https://schemas.openid.net/secevent/risc/event-type/identifier-recycled";

  /** The event that a subscriber objects to an outcome: one of the platform's own, since the RISC profile has none. */
  public static final String APPEALED = "https://numberrefresh.org/secevent/event-type/outcome-appealed";

  /** The event that shows whether events arrive. */
  public static final String VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";

  private final JwsSigning signing;
  private final String issuer;
  private final Clock clock;

  /**
   * Makes a writer of events.
   *
   * @param issuer the claim {@code iss}: scheme and host that the platform is known by
   */
  public SecurityEvents(JwsSigning signing, String issuer, Clock clock) {
    this.signing = signing;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * The event that a number was recycled.
   *
   * @param app the audience
   * @param ref the claim {@code jti}, by which it answers: the same for every repeat
   * @param boundBefore the time of the event: what was bound later is the present holder's own
   * @param dueAt the deadline of the answer
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
   * The event that an app is asked to decide on an appeal.
   *
   * @param app the audience
   * @param number the number, whose ref is the claim {@code jti}
   */
  String appealed(String app, AskedNumber number, AskedAppeal appeal) {
    ObjectNode claims = claims(app, number.ref());
    claims.putObject("sub_id").put("format", "phone_number").put("phone_number", number.phoneNumber().e164());
    ObjectNode event = claims.putObject("events").putObject(APPEALED);
    AppBodies.appeal(event, appeal);
    event.put("dueAt", Rfc3339.text(number.dueAt()));
    return signed(claims);
  }

  /**
   * The event that asks whether events arrive.
   *
   * @param app the audience, and the name of its stream
   * @param id the claim {@code jti}
   * @param state the text by which the event is known
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
    return signing.sign(Json.text(claims));
  }
}
