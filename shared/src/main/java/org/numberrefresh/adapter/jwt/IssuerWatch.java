package org.numberrefresh.adapter.jwt;

/** Hears of the outages of an issuer. */
public interface IssuerWatch {

  /**
   * Hears of a fetch of the issuer's keys that failed, though it was tried twice.
   *
   * @param first true if an outage begins: the fetch before this one succeeded, or there was none
   * @param fault the failure, in words for operators
   */
  void failed(boolean first, String fault);

  /** Hears that an outage ended. */
  void recovered();
}
