package org.numberrefresh.adapter.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.adapter.jwt.JwsCertificateSigner;
import org.numberrefresh.adapter.jwt.JwsEventSigner;
import org.numberrefresh.domain.certificate.Certificate;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.certificate.CertificateTokens.Flaw;
import org.numberrefresh.domain.certificate.CertificateTokens.Genuine;
import org.numberrefresh.domain.certificate.CertificateTokens.Invalid;
import org.numberrefresh.domain.certificate.Statement;
import org.numberrefresh.domain.jws.JwsKey;
import org.numberrefresh.domain.jws.JwsSigning;
import org.numberrefresh.domain.jws.JwsUse;
import org.numberrefresh.fake.FakeJwsKeys;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.json.Json;

/** A certificate is what its own keys signed, and nothing else is. */
class SignedCertificatesTest {

  private final TickingClock clock = new TickingClock();
  private final SeededRandom random = new SeededRandom(1);
  private final FakeJwsKeys keys = new FakeJwsKeys();
  private final CertificateTokens tokens = keys.certificates(clock, random);

  private Certificate certificate(boolean withResidue) {
    var statement =
        new Statement(
            TestNumbers.number(0),
            Optional.of(LocalDate.parse("2026-01-05")),
            LocalDate.parse("2026-04-10"),
            withResidue,
            LocalDate.parse("2026-07-01"));
    return new Certificate(statement, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static JsonNode part(String token, int index) {
    return Json.own(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8));
  }

  private String signed() {
    return tokens.sign(certificate(false));
  }

  private Invalid because(Flaw flaw) {
    return new Invalid(flaw);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_was_signed_is_read(boolean withResidue) {
    Certificate certificate = certificate(withResidue);
    assertEquals(new Genuine(certificate), tokens.read(tokens.sign(certificate)));
    Statement some = certificate.statement();
    var held =
        new Statement(some.phoneNumber(), Optional.empty(), some.refreshedOn(), some.withResidue(), some.heldSince());
    var without = new Certificate(held, certificate.issuedAt());
    assertEquals(new Genuine(without), tokens.read(" " + tokens.sign(without) + "\n"));
  }

  @Test
  void it_says_what_is_documented_and_nothing_else() {
    String token = signed();
    JsonNode header = part(token, 0);
    assertEquals("number-certificate+jwt ES256", header.path("typ").textValue() + " " + header.path("alg").textValue());
    JsonNode claims = part(token, 1);
    var names = new TreeSet<String>();
    claims.fieldNames().forEachRemaining(names::add);
    assertEquals(
        "[cooledUntil, exp, givenUpOn, grade, heldSince, iat, iss, phone_number, refreshedOn]", names.toString());
    assertEquals(Certificate.VALID_FOR.toSeconds(), claims.path("exp").longValue() - claims.path("iat").longValue());
    assertEquals("2026-04-05", claims.path("cooledUntil").textValue());
  }

  @Test
  void each_changed_character_is_noticed() {
    String token = signed();
    for (int i = 0; i < token.length(); i++) {
      String other = token.substring(0, i) + (token.charAt(i) == 'B' ? 'C' : 'B') + token.substring(i + 1);
      boolean samePadding = i == token.length() - 1;
      assertTrue(tokens.read(other) instanceof Invalid || samePadding, other);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.", "bnVsbA.e30.e30", "certificate", "\u0000", "{}"})
  void any_other_text_is_malformed(String text) {
    assertEquals(because(Flaw.MALFORMED), tokens.read(text));
    assertEquals(because(Flaw.MALFORMED), tokens.read("x".repeat(100_000)));
  }

  private static JWSObject object(JWSAlgorithm algorithm, String type, String kid) {
    var header = new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type)).keyID(kid).build();
    return new JWSObject(header, new Payload("{\"exp\":9999999999}"));
  }

  @Test
  void a_key_of_somebody_else_forges() throws JOSEException, ParseException {
    signed();
    JwsKey foreign = new JwsCertificateSigner(new SeededRandom(2)).draw(clock.instant());
    String kid = keys.find().keys().getFirst().id();
    JWSObject token = object(JWSAlgorithm.ES256, JwsCertificateSigner.TYPE, kid);
    token.sign(new ECDSASigner(ECKey.parse(foreign.secret().orElseThrow())));
    assertEquals(because(Flaw.FORGED), tokens.read(token.serialize()));
    JWSObject unknown = object(JWSAlgorithm.ES256, JwsCertificateSigner.TYPE, foreign.id());
    unknown.sign(new ECDSASigner(ECKey.parse(foreign.secret().orElseThrow())));
    assertEquals(because(Flaw.FORGED), tokens.read(unknown.serialize()));
  }

  /** The public key is no secret, so it must not count as one. */
  @Test
  void a_public_key_as_a_shared_secret_signs_nothing() throws JOSEException {
    signed();
    JwsKey key = keys.find().keys().getFirst();
    JWSObject token = object(JWSAlgorithm.HS256, JwsCertificateSigner.TYPE, key.id());
    token.sign(new MACSigner(key.published().getBytes(StandardCharsets.UTF_8)));
    assertEquals(because(Flaw.MALFORMED), tokens.read(token.serialize()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "JWT", "secevent+jwt"})
  void a_token_of_another_type_is_none_whoever_signed_it(String type) throws JOSEException, ParseException {
    signed();
    JwsKey key = keys.find().keys().getFirst();
    JWSObject token = object(JWSAlgorithm.ES256, type, key.id());
    token.sign(new ECDSASigner(ECKey.parse(key.secret().orElseThrow())));
    assertEquals(because(Flaw.MALFORMED), tokens.read(token.serialize()));
  }

  @Test
  void a_security_event_is_none() {
    signed();
    var signing = new JwsSigning(JwsUse.SECURITY_EVENTS, new FakeJwsKeys(), () -> new JwsEventSigner(random), clock);
    assertEquals(because(Flaw.MALFORMED), tokens.read(signing.sign("{}")));
  }

  @Test
  void certificates_of_old_keys_are_told_from_forged_ones_for_two_years() {
    String first = signed();
    String former = first;
    for (int day = 1; day < 700; day++) {
      clock.advance(Duration.ofDays(1));
      String next = signed();
      if (!part(next, 0).path("kid").equals(part(former, 0).path("kid"))) {
        assertInstanceOf(Genuine.class, tokens.read(former));
      }
      former = next;
    }
    assertTrue(keys.find().keys().size() > 6);
    assertEquals(because(Flaw.EXPIRED), tokens.read(first));
    assertInstanceOf(Genuine.class, keys.certificates(clock, random).read(former));
  }

  @Test
  void public_parts_alone_are_published() {
    signed();
    JsonNode key = Json.own(keys.published().getFirst());
    assertEquals("EC P-256 ES256 sig", words(key));
    assertFalse(key.has("d"));
  }

  private static String words(JsonNode key) {
    return String.join(
        " ",
        key.path("kty").textValue(),
        key.path("crv").textValue(),
        key.path("alg").textValue(),
        key.path("use").textValue());
  }
}
