package org.numberrefresh.adapter.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.fake.TickingClock;

/** An issuer's keys come and go, and so does the issuer. */
class AccessTokensTest {

  private static final RSAKey FIRST = PlayedIssuer.FIRST;
  private static final RSAKey SECOND = PlayedIssuer.SECOND;

  private final TickingClock clock = new TickingClock();
  private final PlayedIssuer issuer = new PlayedIssuer();
  private final NotedOutages outages = new NotedOutages();
  private AccessTokens tokens = new AccessTokens(issuer.rules(""), clock, outages);

  @AfterEach
  void stop() {
    issuer.close();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(PlayedIssuer.NAME)
        .claim("client_id", "east")
        .claim("scope", Scope.ORDERS_READ.value())
        .issueTime(Date.from(clock.instant()))
        .expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
  }

  private static String signed(RSAKey key, JWTClaimsSet claims) {
    return PlayedIssuer.signed(key, claims.toString());
  }

  private boolean passes(RSAKey key) {
    return passes(signed(key, claims().build()));
  }

  private boolean passes(String authorization) {
    return tokens.check(authorization) instanceof AccessTokens.TokenClaims;
  }

  private boolean isUnchecked(RSAKey key) {
    return tokens.check(signed(key, claims().build())) instanceof AccessTokens.Unchecked;
  }

  @Test
  void a_token_tells_its_client_and_scopes() {
    var expected = new AccessTokens.TokenClaims("east", Set.of(Scope.ORDERS_READ));
    assertEquals(expected, tokens.check(signed(FIRST, claims().build())));
  }

  @Test
  void an_audience_is_asked_for_where_one_is_set() {
    String none = signed(FIRST, claims().build());
    String other = signed(FIRST, claims().audience("other").build());
    String right = signed(FIRST, claims().audience(List.of("other", "number-refresh")).build());
    assertTrue(passes(none));
    tokens = new AccessTokens(issuer.rules("number-refresh"), clock, outages);
    assertTrue(passes(right));
    assertFalse(passes(none));
    assertFalse(passes(other));
  }

  @Test
  void an_id_token_is_no_access_token() {
    assertTrue(passes(signed(FIRST, claims().claim("token_use", "access").build())));
    assertFalse(passes(signed(FIRST, claims().claim("token_use", "id").build())));
    assertFalse(passes(signed(FIRST, claims().claim("token_use", 7).build())));
  }

