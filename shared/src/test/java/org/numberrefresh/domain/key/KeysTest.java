package org.numberrefresh.domain.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;

class KeysTest {

  private static final KeyRing RING = new KeyRing("a root secret that only the tests know");
  private static final Keys KEYS = Keys.of(RING, new SeededRandom(2));
  private static final Keys OTHERS =
      Keys.of(new KeyRing("another root secret, which nobody knows"), new SeededRandom(2));

  private static BatchId batch(String key, int ordinal) {
    return new BatchId(OrderId.of("east", key), ordinal);
  }

  @Property
  void a_ref_is_read_back_by_its_app_alone(
      @ForAll String key, @ForAll @IntRange(max = 0xffff) int ordinal, @ForAll @IntRange(max = 499) int index) {
    BatchId batch = batch(key, ordinal);
    String ref = KEYS.refs().of("chat").of(batch, index);
    assertEquals(Optional.of(new Refs.Pair(batch, index)), KEYS.refs().of("chat").read(ref));
    assertEquals(Optional.empty(), KEYS.refs().of("pay").read(ref));
    assertEquals(Optional.empty(), OTHERS.refs().of("chat").read(ref));
    assertNotEquals(ref, KEYS.refs().of("pay").of(batch, index));
    assertEquals(ref, KEYS.refs().of("chat").of(batch, index));
  }

  @Property
  void a_forged_ref_is_no_ref(@ForAll String text, @ForAll @Size(24) byte[] bytes) {
    Refs.OfApp refs = KEYS.refs().of("chat");
    assertEquals(Optional.empty(), refs.read(text));
    assertEquals(Optional.empty(), refs.read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    String good = refs.of(batch("k", 3), 7);
    assertEquals(Optional.of(new Refs.Pair(batch("k", 3), 7)), refs.read(good));
  }

  @Property
  void a_ref_with_one_character_changed_is_no_ref(@ForAll @IntRange(max = 31) int at) {
    String ref = KEYS.refs().of("chat").of(batch("k", 0), 1);
    char other = ref.charAt(at) == 'A' ? 'B' : 'A';
    assertEquals(Optional.empty(), KEYS.refs().of("chat").read(ref.substring(0, at) + other + ref.substring(at + 1)));
  }

  @Property(tries = 100)
  void sealed_numbers_open_where_they_belong_and_nowhere_else(
      @ForAll @IntRange(max = 500) int count, @ForAll @StringLength(max = 128) String consent) {
    List<BatchNumber> numbers =
        IntStream.range(0, count)
            .mapToObj(i -> new BatchNumber(i * 2, TestNumbers.number(i), TickingClock.START, consent))
            .toList();
    BatchId here = batch("k", 1);
    byte[] sealed = KEYS.numbers().seal(here, numbers);
    assertEquals(numbers, KEYS.numbers().open(here, sealed));
    assertThrows(IllegalStateException.class, () -> KEYS.numbers().open(batch("k", 2), sealed));
    assertThrows(IllegalStateException.class, () -> OTHERS.numbers().open(here, sealed));
  }

  @Property
  void a_changed_seal_does_not_open(@ForAll @IntRange(max = 1000) int at) {
    byte[] sealed = KEYS.sealer().seal("here", "what is sealed".getBytes(StandardCharsets.UTF_8));
    sealed[at % sealed.length] ^= 1;
    assertThrows(IllegalStateException.class, () -> KEYS.sealer().open("here", sealed));
  }

  @Property
  void arbitrary_bytes_do_not_open(@ForAll byte[] bytes) {
    assertThrows(IllegalStateException.class, () -> KEYS.sealer().open("here", bytes));
  }

  @Example
  void the_same_value_is_never_sealed_the_same() {
    byte[] plain = {1, 2, 3};
    assertFalse(java.util.Arrays.equals(KEYS.sealer().seal("here", plain), KEYS.sealer().seal("here", plain)));
  }

  @Example
  void tokens_and_digests_show_nothing_of_the_number_and_tell_numbers_apart() {
    PhoneNumber number = TestNumbers.number(1);
    String token = KEYS.tokens().of(number).value();
    String digest = KEYS.digests().of("chat", 1).of(number);
    String national = number.e164().substring(3);
    assertFalse(token.contains(national) || digest.contains(national));
    assertEquals(token, KEYS.tokens().of(List.of(TestNumbers.number(1))).getFirst().value());
    assertNotEquals(token, KEYS.tokens().of(TestNumbers.number(2)).value());
    assertNotEquals(token, OTHERS.tokens().of(number).value());
    assertNotEquals(digest, KEYS.digests().of("pay", 1).of(number));
    assertNotEquals(digest, KEYS.digests().of("chat", 2).of(number));
    assertNotEquals(KEYS.digests().key("chat", 1), KEYS.digests().key("chat", 2));
  }

  @Example
  void a_number_prints_masked() {
    PhoneNumber number = TestNumbers.number(3);
    assertFalse(number.toString().contains(number.e164().substring(5, 10)));
    assertTrue(number.toString().endsWith(number.e164().substring(10)));
  }
}
