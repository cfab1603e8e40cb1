package org.numberrefresh.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;

/** Signatures by Standard Webhooks, held against the published library, and the rotation of what makes them. */
class SigningSecretsTest {

  private static final SeededRandom RANDOM = new SeededRandom(8);
  private static final Instant NOW = TickingClock.START;
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private static boolean accepts(SigningSecret secret, String header, Instant at) {
    return List.of(header.split(" ")).contains(secret.sign("msg_1", at, BODY));
  }

  private static String sign(SigningSecrets secrets, Instant at) {
    return secrets.sign("msg_1", at, BODY);
  }

  @Property(tries = 200)
  void a_signature_is_the_published_librarys(
      @ForAll String text, @ForAll @LongRange(min = 0, max = 99_999_999_999L) long second)
      throws WebhookSigningException {
    // What has no UTF-8 form, a lone surrogate, becomes a question mark in both.
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    SigningSecret secret = SigningSecret.draw(RANDOM);
    assertEquals(
        new Webhook(secret.reveal()).sign("msg_7", second, new String(body, StandardCharsets.UTF_8)),
        secret.sign("msg_7", Instant.ofEpochSecond(second), body));
  }

  /** The library reads the system's clock, so this test does too. */
  @Example
  void the_published_library_verifies_a_call_with_either_secret_and_with_no_other() throws Exception {
    Instant now = Instant.now();
    SigningSecrets before = SigningSecrets.draw(RANDOM);
    SigningSecrets secrets = before.rotated(RANDOM, now);
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of("msg_1"),
            "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
            "webhook-signature", List.of(sign(secrets, now)));
    new Webhook(before.newest().reveal()).verify("{}", headers);
    new Webhook(secrets.newest().reveal()).verify("{}", headers);
    var stranger = new Webhook(SigningSecret.draw(RANDOM).reveal());
    assertThrows(WebhookVerificationException.class, () -> stranger.verify("{}", headers));
    var known = new Webhook(secrets.newest().reveal());
    assertThrows(WebhookVerificationException.class, () -> known.verify("{ }", headers));
  }

  @Example
  void a_call_that_was_signed_before_a_rotation_is_accepted_by_who_knows_the_new_secret_alone() {
    SigningSecrets before = SigningSecrets.draw(RANDOM);
    String signedBefore = sign(before, NOW);
    assertTrue(accepts(before.rotated(RANDOM, NOW).newest(), signedBefore, NOW));
    assertTrue(accepts(before.newest(), signedBefore, NOW));
  }

  @Example
  void two_secrets_sign_during_a_rotation_and_the_older_ends_by_the_clock_alone() {
    SigningSecrets before = SigningSecrets.draw(RANDOM);
    SigningSecrets after = before.rotated(RANDOM, NOW);
    Instant end = NOW.plus(SigningSecrets.OVERLAP);
    for (Instant at : List.of(NOW, end.minusSeconds(1))) {
      assertTrue(accepts(before.newest(), sign(after, at), at));
      assertTrue(accepts(after.newest(), sign(after, at), at));
    }
    assertFalse(accepts(before.newest(), sign(after, end), end));
    assertTrue(accepts(after.newest(), sign(after, end), end));
    assertEquals(Optional.empty(), after.ending(end));
  }

  @Example
  void a_newest_secret_that_nobody_saw_is_replaced_and_the_older_lives_on() {
    SigningSecrets first = SigningSecrets.draw(RANDOM);
    Instant later = NOW.plusSeconds(86_400);
    SigningSecrets replaced = first.rotated(RANDOM, NOW).rotated(RANDOM, later);
    Instant end = later.plus(SigningSecrets.OVERLAP).minusSeconds(1);
    assertTrue(accepts(first.newest(), sign(replaced, end), end));
    assertTrue(accepts(replaced.newest(), sign(replaced, end), end));
    assertFalse(accepts(first.rotated(RANDOM, NOW).newest(), sign(replaced, end), end));
  }

  @Example
  void a_stored_app_without_a_next_secret_rotates_too() {
    var old = new SigningSecrets(SigningSecret.draw(RANDOM), Optional.empty(), Optional.empty());
    assertEquals(1, sign(old, NOW).split(" ").length);
    SigningSecrets after = old.rotated(RANDOM, NOW);
    assertTrue(accepts(old.newest(), sign(after, NOW), NOW));
    assertTrue(accepts(after.newest(), sign(after, NOW), NOW));
  }
}
