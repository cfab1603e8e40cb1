package org.numberrefresh.local.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.numberrefresh.local.stores.PrivateFile;

/** Signs and checks access tokens: RS256 JWTs with Cognito's claims, by the stack's clock. */
final class TokenIssuer {

  static final Duration LIFETIME = Duration.ofHours(1);

  private static final int KEY_BITS = 2048;

  private final String issuer;
  private final Clock clock;
  private final RSAKey key;
  private final JWSSigner signer;

  TokenIssuer(String issuer, Clock clock, RSAKey key) {
    this.issuer = issuer;
    this.clock = clock;
    this.key = key;
    try {
      this.signer = new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The signing key: kept with the data, so that tokens outlive a restart, else drawn anew. */
  static RSAKey key(Optional<Path> data) {
    Optional<PrivateFile> file = data.map(path -> new PrivateFile(path.resolve("signing-key.json")));
    try {
      Optional<String> kept = file.flatMap(PrivateFile::read);
      if (kept.isPresent()) {
        return RSAKey.parse(kept.get());
      }
      RSAKey drawn = new RSAKeyGenerator(KEY_BITS).keyID(UUID.randomUUID().toString()).generate();
      file.ifPresent(keeper -> keeper.write(drawn.toJSONString()));
      return drawn;
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("The signing key cannot be made or read", e);
    }
  }

  /** The public keys, as JSON. */
  String keys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  String token(Client client, Collection<String> scopes) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(client.id())
            .claim("client_id", client.id())
            .claim("token_use", "access")
            .claim("scope", String.join(" ", scopes))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(JOSEObjectType.JWT).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /** Whether a token is one of this issuer's, still good, and carries a scope. */
  boolean grants(String token, String scope) {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      Date expiry = claims.getExpirationTime();
      return signed.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
          && signed.verify(new RSASSAVerifier(key.toRSAPublicKey()))
          && expiry != null
          && clock.instant().isBefore(expiry.toInstant())
          && Arrays.asList(claims.getStringClaim("scope").split(" ")).contains(scope);
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }
}
