package org.numberrefresh.simulation.apps;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.synthetic.Hash;

/** Reads the security events (RFC 8417) that an app is sent: by the keys that the hub publishes, and no others. */
final class EventTokens {

  private static final String RECYCLED = "https://schemas.openid.net/secevent/risc/event-type/identifier-recycled";

  private static final String APPEALED = "https://numberrefresh.org/secevent/event-type/outcome-appealed";

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /** Reads events of a hub for one audience. */
  EventTokens(URI hub, String app) {
    try {
      var keys = JWKSourceBuilder.create(hub.resolve(HubClient.BASE + "jwks.json").toURL()).build();
      processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("No address of a hub: " + hub, e);
    }
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("secevent+jwt")));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            app, new JWTClaimsSet.Builder().build(), Set.of("iss", "iat", "jti", "events", "sub_id")));
  }

  /** An event that cannot be believed. */
  static final class Untrusted extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    private Untrusted(String code, Exception cause) {
      super(code, cause);
      this.code = code;
    }

    /** The error code of RFC 8935. */
    String code() {
      return code;
    }
  }

  /**
   * The question of an event; empty if it only shows that events arrive.
   *
   * @throws Untrusted if it is not the hub's, not for this app or no event
   */
  Optional<List<AppQuestion>> read(byte[] token) throws Untrusted {
    try {
      JWTClaimsSet claims = processor.process(new String(token, StandardCharsets.US_ASCII), null);
      String number = String.valueOf(claims.getJSONObjectClaim("sub_id").get("phone_number"));
      if (claims.getJSONObjectClaim("events").containsKey(APPEALED)) {
        return Optional.of(List.of(AppQuestion.appeal(claims.getJWTID(), Hash.of(number))));
      }
      if (!(claims.getJSONObjectClaim("events").get(RECYCLED) instanceof Map<?, ?> event)) {
        return Optional.empty();
      }
      String cutOff = String.valueOf(event.get("boundBefore"));
      return Optional.of(List.of(new AppQuestion(claims.getJWTID(), Hash.of(number), Hash.of(cutOff))));
    } catch (ParseException e) {
      throw new Untrusted("invalid_request", e);
    } catch (BadJOSEException | JOSEException e) {
      throw new Untrusted("authentication_failed", e);
    }
  }
}
