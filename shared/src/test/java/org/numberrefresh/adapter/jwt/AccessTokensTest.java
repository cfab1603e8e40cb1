package org.numberrefresh.adapter.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.fake.TickingClock;

/** An issuer's keys come and go, and so does the issuer. */
class AccessTokensTest {

  private static final RSAKey FIRST = key("first");
  private static final RSAKey SECOND = key("second");
  private static final String ISSUER = "https://issuer.example";

  private final TickingClock clock = new TickingClock();
  private final AtomicInteger fetched = new AtomicInteger();
  private volatile List<RSAKey> published = List.of(FIRST);
  private volatile int status = 200;
  private HttpServer issuer;
  private AccessTokens tokens;

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          List<JWK> keys = published.stream().<JWK>map(RSAKey::toPublicJWK).toList();
          byte[] body = new JWKSet(keys).toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    issuer.start();
    tokens = tokens("");
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
  }

  private AccessTokens tokens(String audience) {
    String url = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks";
    return new AccessTokens(new AccessTokens.Rules(ISSUER, audience, url, ""), clock);
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .claim("client_id", "east")
        .claim("scope", Scope.ORDERS_READ.value())
        .issueTime(Date.from(clock.instant()))
        .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
  }

  private static String signed(RSAKey key, JWTClaimsSet claims) {
    var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return "Bearer " + token.serialize();
  }

  private boolean passes(RSAKey key) {
    return tokens.check(signed(key, claims().build())).isPresent();
  }

  @Test
  void a_token_tells_its_client_and_scopes() {
    var expected = new AccessTokens.TokenClaims("east", Set.of(Scope.ORDERS_READ));
    assertEquals(expected, tokens.check(signed(FIRST, claims().build())).orElseThrow());
  }

  @Test
  void an_audience_is_asked_for_where_one_is_set() {
    String none = signed(FIRST, claims().build());
    String other = signed(FIRST, claims().audience("other").build());
    String right = signed(FIRST, claims().audience(List.of("other", "number-refresh")).build());
    assertTrue(tokens.check(none).isPresent());
    tokens = tokens("number-refresh");
    assertTrue(tokens.check(right).isPresent());
    assertFalse(tokens.check(none).isPresent());
    assertFalse(tokens.check(other).isPresent());
  }

  @Test
  void an_id_token_is_no_access_token() {
    assertTrue(tokens.check(signed(FIRST, claims().claim("token_use", "access").build())).isPresent());
    assertFalse(tokens.check(signed(FIRST, claims().claim("token_use", "id").build())).isPresent());
    assertFalse(tokens.check(signed(FIRST, claims().claim("token_use", 7).build())).isPresent());
  }

  @Test
  void a_new_key_counts_at_once() {
    assertTrue(passes(FIRST));
    published = List.of(FIRST, SECOND);
    assertTrue(passes(SECOND));
    assertTrue(passes(FIRST));
    assertEquals(2, fetched.get());
  }

  @Test
  void unknown_keys_are_looked_for_twice_in_half_a_minute_however_many_are_shown() {
    for (int i = 0; i < 100; i++) {
      assertFalse(passes(SECOND));
    }
    assertEquals(2, fetched.get());
    clock.advance(IssuerKeys.FETCHED_EVERY);
    for (int i = 0; i < 100; i++) {
      assertFalse(passes(SECOND));
      assertTrue(passes(FIRST));
    }
    assertEquals(4, fetched.get());
  }

  @Test
  void a_key_that_was_taken_back_counts_for_five_minutes_at_most() {
    assertTrue(passes(FIRST));
    published = List.of(SECOND);
    clock.advance(IssuerKeys.KEPT.minusSeconds(1));
    assertTrue(passes(FIRST));
    clock.advance(Duration.ofSeconds(2));
    assertFalse(passes(FIRST));
    assertTrue(passes(SECOND));
  }

  @Test
  void an_issuer_that_is_down_locks_nobody_out_for_an_hour() {
    assertTrue(passes(FIRST));
    status = 503;
    for (int minutes = 0; minutes < 60; minutes += 5) {
      assertTrue(passes(FIRST), minutes + " minutes");
      assertFalse(passes(SECOND), minutes + " minutes");
      clock.advance(Duration.ofMinutes(5));
    }
    clock.advance(IssuerKeys.KEPT.plusSeconds(1));
    assertFalse(passes(FIRST));
    status = 200;
    clock.advance(IssuerKeys.FETCHED_EVERY);
    assertTrue(passes(FIRST));
  }

  @Test
  void while_the_issuer_is_down_unknown_keys_do_not_lock_the_others_out() {
    assertTrue(passes(FIRST));
    status = 503;
    clock.advance(IssuerKeys.KEPT.plusSeconds(1));
    for (int i = 0; i < 10; i++) {
      assertFalse(passes(SECOND));
      assertTrue(passes(FIRST));
    }
    assertTrue(fetched.get() <= 5, () -> fetched + " fetches");
  }
}
