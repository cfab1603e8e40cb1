package org.numberrefresh.adapter.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.json.PlainText;

/** A token, signed or not, is let in by its own words or refused; it never ends in a fault. */
class HostileTokensTest {

  private static final PlayedIssuer ISSUER = new PlayedIssuer();
  private static final TickingClock CLOCK = new TickingClock();
  private static final AccessTokens TOKENS = new AccessTokens(ISSUER.rules(""), CLOCK, new NotedOutages());
  private static final Set<String> NUMBERS = Set.of("exp", "iat", "nbf");
  private static final Set<String> REQUIRED = Set.of("iss", "exp", "iat", "client_id");
  private static final List<String> TEXTS =
      List.of("\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"a\\r\\nb\"", "\"" + "x".repeat(3_000) + "\"");
  private static final List<String> AMOUNTS =
      List.of("0", "-1", "1.5", "1e30", "1e999999999", "-1e-999999999", "9223372036854775807", "9".repeat(2_000));
  private static final List<String> OTHERS =
      List.of("null", "true", "[]", "{}", "[null]", "{\"a\":null}", "[".repeat(2_000) + "]".repeat(2_000), "NaN", "");
  private static final List<String> NAMES =
      List.of("alg", "kid", "typ", "cty", "crit", "b64", "jwk", "jku", "x5c", "x5u", "x5t", "zip", "enc", "epk", "p2c");

  @AfterContainer
  static void stop() {
    ISSUER.close();
  }

  private static Map<String, String> claims() {
    long now = CLOCK.instant().getEpochSecond();
    var claims = new LinkedHashMap<String, String>();
    claims.put("iss", "\"" + PlayedIssuer.NAME + "\"");
    claims.put("exp", "" + (now + 3_600));
    claims.put("iat", "" + now);
    claims.put("sub", "\"east\"");
    claims.put("client_id", "\"east\"");
    claims.put("scope", "\"" + Scope.ORDERS_READ.value() + "\"");
    claims.put("token_use", "\"access\"");
    claims.put("nbf", "" + now);
    return claims;
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static boolean passes(String authorization) {
    return TOKENS.check(authorization) instanceof AccessTokens.TokenClaims;
  }

  @Property(tries = 1)
  void the_token_that_all_others_are_made_from_passes() {
    assertTrue(passes(PlayedIssuer.signed(PlayedIssuer.FIRST, object(claims()))));
  }

  @Property(tries = 1)
  void a_claim_of_a_wrong_type_is_refused_and_a_required_one_must_be_there() {
    for (String name : claims().keySet()) {
      Map<String, String> claims = claims();
      for (String value : OTHERS) {
        claims.put(name, value);
        assertFalse(passes(PlayedIssuer.signed(PlayedIssuer.FIRST, object(claims))), name + ": " + value);
      }
      for (String value : NUMBERS.contains(name) ? TEXTS : AMOUNTS) {
        claims.put(name, value);
        assertFalse(passes(PlayedIssuer.signed(PlayedIssuer.FIRST, object(claims))), name + ": " + value);
      }
      claims.remove(name);
      boolean needed = REQUIRED.contains(name) && !name.equals("client_id");
      assertEquals(!needed, passes(PlayedIssuer.signed(PlayedIssuer.FIRST, object(claims))), name);
    }
  }

  @Property(tries = 400, seed = "20261204", shrinking = ShrinkingMode.OFF)
  void claims_of_any_kind_are_let_in_or_refused(@ForAll long seed) {
    var chance = new Random(seed);
    Map<String, String> claims = claims();
    for (int i = chance.nextInt(4); i >= 0; i--) {
      claims.put(one(chance, List.copyOf(claims.keySet())), value(chance));
    }
    String text = chance.nextInt(20) == 0 ? value(chance) : object(claims);
    if (TOKENS.check(PlayedIssuer.signed(PlayedIssuer.FIRST, text)) instanceof AccessTokens.TokenClaims found) {
      String id = found.clientId();
      assertTrue(id.length() <= AccessTokens.LONGEST_CLIENT && PlainText.is(id), text);
    }
  }

  @Property(tries = 400, seed = "20261204", shrinking = ShrinkingMode.OFF)
  void a_header_of_any_kind_is_let_in_or_refused(@ForAll long seed) {
    var chance = new Random(seed);
    var header = new LinkedHashMap<>(Map.of("alg", "\"RS256\"", "kid", "\"first\""));
    for (int i = chance.nextInt(3); i >= 0; i--) {
      header.put(one(chance, NAMES), value(chance));
    }
    String text = chance.nextInt(10) == 0 ? value(chance) : object(header);
    passes(PlayedIssuer.signed(PlayedIssuer.FIRST, bytes(text), bytes(object(claims()))));
    assertFalse(passes("Bearer " + PlayedIssuer.base64(bytes(text)) + ".e30.e30"), text);
  }

  @Property(tries = 2_000, seed = "20261204", shrinking = ShrinkingMode.OFF)
  void a_text_that_is_no_token_is_refused(@ForAll long seed) {
    var chance = new Random(seed);
    String parts =
        IntStream.range(0, chance.nextInt(6))
            .mapToObj(i -> chance.nextBoolean() ? PlayedIssuer.base64(bytes(value(chance))) : garbage(chance))
            .collect(Collectors.joining("."));
    assertFalse(passes(one(chance, List.of("Bearer ", "bearer  ", "Bearer", "")) + parts), parts);
  }

  private static String value(Random chance) {
    return one(chance, one(chance, List.of(TEXTS, AMOUNTS, OTHERS)));
  }

  private static String garbage(Random chance) {
    return chance
        .ints(chance.nextInt(9), 0, 0x180)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T one(Random chance, List<T> values) {
    return values.get(chance.nextInt(values.size()));
  }
}
