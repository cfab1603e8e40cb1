package org.numberrefresh.fake;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.adapter.app.SecurityEvents;
import org.numberrefresh.adapter.certificate.SignedCertificates;
import org.numberrefresh.adapter.jwt.JwsCertificateSigner;
import org.numberrefresh.adapter.jwt.JwsEventSigner;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.jws.JwsKey;
import org.numberrefresh.domain.jws.JwsKeyRing;
import org.numberrefresh.domain.jws.JwsKeys;
import org.numberrefresh.domain.jws.JwsSigning;
import org.numberrefresh.domain.jws.JwsUse;

/** The keys of one use in memory. */
public final class FakeJwsKeys implements JwsKeys {

  /** The issuer of the tokens that tests sign. */
  public static final String ISSUER = "https://hub.example";

  private JwsKeyRing ring = JwsKeyRing.NONE;

  /** Events that are signed by keys of their own, should one be sent. */
  public static SecurityEvents events(Clock clock, SecureRandom random) {
    return new FakeJwsKeys().events(new JwsEventSigner(random), clock);
  }

  /** Events that are signed by these keys. */
  public SecurityEvents events(JwsEventSigner signer, Clock clock) {
    return new SecurityEvents(new JwsSigning(JwsUse.SECURITY_EVENTS, this, () -> signer, clock), ISSUER, clock);
  }

  /** Certificates that are signed by these keys. */
  public CertificateTokens certificates(Clock clock, SecureRandom random) {
    var signing = new JwsSigning(JwsUse.CERTIFICATES, this, () -> new JwsCertificateSigner(random), clock);
    return new SignedCertificates(signing, this, Optional.of(ISSUER), clock);
  }

  @Override
  public synchronized JwsKeyRing find() {
    return ring;
  }

  @Override
  public synchronized boolean replace(JwsKeyRing next) {
    if (next.version() != ring.version() + 1) {
      return false;
    }
    ring = next;
    return true;
  }

  @Override
  public synchronized List<String> published() {
    return ring.keys().stream().map(JwsKey::published).toList();
  }
}
