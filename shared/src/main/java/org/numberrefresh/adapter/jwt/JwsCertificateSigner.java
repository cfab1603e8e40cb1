package org.numberrefresh.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.numberrefresh.domain.jws.JwsKey;
import org.numberrefresh.domain.jws.JwsSigner;

/**
 * Signs certificates by ES256, and opens them. Their type keeps them apart from every other token: an access token or a
 * security event is no certificate, and no certificate is one of these.
 *
 * <p>Decision: docs/decisions.md#certificates-are-signed-by-es256
 */
public final class JwsCertificateSigner implements JwsSigner {

  /** The type in the header of a certificate. */
  public static final String TYPE = "number-certificate+jwt";

  /** The longest text that is looked at. A certificate has some 550 characters. */
  private static final int LONGEST = 2_048;

  private final SecureRandom random;
  private final Map<String, ECDSASigner> signers = new ConcurrentHashMap<>();

  public JwsCertificateSigner(SecureRandom random) {
    this.random = random;
  }

  /** The content of a text. */
  public sealed interface Opened {

    /** The text has not the form of a certificate. */
    record NotOne() implements Opened {}

    /** No published key signed it. */
    record Unsigned() implements Opened {}

    /**
     * A published key signed it.
     *
     * @param claims its claims, as JSON
     */
    record Signed(String claims) implements Opened {}
  }

  @Override
  public JwsKey draw(Instant signsFrom) {
    try {
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .secureRandom(random)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate();
      return new JwsKey(key.getKeyID(), key.toJSONString(), key.toPublicJWK().toJSONString(), signsFrom);
    } catch (JOSEException e) {
      throw new IllegalStateException("Every JDK makes keys of P-256.", e);
    }
  }

  @Override
  public String sign(JwsKey key, String claims) {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(TYPE)).keyID(key.id()).build();
    var token = new JWSObject(header, new Payload(claims));
    try {
      token.sign(signers.computeIfAbsent(key.id(), id -> signer(key)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("The key " + key.id() + " does not sign.", e);
    }
  }

  private ECDSASigner signer(JwsKey key) {
    try {
      var signer = new ECDSASigner(ECKey.parse(key.secret().orElseThrow()));
      signer.getJCAContext().setSecureRandom(random);
      return signer;
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("The stored key " + key.id() + " is no key of P-256.", e);
    }
  }

  /**
   * Opens a text.
   *
   * @param published finds the public part of a key by its id, as a JWK
   */
  public static Opened open(String text, Function<String, Optional<String>> published) {
    Optional<JWSObject> parsed = parsed(text);
    if (parsed.isEmpty()) {
      return new Opened.NotOne();
    }
    JWSObject token = parsed.get();
    return published
        .apply(token.getHeader().getKeyID())
        .filter(key -> isSignedBy(key, token))
        .<Opened>map(key -> new Opened.Signed(token.getPayload().toString()))
        .orElseGet(Opened.Unsigned::new);
  }

  /** Reads a text. The library throws several unchecked exceptions too for text that is none. */
  private static Optional<JWSObject> parsed(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(JWSObject.parse(text.strip())).filter(token -> isCertificate(token.getHeader()));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isCertificate(JWSHeader header) {
    return header.getType() != null
        && header.getType().getType().equals(TYPE)
        && header.getAlgorithm().equals(JWSAlgorithm.ES256)
        && header.getKeyID() != null;
  }

  private static boolean isSignedBy(String key, JWSObject token) {
    try {
      return token.verify(new ECDSAVerifier(ECKey.parse(key)));
    } catch (JOSEException e) {
      return false;
    } catch (ParseException e) {
      throw new IllegalStateException("A published key is no key of P-256.", e);
    }
  }
}
