package org.numberrefresh.peer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Set;

/** Checks access tokens. */
@Singleton
public class Tokens {

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  Tokens() throws MalformedURLException {
    var keys = JWKSourceBuilder.create(URI.create(System.getenv("JWKS_URL")).toURL()).build();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            System.getenv("TOKEN_AUDIENCE"),
            new JWTClaimsSet.Builder().issuer(System.getenv("TOKEN_ISSUER")).build(),
            Set.of("exp", "iat")));
  }

  JWTClaimsSet check(String token) throws Exception {
    return processor.process(token, null);
  }
}
