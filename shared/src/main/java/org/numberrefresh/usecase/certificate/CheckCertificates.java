package org.numberrefresh.usecase.certificate;

import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.certificate.CertificateTokens;
import org.numberrefresh.domain.certificate.CertificateTokens.Flaw;
import org.numberrefresh.domain.certificate.Statement;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.number.HolderChanges;
import org.numberrefresh.usecase.query.Holders;

/**
 * Checks certificates that somebody shows. Of a valid one it tells if the number changed hands since, as the recycling
 * check tells it for the day since which it was held, and nothing else.
 */
public final class CheckCertificates {

  private final Holders holders;
  private final CertificateTokens tokens;

  public CheckCertificates(Core core, CertificateTokens tokens) {
    this.holders = new Holders(core);
    this.tokens = tokens;
  }

  /** The finding about a text. */
  public sealed interface Finding {}

  /**
   * A valid certificate.
   *
   * @param stillHeld false if the number changed hands since, or if what the certificate says was taken back
   */
  public record Valid(boolean stillHeld) implements Finding {}

  /** No valid certificate. */
  public record Invalid(Flaw flaw) implements Finding {}

  /** Checks a text. */
  public Finding check(String shown) {
    return switch (tokens.read(shown)) {
      case CertificateTokens.Invalid(Flaw flaw) -> new Invalid(flaw);
      case CertificateTokens.Genuine genuine -> new Valid(isStillHeld(genuine.certificate().statement()));
    };
  }

  private boolean isStillHeld(Statement statement) {
    return holders
        .of(statement.phoneNumber())
        .map(past -> past.changes().after(ShanghaiTime.endOf(statement.heldSince())))
        .filter(HolderChanges.Finding.SAME::equals)
        .isPresent();
  }
}
