package org.numberrefresh.domain.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.key.StoredSamples.Sample;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberToken.Twin;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.SeededRandom;

/** Values that were stored or handed out long ago open today, and what takes no chance is made the same again. */
class StoredSamplesTest {

  private static final String NEWEST = "third";

  private static Keys keys(String secret) {
    return Keys.of(new KeyRing(StoredSamples.secret(secret)), new SeededRandom(1));
  }

  @Test
  void a_stored_secret_is_written_as_it_was_read() {
    for (Sample sample : StoredSamples.of("secret").subList(1, 5)) {
      assertEquals(sample.text(2), KeyDocument.parse(sample.text(2)).text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seal", "envelope"})
  void a_sealed_value_opens_under_its_secret_and_under_the_newest(String kind) {
    for (Sample sample : StoredSamples.of(kind)) {
      byte[] sealed = sample.bytes(sample.cells().size() - 1);
      assertArrayEquals(sample.bytes(3), keys(sample.text(1)).sealer().open(sample.text(2), sealed));
      assertArrayEquals(sample.bytes(3), keys(NEWEST).sealer().open(sample.text(2), sealed));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seal", "envelope"})
  void a_sealed_value_that_was_moved_or_changed_does_not_open(String kind) {
    for (Sample sample : StoredSamples.of(kind)) {
      Sealer sealer = keys(NEWEST).sealer();
      byte[] sealed = sample.bytes(sample.cells().size() - 1);
      assertThrows(IllegalStateException.class, () -> sealer.open(sample.text(2) + "!", sealed));
      for (int at = 0; at < sealed.length; at++) {
        byte[] changed = sealed.clone();
        changed[at] ^= 1;
        assertThrows(IllegalStateException.class, () -> sealer.open(sample.text(2), changed));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seal", "envelope"})
  void a_sealed_value_that_was_cut_does_not_open(String kind) {
    for (Sample sample : StoredSamples.of(kind)) {
      Sealer sealer = keys(NEWEST).sealer();
      byte[] sealed = sample.bytes(sample.cells().size() - 1);
      for (int length = 0; length < sealed.length; length++) {
        byte[] cut = Arrays.copyOf(sealed, length);
        assertThrows(IllegalStateException.class, () -> sealer.open(sample.text(2), cut));
      }
    }
  }

  @Test
  void the_same_chance_seals_a_value_the_same() {
    for (Sample sample : StoredSamples.of("seal")) {
      byte[] sealed = sample.bytes(4);
      int nonce = sealed.length - sample.bytes(3).length - 28;
      Sealer sealer = sealer(sample.text(1), List.of(Arrays.copyOfRange(sealed, nonce, nonce + 12)));
      assertArrayEquals(sealed, sealer.seal(sample.text(2), sample.bytes(3)));
    }
  }

  @Test
  void the_same_chance_seals_an_envelope_the_same() {
    for (Sample sample : StoredSamples.of("envelope")) {
      byte[] sealed = sample.bytes(5);
      int nonce = sealed.length - sample.bytes(3).length - 28;
      var drawn =
          List.of(
              sample.bytes(4), Arrays.copyOfRange(sealed, 7, 7 + 12), Arrays.copyOfRange(sealed, nonce, nonce + 12));
      assertArrayEquals(sealed, sealer(sample.text(1), drawn).sealInEnvelope(sample.text(2), sample.bytes(3)));
    }
  }

  private static Sealer sealer(String secret, List<byte[]> drawn) {
    return new Sealer(new KeyRing(StoredSamples.secret(secret)), new Drawn(drawn));
  }

  /** Chance that was drawn before: a data key, nonces. */
  private static final class Drawn extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final transient Iterator<byte[]> drawn;

    Drawn(List<byte[]> drawn) {
      this.drawn = drawn.iterator();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      byte[] next = drawn.next();
      assertEquals(next.length, bytes.length);
      System.arraycopy(next, 0, bytes, 0, bytes.length);
    }
  }

  @Test
  void the_sealed_numbers_of_a_batch_open() {
    for (Sample sample : StoredSamples.of("numbers")) {
      BatchId batch = BatchId.parse(sample.text(2));
      assertEquals(sample.batchNumbers(3), keys(sample.text(1)).numbers().open(batch, sample.bytes(4)));
      assertEquals(sample.batchNumbers(3), keys(NEWEST).numbers().open(batch, sample.bytes(4)));
    }
  }

  @Test
  void a_sealed_signing_secret_opens_and_signs_as_it_did() {
    for (Sample sample : StoredSamples.of("signing")) {
      byte[] opened = keys(sample.text(1)).sealer().open("signing-secret/" + sample.text(2), sample.bytes(3));
      SigningSecret secret = SigningSecret.of(new String(opened, StandardCharsets.UTF_8));
      byte[] body = sample.text(6).getBytes(StandardCharsets.UTF_8);
      assertEquals(sample.text(7), secret.sign(sample.text(4), Instant.parse(sample.text(5)), body));
    }
  }

  @Test
  void a_number_has_the_token_that_it_had() {
    for (Sample sample : StoredSamples.of("token")) {
      Tokens tokens = keys(sample.text(1)).tokens();
      var expected = new NumberToken(sample.text(3), twin(sample.text(4)));
      assertEquals(expected, tokens.of(sample.phone(2)));
      assertEquals(List.of(expected), tokens.of(List.of(sample.phone(2))));
    }
  }

  private static Twin twin(String text) {
    String token = text.substring(text.indexOf(' ') + 1);
    return switch (text.split(" ", 2)[0]) {
      case "" -> new Twin.None();
      case "coming" -> new Twin.Coming(token);
      case "former" -> new Twin.Former(token);
      default -> throw new AssertionError("There is no twin like this: " + text);
    };
  }

  @Test
  void a_stored_token_leads_to_the_next_one_that_it_led_to() {
    for (Sample sample : StoredSamples.of("next")) {
      assertEquals(sample.text(3), keys(sample.text(1)).tokens().next(sample.text(2)));
    }
  }

  @Test
  void a_ref_is_made_and_read_as_it_was() {
    for (Sample sample : StoredSamples.of("ref")) {
      Refs.OfApp refs = keys(NEWEST).refs().of(sample.text(1));
      var pair = new Refs.Pair(BatchId.parse(sample.text(2)), sample.integer(3));
      assertEquals(Optional.of(pair), refs.read(sample.text(4)));
      assertEquals(sample.text(4), refs.of(pair.batch(), pair.index()));
    }
  }

  @Test
  void an_app_has_the_digest_key_and_the_digests_that_it_had() {
    for (Sample sample : StoredSamples.of("digest")) {
      Digests digests = keys(NEWEST).digests();
      assertEquals(sample.text(3), digests.key(sample.text(1), sample.integer(2)));
      assertEquals(sample.text(5), digests.of(sample.text(1), sample.integer(2)).of(sample.phone(4)));
    }
  }

  @Test
  void a_body_has_the_fingerprint_that_it_had() {
    for (Sample sample : StoredSamples.of("fingerprint")) {
      assertEquals(sample.text(2), keys(NEWEST).fingerprints().of(sample.text(1).getBytes(StandardCharsets.UTF_8)));
    }
  }
}
