package org.numberrefresh.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Tokens with a signature of no key. Their check takes the way of a good one. */
final class RehearsedTokens {

  private static final int RSA_BYTES = 256;
  private static final int EC_BYTES = 64;
  private static final String CLAIMS = "{\"iss\":\"-\",\"exp\":1,\"iat\":1}";

  private RehearsedTokens() {}

  /** Checks a token of each algorithm, and returns them. */
  static List<String> checked(Collection<JWSAlgorithm> algorithms) {
    var tokens = new ArrayList<String>();
    try {
      for (JWSAlgorithm algorithm : algorithms) {
        boolean rsa = JWSAlgorithm.Family.RSA.contains(algorithm);
        var header = new JWSHeader.Builder(algorithm).keyID("rehearsal").build();
        Base64URL signature = Base64URL.encode(filled(rsa ? RSA_BYTES : EC_BYTES));
        String signed = header.toBase64URL() + "." + Base64URL.encode(CLAIMS);
        new DefaultJWSVerifierFactory()
            .createJWSVerifier(header, rsa ? rsaKey() : ecKey())
            .verify(header, signed.getBytes(StandardCharsets.US_ASCII), signature);
        tokens.add(signed + "." + signature);
      }
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException("A signature cannot be checked", e);
    }
    return tokens;
  }

  private static byte[] filled(int bytes) {
    var filled = new byte[bytes];
    java.util.Arrays.fill(filled, (byte) 1);
    return filled;
  }

  private static Key ecKey() throws GeneralSecurityException {
    var pairs = KeyPairGenerator.getInstance("EC");
    pairs.initialize(256);
    return pairs.generateKeyPair().getPublic();
  }

  /** No key was ever drawn for it: to draw one takes seconds. */
  private static Key rsaKey() throws GeneralSecurityException {
    var modulus = BigInteger.ONE.shiftLeft(2048).subtract(BigInteger.ONE);
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)));
  }
}