  private boolean passesAs(String type) {
    String header = "{\"alg\":\"RS256\",\"kid\":\"first\",\"typ\":" + type + "}";
    byte[] claims = claims().build().toString().getBytes(StandardCharsets.UTF_8);
    return passes(PlayedIssuer.signed(FIRST, header.getBytes(StandardCharsets.UTF_8), claims));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/AT+jwt", "JWT", "jwt"})
  void an_access_tokens_type_is_written_in_any_case(String type) {
    assertTrue(passesAs("\"" + type + "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"number-certificate+jwt\"",
        "\"\"",
        "\"at+jwt2\"",
        "\"secevent+jwt\"",
        "\"application/json\"",
        "7",
        "[\"at+jwt\"]"
      })
  void a_token_of_another_type_is_refused(String type) {
    assertFalse(passesAs(type));
  }

  @Test
  void a_client_has_an_id_of_whole_characters_and_bounded_length() {
    String longest = "c".repeat(AccessTokens.LONGEST_CLIENT);
    assertTrue(passes(signed(FIRST, claims().claim("client_id", longest).build())));
    for (String bad : List.of("", longest + "c", "c".repeat(3_000), "a\nb", "a\u0000")) {
      assertFalse(passes(signed(FIRST, claims().claim("client_id", bad).build())), bad);
    }
  }

  @Test
  void a_new_key_counts_at_once() {
    assertTrue(passes(FIRST));
    issuer.publishes(FIRST, SECOND);
    assertTrue(passes(SECOND));
    assertTrue(passes(FIRST));
    assertEquals(2, issuer.fetched());
  }

  @Test
  void unknown_keys_are_looked_for_twice_in_half_a_minute_however_many_are_shown() {
    for (int i = 0; i < 100; i++) {
      assertFalse(passes(SECOND));
    }
    assertEquals(2, issuer.fetched());
    clock.advance(IssuerKeys.FETCHED_EVERY);
    for (int i = 0; i < 100; i++) {
      assertFalse(passes(SECOND));
      assertTrue(passes(FIRST));
    }
    assertEquals(4, issuer.fetched());
  }

  @Test
  void a_key_that_was_taken_back_counts_for_five_minutes_at_most() {
    assertTrue(passes(FIRST));
    issuer.publishes(SECOND);
    clock.advance(IssuerKeys.KEPT.minusSeconds(1));
    assertTrue(passes(FIRST));
    clock.advance(Duration.ofSeconds(2));
    assertFalse(passes(FIRST));
    assertTrue(passes(SECOND));
  }

  @Test
  void an_issuer_that_is_down_locks_nobody_out_for_an_hour() {
    assertTrue(passes(FIRST));
    issuer.answers(503);
    for (int minutes = 0; minutes < 60; minutes += 5) {
      assertTrue(passes(FIRST), minutes + " minutes");
      assertFalse(passes(SECOND), minutes + " minutes");
      clock.advance(Duration.ofMinutes(5));
    }
    clock.advance(IssuerKeys.KEPT.plusSeconds(1));
    assertFalse(passes(FIRST));
    issuer.answers(200);
    clock.advance(IssuerKeys.FETCHED_EVERY);
    assertTrue(passes(FIRST));
  }

  @Test
  void while_the_issuer_is_down_unknown_keys_do_not_lock_the_others_out() {
    assertTrue(passes(FIRST));
    issuer.answers(503);
    clock.advance(IssuerKeys.KEPT.plusSeconds(1));
    for (int i = 0; i < 10; i++) {
      assertFalse(passes(SECOND));
      assertTrue(passes(FIRST));
    }
    assertTrue(issuer.fetched() <= 5, () -> issuer.fetched() + " fetches");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 429, 500, 503})
  void a_token_is_unchecked_while_no_keys_could_be_fetched(int status) {
    issuer.answers(status);
    for (int i = 0; i < 10; i++) {
      assertTrue(isUnchecked(FIRST));
    }
    assertInstanceOf(AccessTokens.Refused.class, tokens.check("Bearer nonsense"));
    issuer.answers(200);
    clock.advance(IssuerKeys.FETCHED_EVERY);
    assertTrue(passes(FIRST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "7", "{}", "{\"keys\":null}", "{\"keys\":[null]}", "{\"keys\":[{}]}", "<html>"})
  void an_answer_without_keys_is_an_outage(String body) {
    issuer.publishes(body);
    assertTrue(isUnchecked(FIRST));
  }

  @Test
  void an_issuer_that_is_gone_is_an_outage() {
    issuer.close();
    assertTrue(isUnchecked(FIRST));
    assertEquals(List.of("begins"), outages.told());
  }

  @Test
  void a_key_that_is_unknown_during_an_outage_leaves_its_token_unchecked() {
    assertTrue(passes(FIRST));
    assertFalse(isUnchecked(SECOND));
    issuer.answers(503);
    clock.advance(IssuerKeys.FETCHED_EVERY);
    for (int i = 0; i < 10; i++) {
      assertTrue(isUnchecked(SECOND));
      assertTrue(passes(FIRST));
    }
  }

  @Test
  void an_outage_is_told_when_it_begins_and_when_it_ends() {
    issuer.answers(503);
    for (int i = 0; i < 5; i++) {
      assertTrue(isUnchecked(FIRST));
    }
    clock.advance(IssuerKeys.FETCHED_EVERY);
    assertTrue(isUnchecked(FIRST));
    assertEquals(List.of("begins", "goes on", "goes on"), outages.told().subList(0, 3));
    assertFalse(outages.told().contains("ends"));
    issuer.answers(200);
    clock.advance(IssuerKeys.FETCHED_EVERY);
    assertTrue(passes(FIRST));
    assertEquals("ends", outages.told().getLast());
    assertEquals(1, outages.told().stream().filter("begins"::equals).count());
  }
}
