package org.numberrefresh.domain.certificate;

/** Signs certificates, and reads those that somebody shows. */
public interface CertificateTokens {

  /** Signs a certificate. */
  String sign(Certificate certificate);

  /**
   * Reads a text that somebody shows as a certificate. No text makes it fail.
   *
   * @param shown any text
   */
  Reading read(String shown);

  /** The finding about a text. */
  sealed interface Reading {}

  /** A certificate of this platform that may still be shown. */
  record Genuine(Certificate certificate) implements Reading {}

  /** No valid certificate. */
  record Invalid(Flaw flaw) implements Reading {}

  /** The reasons why a text is no valid certificate. */
  enum Flaw {
    /** It has not the form of a certificate; it may be a token of another use. */
    MALFORMED,
    /** None of the platform's keys signed it, or it was changed since. */
    FORGED,
    /** It was valid once. */
    EXPIRED
  }
}
