package org.numberrefresh.domain.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TestNumbers;

/** Tink opens what the JDK's ciphers seal here, and seals what they open. */
class TinkTest {

  private static final KeyRing RING = new KeyRing("a root secret that only the tests know");
  private static final Keys KEYS = Keys.of(RING, new SeededRandom(6));
  private static final byte[] HEAD_OF_SEAL = {1};
  private static final byte[] HEAD_OF_ENVELOPE = {3, 0, 1};

  private static Aead tink(String purpose) throws GeneralSecurityException {
    return new AesGcmJce(RING.key("AES", purpose).getEncoded());
  }

  private static byte[] joined(byte[] head, byte[] rest) {
    byte[] all = Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, all, head.length, rest.length);
    return all;
  }

  private static byte[] without(byte[] head, byte[] all) {
    assertArrayEquals(head, Arrays.copyOf(all, head.length));
    return Arrays.copyOfRange(all, head.length, all.length);
  }

  @Property(tries = 200)
  void a_small_value_is_sealed_as_tink_seals_it(@ForAll String place, @ForAll byte[] plain)
      throws GeneralSecurityException {
    byte[] associated = place.getBytes(StandardCharsets.UTF_8);
    byte[] ours = without(HEAD_OF_SEAL, KEYS.sealer().seal(place, plain));
    assertArrayEquals(plain, tink("seal").decrypt(ours, associated));
    byte[] theirs = joined(HEAD_OF_SEAL, tink("seal").encrypt(plain, associated));
    assertArrayEquals(plain, KEYS.sealer().open(place, theirs));
  }

  @Property(tries = 200)
  void an_envelope_is_one_of_tink(@ForAll String place, @ForAll byte[] plain) throws GeneralSecurityException {
    AeadConfig.register();
    var tink = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, tink("envelopes"));
    byte[] associated = place.getBytes(StandardCharsets.UTF_8);
    byte[] ours = without(HEAD_OF_ENVELOPE, KEYS.sealer().sealInEnvelope(place, plain));
    assertArrayEquals(plain, tink.decrypt(ours, associated));
    byte[] theirs = joined(HEAD_OF_ENVELOPE, tink.encrypt(plain, associated));
    assertArrayEquals(plain, KEYS.sealer().open(place, theirs));
  }

  @Property(tries = 200)
  void a_token_is_tinks_pseudorandom_function_of_the_number(@ForAll @IntRange(max = 100_000) int index)
      throws GeneralSecurityException {
    PhoneNumber number = TestNumbers.number(index);
    var tink = new PrfHmacJce("HMACSHA256", RING.key("HmacSHA256", "number-tokens"));
    byte[] token = tink.compute(number.e164().getBytes(StandardCharsets.US_ASCII), 16);
    assertEquals(
        "1." + Base64.getUrlEncoder().withoutPadding().encodeToString(token), KEYS.tokens().of(number).value());
  }
}
