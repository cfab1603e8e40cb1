package org.numberrefresh.adapter.jwt;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.RetryingJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The keys that an issuer publishes (RFC 7517), by the injected clock. A token with an unknown key has them fetched
 * anew, so a new key counts at once. They are fetched at most twice in {@link #FETCHED_EVERY}. A key that the issuer
 * took back counts for {@link #KEPT} at most, and {@link #KEPT_WITHOUT_ISSUER} longer while the issuer cannot be
 * reached.
 *
 * <p>Decision: docs/decisions.md#the-issuers-keys-go-by-the-injected-clock
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

  static final Duration KEPT = Duration.ofMinutes(5);
  static final Duration KEPT_WITHOUT_ISSUER = Duration.ofHours(1);
  static final Duration FETCHED_EVERY = Duration.ofSeconds(30);

  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(1);
  private static final Duration ANSWERS_WITHIN = Duration.ofMillis(1500);
  private static final Duration FETCHED_WITHIN = Duration.ofSeconds(6);
  private static final int LARGEST = 50 * 1024;

  private final JWKSetSource<SecurityContext> source;
  private final WatchedFetch fetched;
  private final Clock clock;

  IssuerKeys(URL url, Clock clock, IssuerWatch watch) {
    this.clock = clock;
    this.fetched =
        new WatchedFetch(new RetryingJWKSetSource<>(new URLBasedJWKSetSource<>(url, new Fetch()), null), watch);
    var known = new OutageTolerantJWKSetSource<>(fetched, KEPT_WITHOUT_ISSUER.toMillis(), null);
    var limited = new RateLimitedJWKSetSource<>(known, FETCHED_EVERY.toMillis(), null);
    this.source = new CachingJWKSetSource<>(limited, KEPT.toMillis(), FETCHED_WITHIN.toMillis(), null);
  }

  /**
   * Returns the keys that may have signed a token; none if the issuer has no such key.
   *
   * @throws IssuerUnreachable if there may be such a key, and the issuer cannot be asked
   */
  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
    try {
      List<JWK> found = found(selector, context);
      if (found.isEmpty() && fetched.isDown()) {
        throw new IssuerUnreachable("The key is unknown, and the issuer cannot be asked for new ones.");
      }
      return found;
    } catch (RateLimitReachedException e) {
      if (fetched.isDown()) {
        throw new IssuerUnreachable("The issuer could not be reached, and is soon asked again.", e);
      }
      return List.of();
    } catch (JWKSetUnavailableException e) {
      throw new IssuerUnreachable("The issuer's keys cannot be fetched.", e);
    }
  }

  private List<JWK> found(JWKSelector selector, SecurityContext context) throws KeySourceException {
    long now = clock.millis();
    JWKSet known = source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
    List<JWK> found = selector.select(known);
    return found.isEmpty()
        ? selector.select(source.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context))
        : found;
  }

  /** Bounded in time and size; a redirect is no answer, and no proxy of the system is asked. */
  private static final class Fetch extends DefaultResourceRetriever {

    Fetch() {
      super((int) CONNECTS_WITHIN.toMillis(), (int) ANSWERS_WITHIN.toMillis(), LARGEST);
      setProxy(Proxy.NO_PROXY);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      HttpURLConnection connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      // Minutes pass until the next fetch, and a connection must not outlive a snapshot.
      connection.setRequestProperty("Connection", "close");
      return connection;
    }
  }
}
