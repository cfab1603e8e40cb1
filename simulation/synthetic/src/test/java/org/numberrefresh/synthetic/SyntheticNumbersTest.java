package org.numberrefresh.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;

class SyntheticNumbersTest {

  /** The numbering plan's mobile voice ranges, said in another way than the generator says it. */
  private static final Pattern MOBILE =
      Pattern.compile("\\+861(3\\d|4[579]|5[0-35-9]|6[2567]|7[0-35-8]|8\\d|9[0-35-9])\\d{8}");

  private static final Pattern SATELLITE = Pattern.compile("\\+861(349|74[0-5])\\d{7}");

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, -9, Long.MIN_VALUE})
  void numbers_are_mobile_and_all_different(long seed) {
    var seen = new HashSet<String>();
    var numbers = new SyntheticNumbers(seed);
    for (SyntheticCarrier carrier : SyntheticCarrier.values()) {
      for (String number : numbers.of(carrier, 0, 100_000)) {
        assertTrue(MOBILE.matcher(number).matches());
        assertFalse(SATELLITE.matcher(number).matches());
        assertTrue(seen.add(number));
      }
    }
  }

  @Test
  void a_thousand_numbers_reach_every_range() {
    Set<String> ranges =
        new SyntheticNumbers(1)
            .of(SyntheticCarrier.EAST, 0, 1000).stream()
                .map(number -> number.substring(3, 6))
                .collect(Collectors.toSet());
    assertEquals(Set.copyOf(MobileRanges.PREFIXES), ranges);
  }

  @Test
  void the_longest_registered_prefix_names_the_carrier_that_was_asked_for() {
    List<MobileRanges.Range> longestFirst =
        MobileRanges.shared().stream().sorted(Comparator.comparingInt(range -> -range.prefix().length())).toList();
    for (SyntheticCarrier carrier : SyntheticCarrier.values()) {
      for (String number : new SyntheticNumbers(3).of(carrier, 0, 2000)) {
        SyntheticCarrier owner =
            longestFirst.stream()
                .filter(range -> number.startsWith(range.prefix()))
                .findFirst()
                .orElseThrow()
                .carrier();
        assertEquals(carrier, owner);
      }
    }
  }

  @Test
  void west_owns_a_quarter() {
    long west = MobileRanges.shared().stream().filter(range -> range.carrier() == SyntheticCarrier.WEST).count();
    assertEquals(0.25, west / (MobileRanges.PREFIXES.size() * 10.0), 0.01);
  }

  @ParameterizedTest
  @EnumSource(Flaw.class)
  void a_flawed_number_is_no_mobile_number_and_no_two_are_the_same(Flaw flaw) {
    var numbers = new SyntheticNumbers(5);
    List<String> flawed = IntStream.range(0, 20).mapToObj(i -> numbers.with(flaw, i)).toList();
    for (String number : flawed) {
      assertFalse(MOBILE.matcher(number).matches() && !SATELLITE.matcher(number).matches());
    }
    int same = flaw == Flaw.NOT_E164 ? 3 : 0;
    assertEquals(20 - same, Set.copyOf(flawed).size());
  }

  @Test
  void flawed_numbers_have_the_shape_of_their_kind() {
    var numbers = new SyntheticNumbers(6);
    for (int i = 0; i < 20; i++) {
      assertTrue(numbers.with(Flaw.IOT, i).matches("\\+861(064[789]|440\\d)\\d{8}"));
      assertTrue(SATELLITE.matcher(numbers.with(Flaw.SATELLITE, i)).matches());
      assertTrue(numbers.with(Flaw.RELAY, i).matches("\\+86700\\d{8}"));
      assertTrue(numbers.with(Flaw.FIXED_LINE, i).matches("\\+86(10|2\\d|[3-9]\\d\\d)6\\d{7}"));
      assertTrue(numbers.with(Flaw.WRONG_LENGTH, i).matches("\\+861(\\d{9}|\\d{11})"));
    }
  }

  @Test
  void another_seed_gives_other_numbers_and_the_same_seed_the_same() {
    List<String> numbers = new SyntheticNumbers(8).of(SyntheticCarrier.WEST, 0, 100);
    assertEquals(numbers, new SyntheticNumbers(8).of(SyntheticCarrier.WEST, 0, 100));
    assertNotEquals(numbers, new SyntheticNumbers(9).of(SyntheticCarrier.WEST, 0, 100));
  }
}
