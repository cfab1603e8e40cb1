package org.numberrefresh.cli.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.numberrefresh.cli.session.Api;

/** A certificate: a JSON Web Token of the type {@code number-certificate+jwt}, signed by ES256. */
final class SignedStatement {

  private static final String TYPE = "number-certificate+jwt";
  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  private SignedStatement() {}

  /** The result of a check. */
  enum Verdict {
    /** A published key signed it, and it may still be shown. */
    GOOD,
    /** It has not the form of a certificate. */
    MALFORMED,
    /** No published key signed it as it is. */
    FORGED,
    /** It was good once. */
    EXPIRED
  }

  /**
   * The finding.
   *
   * @param claims the claims, where the signature is good
   */
  record Finding(Verdict verdict, Optional<JsonNode> claims) {}

  /**
   * Checks a text by published keys.
   *
   * @param keys a JWK set (RFC 7517)
   */
  static Finding check(String text, JsonNode keys, Instant now) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return new Finding(Verdict.MALFORMED, Optional.empty());
    }
    try {
      JsonNode header = json(parts[0]);
      JsonNode claims = json(parts[1]);
      byte[] signature = BASE64.decode(parts[2]);
      if (!header.path("typ").asText().equals(TYPE) || !header.path("alg").asText().equals("ES256")) {
        return new Finding(Verdict.MALFORMED, Optional.empty());
      }
      byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
      if (!isSigned(header.path("kid").asText(), keys, signed, signature)) {
        return new Finding(Verdict.FORGED, Optional.empty());
      }
      boolean over = claims.path("exp").asLong() <= now.getEpochSecond();
      return new Finding(over ? Verdict.EXPIRED : Verdict.GOOD, Optional.of(claims));
    } catch (IllegalArgumentException | IOException e) {
      return new Finding(Verdict.MALFORMED, Optional.empty());
    }
  }

  private static JsonNode json(String part) throws IOException {
    return Api.JSON.readTree(BASE64.decode(part));
  }

  private static boolean isSigned(String kid, JsonNode keys, byte[] signed, byte[] signature) {
    for (JsonNode key : keys.path("keys")) {
      if (key.path("kid").asText().equals(kid) && verifies(key, signed, signature)) {
        return true;
      }
    }
    return false;
  }

  private static boolean verifies(JsonNode key, byte[] signed, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(publicKey(key));
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    var point = new ECPoint(number(key.path("x").asText()), number(key.path("y").asText()));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(String text) {
    return new BigInteger(1, BASE64.decode(text));
  }
}
