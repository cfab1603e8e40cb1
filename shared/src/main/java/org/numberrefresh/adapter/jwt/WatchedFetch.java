package org.numberrefresh.adapter.jwt;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;

/** The fetches of an issuer's keys. They know when an outage begins and ends. */
final class WatchedFetch extends JWKSetSourceWrapper<SecurityContext> {

  private final IssuerWatch watch;
  private volatile boolean down;

  WatchedFetch(JWKSetSource<SecurityContext> source, IssuerWatch watch) {
    super(source);
    this.watch = watch;
  }

  /** True if the last fetch failed. */
  boolean isDown() {
    return down;
  }

  @Override
  public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, SecurityContext context)
      throws KeySourceException {
    try {
      JWKSet fetched = getSource().getJWKSet(evaluator, now, context);
      succeeded();
      return fetched;
    } catch (KeySourceException e) {
      failed(e);
      throw e;
    } catch (RuntimeException e) {
      failed(e);
      throw new JWKSetParseException("The issuer's answer cannot be read.", e);
    }
  }

  private void succeeded() {
    if (down) {
      down = false;
      watch.recovered();
    }
  }

  private void failed(Exception fault) {
    boolean first = !down;
    down = true;
    watch.failed(first, fault.toString());
  }
}
