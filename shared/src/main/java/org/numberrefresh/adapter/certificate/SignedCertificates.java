package org.numberrefresh.adapter.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.numberrefresh.adapter.jwt.JwsCertificateSigner;
import org.numberrefresh.adapter.jwt.JwsCertificateSigner.Opened;
import org.numberrefresh.domain.certificate.Certificate;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.certificate.Statement;
import org.numberrefresh.domain.jws.JwsKeys;
import org.numberrefresh.domain.jws.JwsSigning;
import org.numberrefresh.domain.jws.PublishedKeys;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.json.Json;

/**
 * Certificates as JSON Web Tokens (RFC 7519). The number is the claim {@code phone_number} of OpenID Connect; the other
 * claims of the statement are ours. {@code grade} is a word of the product: REFRESHED or REFRESHED_WITH_RESIDUE.
 */
public final class SignedCertificates implements CertificateTokens {

  private static final String REFRESHED = "REFRESHED";
  private static final String WITH_RESIDUE = "REFRESHED_WITH_RESIDUE";

  private final JwsSigning signing;
  private final PublishedKeys published;
  private final Optional<String> issuer;
  private final Clock clock;

  /**
   * Makes the reader and signer of a platform's certificates.
   *
   * @param signing signs by the newest of the keys
   * @param keys the keys of certificates
   * @param issuer the claim {@code iss}; left out if the platform has no lasting name
   */
  public SignedCertificates(JwsSigning signing, JwsKeys keys, Optional<String> issuer, Clock clock) {
    this.signing = signing;
    this.published = new PublishedKeys(keys, clock);
    this.issuer = issuer;
    this.clock = clock;
  }

  @Override
  public String sign(Certificate certificate) {
    return signing.sign(claims(certificate));
  }

  private String claims(Certificate certificate) {
    Statement statement = certificate.statement();
    ObjectNode claims = Json.object();
    issuer.ifPresent(name -> claims.put("iss", name));
    claims
        .put("iat", certificate.issuedAt().getEpochSecond())
        .put("exp", certificate.validUntil().getEpochSecond())
        .put("phone_number", statement.phoneNumber().e164());
    statement.givenUpOn().ifPresent(day -> claims.put("givenUpOn", day.toString()));
    statement.cooledUntil().ifPresent(day -> claims.put("cooledUntil", day.toString()));
    claims
        .put("refreshedOn", statement.refreshedOn().toString())
        .put("grade", statement.withResidue() ? WITH_RESIDUE : REFRESHED)
        .put("heldSince", statement.heldSince().toString());
    return Json.text(claims);
  }

  @Override
  public Reading read(String shown) {
    return switch (JwsCertificateSigner.open(shown, this::publishedKey)) {
      case Opened.NotOne _ -> new Invalid(Flaw.MALFORMED);
      case Opened.Unsigned _ -> new Invalid(Flaw.FORGED);
      case Opened.Signed(String claims) -> read(Json.own(claims));
    };
  }

  private Reading read(JsonNode claims) {
    if (!clock.instant().isBefore(Instant.ofEpochSecond(claims.get("exp").longValue()))) {
      return new Invalid(Flaw.EXPIRED);
    }
    var statement =
        new Statement(
            PhoneNumber.parse(claims.get("phone_number").textValue()).orElseThrow(),
            Optional.ofNullable(claims.get("givenUpOn")).map(SignedCertificates::day),
            day(claims.get("refreshedOn")),
            claims.get("grade").textValue().equals(WITH_RESIDUE),
            day(claims.get("heldSince")));
    return new Genuine(new Certificate(statement, Instant.ofEpochSecond(claims.get("iat").longValue())));
  }

  private static LocalDate day(JsonNode text) {
    return LocalDate.parse(text.textValue());
  }

  private Optional<String> publishedKey(String id) {
    return published.all().stream().filter(key -> Json.own(key).get("kid").textValue().equals(id)).findFirst();
  }
}
