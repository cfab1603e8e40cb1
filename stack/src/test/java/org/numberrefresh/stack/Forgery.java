package org.numberrefresh.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.numberrefresh.stack.token.Client;
import org.numberrefresh.stack.token.TokenIssuer;

/** Tokens of every kind for a client of a running stack: good ones, and those that somebody might try instead. */
public final class Forgery {

  private final Stack stack;
  private final TokenIssuer issuer;
  private final String precious;
  private final ECKey foreign;

  /**
   * Forges tokens for a stack.
   *
   * @param precious a scope that a thief would add to a token
   */
  public Forgery(Stack stack, String precious) {
    this.stack = stack;
    this.precious = precious;
    this.issuer = stack.issuer();
    try {
      this.foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Client client(String id) {
    return new Client("ANY", null, id, "", List.of());
  }

  /** A good token of a client with some scopes. */
  public String good(String clientId, List<String> scopes) {
    return changed(clientId, scopes, claims -> claims);
  }

  private String changed(String clientId, List<String> scopes, UnaryOperator<JWTClaimsSet.Builder> change) {
    return issuer.signed(JOSEObjectType.JWT, change.apply(issuer.claims(client(clientId), scopes)).build());
  }

  /** Values of the header that must not pass, by what is wrong with them. */
  public Map<String, String> bad(String clientId, List<String> scopes) {
    Instant now = stack.clock().instant();
    var bad = new LinkedHashMap<String, String>();
    bad.put("nothing", "");
    bad.put("no token", "Bearer");
    bad.put("an empty token", "Bearer ");
    bad.put("garbage", "Bearer nonsense");
    bad.put("dots", "Bearer ..");
    bad.put("a header of null", "Bearer " + base64("null") + ".e30.e30");
    bad.put("another scheme", "Basic " + good(clientId, scopes));
    bad.put("two tokens", "Bearer " + good(clientId, scopes) + "," + good(clientId, scopes));
    var claims = new LinkedHashMap<String, UnaryOperator<JWTClaimsSet.Builder>>();
    claims.put("expired", c -> c.expirationTime(Date.from(now.minus(Duration.ofMinutes(2)))));
    claims.put("not yet valid", c -> c.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(5)))));
    claims.put("without an end", c -> c.expirationTime(null));
    claims.put("without a beginning", c -> c.issueTime(null));
    claims.put("with an end of null", c -> c.claim("exp", null).serializeNullClaims(true));
    claims.put("with a beginning of null", c -> c.claim("iat", null).serializeNullClaims(true));
    claims.put("of a client of 3,000 characters", c -> c.claim("client_id", "c".repeat(3_000)));
    claims.put("of another issuer", c -> c.issuer("https://issuer.example"));
    claims.put("of no issuer", c -> c.issuer(null));
    claims.put("for another audience", c -> c.audience("somebody-else"));
    claims.put("for no audience", c -> c.audience((String) null));
    claims.put("an ID token", c -> c.claim("token_use", "id"));
    claims.put("a refresh token", c -> c.claim("token_use", "refresh"));
    claims.put("of no client", c -> c.claim("client_id", null).subject(null));
    claims.forEach((what, change) -> bad.put(what, "Bearer " + changed(clientId, scopes, change)));
    forged(issuer.claims(client(clientId), scopes).build()).forEach((what, token) -> bad.put(what, "Bearer " + token));
    return bad;
  }

  private Map<String, String> forged(JWTClaimsSet claims) {
    ECKey published = issuer.keys().getKeys().getLast().toECKey();
    JWSHeader.Builder es256 = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT);
    var forged = new LinkedHashMap<String, String>();
    forged.put("alg none", new PlainJWT(claims).serialize());
    String good = issuer.signed(JOSEObjectType.JWT, claims);
    String[] parts = good.split("\\.");
    String none = base64("{\"alg\":\"none\",\"kid\":\"" + published.getKeyID() + "\"}");
    forged.put("alg none and a signature", none + "." + parts[1] + "." + parts[2]);
    forged.put("without its signature", parts[0] + "." + parts[1] + ".");
    forged.put("with a signature of zeros", parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
    String more =
        new JWTClaimsSet.Builder(claims).claim("scope", claims.getClaim("scope") + " " + precious).build().toString();
    forged.put("with other claims", parts[0] + "." + base64(more) + "." + parts[2]);
    forged.put("of another type", issuer.signed(new JOSEObjectType("secevent+jwt"), claims));
    try {
      JWSHeader hs256 = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(published.getKeyID()).build();
      byte[] der = published.toECPublicKey().getEncoded();
      forged.put("HS256 with the public key", signed(hs256, claims, new MACSigner(der)));
      String pem =
          "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
      forged.put("HS256 with the public key as PEM", signed(hs256, claims, new MACSigner(pem)));
      forged.put("HS256 with the public key as JSON", signed(hs256, claims, new MACSigner(published.toJSONString())));
      JWSSigner stranger = new ECDSASigner(foreign);
      forged.put("a foreign key", signed(es256.keyID("foreign").build(), claims, stranger));
      forged.put(
          "a foreign key under the right id", signed(es256.keyID(published.getKeyID()).build(), claims, stranger));
      forged.put("a foreign key without an id", signed(es256.keyID(null).build(), claims, stranger));
      forged.put("a foreign key that it brings", signed(es256.jwk(foreign.toPublicJWK()).build(), claims, stranger));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return forged;
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
