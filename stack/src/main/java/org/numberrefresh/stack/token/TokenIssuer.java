package org.numberrefresh.stack.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signs and checks access tokens: ES256 JWTs with Cognito's claims and an audience, by the stack's clock. */
public final class TokenIssuer {

  static final Duration LIFETIME = Duration.ofHours(1);

  private final String issuer;
  private final String audience;
  private final Clock clock;
  private final SigningKeys keys;

  /**
   * Makes the issuer.
   *
   * @param issuer its name in the tokens (claim {@code iss})
   * @param audience the audience that every token names (claim {@code aud})
   */
  public TokenIssuer(String issuer, String audience, Clock clock, SigningKeys keys) {
    this.issuer = issuer;
    this.audience = audience;
    this.clock = clock;
    this.keys = keys;
  }

  /** The public keys. */
  public JWKSet keys() {
    return keys.published(clock.instant());
  }

  /** Signs with a new key from now on, and returns the public keys. */
  public JWKSet rotate() {
    keys.rotate(clock.instant());
    return keys();
  }

  /** A token of a client with some scopes, good for an hour. */
  public String token(Client client, Collection<String> scopes) {
    return signed(JOSEObjectType.JWT, claims(client, scopes).build());
  }

  /** The claims of such a token. */
  public JWTClaimsSet.Builder claims(Client client, Collection<String> scopes) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(audience)
        .subject(client.id())
        .claim("client_id", client.id())
        .claim("token_use", "access")
        .claim("scope", String.join(" ", scopes))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .jwtID(UUID.randomUUID().toString());
  }

  /** Signs claims. */
  public String signed(JOSEObjectType type, JWTClaimsSet claims) {
    ECKey key = keys.current();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(type).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /** The scopes of a token; empty if this issuer did not sign it or if it has ended. */
  public Optional<List<String>> scopes(String token) {
    try {
      Optional<SignedJWT> parsed = parsed(token);
      return parsed.isPresent() ? scopes(parsed.get()) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  /** Reads a token. The library throws several unchecked exceptions too for text that is none. */
  private static Optional<SignedJWT> parsed(String token) {
    try {
      return Optional.of(SignedJWT.parse(token));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Optional<List<String>> scopes(SignedJWT token) throws ParseException, JOSEException {
    if (!token.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256) || !isSignedByUs(token)) {
      return Optional.empty();
    }
    Date expiry = token.getJWTClaimsSet().getExpirationTime();
    String scope = token.getJWTClaimsSet().getStringClaim("scope");
    boolean good = expiry != null && scope != null && clock.instant().isBefore(expiry.toInstant());
    return good ? Optional.of(List.of(scope.split(" "))) : Optional.empty();
  }

  private boolean isSignedByUs(SignedJWT token) throws JOSEException {
    JWK key = keys().getKeyByKeyId(token.getHeader().getKeyID());
    return key != null && token.verify(new ECDSAVerifier(key.toECKey()));
  }
}
