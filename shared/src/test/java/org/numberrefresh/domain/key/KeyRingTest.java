package org.numberrefresh.domain.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberToken.Twin;
import org.numberrefresh.fake.FakeSecret;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.problem.Unavailable;

class KeyRingTest {

  private static final String SECOND = "a second secret that only the tests know";
  private static final byte[] PLAIN = "what is sealed".getBytes(StandardCharsets.UTF_8);

  private final FakeSecret secret = new FakeSecret();
  private final TickingClock clock = new TickingClock();
  private final KeyRing ring = new KeyRing(secret, clock);
  private final Keys keys = Keys.of(ring, new SeededRandom(4));

  private void step(KeyPhase to) {
    KeyDocument document = KeyDocument.parse(secret.read());
    KeyDocument next =
        switch (to) {
          case ANNOUNCED -> document.announced(SECOND, clock.instant());
          case MOVING -> document.moving(clock.instant());
          case STABLE -> document.settled(clock.instant());
        };
    secret.replace(secret.read(), next.text());
  }

  private NumberToken token() {
    return keys.tokens().of(TestNumbers.number(1));
  }

  @Test
  void a_change_is_known_after_three_minutes() {
    NumberToken before = token();
    step(KeyPhase.ANNOUNCED);
    clock.advance(Duration.ofMinutes(3).minusSeconds(1));
    assertEquals(before, token());
    clock.advance(Duration.ofSeconds(1));
    assertEquals(before.value(), token().value());
    assertNotEquals(before, token());
  }

  @Test
  void a_process_starts_while_the_secret_is_out_of_reach() {
    secret.away(true);
    var other = new KeyRing(secret, clock);
    Keys others = Keys.of(other, new SeededRandom(5));
    assertThrows(Unavailable.class, () -> others.tokens().of(TestNumbers.number(1)));
    secret.away(false);
    clock.advance(Duration.ofSeconds(1));
    assertEquals(token(), others.tokens().of(TestNumbers.number(1)));
  }

  @Test
  void who_cannot_read_the_secret_works_for_five_minutes_and_no_longer() {
    NumberToken known = token();
    secret.away(true);
    clock.advance(KeyRing.STALE_AT_MOST.minusSeconds(1));
    assertEquals(known, token());
    clock.advance(Duration.ofSeconds(1));
    assertThrows(Unavailable.class, this::token);
    secret.away(false);
    clock.advance(Duration.ofSeconds(1));
    assertEquals(known, token());
  }

  @Test
  void a_failed_read_is_the_answer_of_a_second_and_names_its_cause() {
    var source =
        new KeySource() {
          private int reads;

          @Override
          public String read() {
            reads++;
            throw new IllegalStateException("Read " + reads + " failed.");
          }

          @Override
          public boolean replace(String read, String next) {
            return false;
          }
        };
    Keys others = Keys.of(new KeyRing(source, clock), new SeededRandom(5));
    for (int i = 0; i < 3; i++) {
      Unavailable refusal = assertThrows(Unavailable.class, () -> others.tokens().of(TestNumbers.number(1)));
      assertEquals("Read 1 failed.", refusal.getCause().getMessage());
      clock.advance(Duration.ofMillis(300));
    }
    clock.advance(Duration.ofMillis(100));
    Unavailable refusal = assertThrows(Unavailable.class, () -> others.tokens().of(TestNumbers.number(1)));
    assertEquals("Read 2 failed.", refusal.getCause().getMessage());
  }

  @Test
  void a_stored_token_leads_to_the_next_one_without_the_number() {
    String first = token().value();
    step(KeyPhase.ANNOUNCED);
    ring.readAnew();
    String second = keys.tokens().next(first);
    assertEquals(new NumberToken(first, new Twin.Coming(second)), token());
    step(KeyPhase.MOVING);
    ring.readAnew();
    assertEquals(new NumberToken(second, new Twin.Former(first)), token());
    step(KeyPhase.STABLE);
    ring.readAnew();
    assertEquals(new NumberToken(second), token());
  }

  @Test
  void tokens_as_of_a_time_do_not_change() {
    Tokens tokens = keys.tokens().asOfNow();
    NumberToken before = tokens.of(TestNumbers.number(1));
    step(KeyPhase.ANNOUNCED);
    clock.advance(Duration.ofDays(1));
    assertEquals(before, tokens.of(TestNumbers.number(1)));
    assertNotEquals(before, token());
  }

  @Test
  void what_is_sealed_under_a_version_that_is_not_known_yet_is_opened_at_once() {
    step(KeyPhase.ANNOUNCED);
    step(KeyPhase.MOVING);
    Sealer other = Keys.of(new KeyRing(secret, clock), new SeededRandom(5)).sealer();
    assertArrayEquals(PLAIN, keys.sealer().open("here", other.seal("here", PLAIN)));
    assertArrayEquals(PLAIN, keys.sealer().open("here", other.sealInEnvelope("here", PLAIN)));
  }

  @Test
  void nothing_is_sealed_under_a_version_that_is_only_announced() {
    step(KeyPhase.ANNOUNCED);
    ring.readAnew();
    byte[] sealed = keys.sealer().sealInEnvelope("here", PLAIN);
    assertEquals(1, (sealed[1] << 8) + sealed[2]);
  }

  @Test
  void a_value_of_the_first_form_opens_as_ever() throws GeneralSecurityException {
    byte[] nonce = new byte[12];
    Arrays.fill(nonce, (byte) 7);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, ring.key("AES", "seal"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD("here".getBytes(StandardCharsets.UTF_8));
    byte[] sealed = cipher.doFinal(PLAIN);
    byte[] stored = new byte[1 + nonce.length + sealed.length];
    stored[0] = 1;
    System.arraycopy(nonce, 0, stored, 1, nonce.length);
    System.arraycopy(sealed, 0, stored, 1 + nonce.length, sealed.length);
    assertArrayEquals(PLAIN, keys.sealer().open("here", stored));
    assertThrows(IllegalStateException.class, () -> keys.sealer().open("there", stored));
  }

  @Test
  void of_two_changes_of_the_same_state_one_counts() {
    var other = new KeyRing(secret, clock);
    KeyDocument one = ring.change(document -> Optional.of(document.announced(SECOND, clock.instant())));
    KeyDocument two =
        other.change(
            document ->
                document.phase() == KeyPhase.STABLE
                    ? Optional.of(document.announced("another second secret, never written", clock.instant()))
                    : Optional.empty());
    assertEquals(one, two);
    assertFalse(secret.replace("a root secret that only the tests know", "lost"));
  }

  @Test
  void a_document_is_read_as_it_was_written_and_a_root_alone_is_version_one() {
    KeyDocument document = KeyDocument.parse(secret.read()).announced(SECOND, clock.instant());
    assertEquals(document, KeyDocument.parse(document.text()));
    assertEquals(1, KeyDocument.parse("x".repeat(64)).newest());
    assertFalse(document.toString().contains(SECOND));
    assertThrows(IllegalArgumentException.class, () -> KeyDocument.parse("too short"));
    assertThrows(IllegalStateException.class, () -> KeyDocument.parse("{\"form\":2}"));
    assertThrows(IllegalStateException.class, () -> document.announced(SECOND, clock.instant()));
  }
}
