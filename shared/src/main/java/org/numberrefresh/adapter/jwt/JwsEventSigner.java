package org.numberrefresh.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.numberrefresh.domain.jws.JwsKey;
import org.numberrefresh.domain.jws.JwsSigner;

/**
 * Signs security events by RS256, which every receiver of the Shared Signals Framework's profiles must know.
 *
 * <p>Decision: docs/decisions.md#security-events-are-signed-by-rs256
 */
public final class JwsEventSigner implements JwsSigner {

  private static final int BITS = 2048;
  private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");

  private final SecureRandom random;
  private final Map<String, RSASSASigner> signers = new ConcurrentHashMap<>();

  public JwsEventSigner(SecureRandom random) {
    this.random = random;
  }

  @Override
  public JwsKey draw(Instant signsFrom) {
    try {
      RSAKey key =
          new RSAKeyGenerator(BITS)
              .secureRandom(random)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      return new JwsKey(key.getKeyID(), key.toJSONString(), key.toPublicJWK().toJSONString(), signsFrom);
    } catch (JOSEException e) {
      throw new IllegalStateException("Every JDK makes RSA keys.", e);
    }
  }

  @Override
  public String sign(JwsKey key, String claims) {
    var token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(TYPE).keyID(key.id()).build(), new Payload(claims));
    try {
      token.sign(signers.computeIfAbsent(key.id(), id -> signer(key)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("The key " + key.id() + " does not sign.", e);
    }
  }

  private static RSASSASigner signer(JwsKey key) {
    try {
      return new RSASSASigner(RSAKey.parse(key.secret().orElseThrow()));
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("The stored key " + key.id() + " is no RSA key.", e);
    }
  }
}
