package org.numberrefresh.domain.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.synthetic.MobileRanges;

class NumberRangesTest {

  @Property
  void the_longest_prefix_names_the_carrier(
      @ForAll @IntRange(max = 10_000) int index, @ForAll Set<@IntRange(min = 2, max = 14) Integer> lengths) {
    PhoneNumber number = TestNumbers.number(index);
    Map<String, String> carriers = new HashMap<>(Map.of("+99", "elsewhere"));
    lengths.forEach(length -> carriers.put(number.e164().substring(0, length), "carrier" + length));
    Optional<String> longest = lengths.stream().max(Integer::compare).map(length -> "carrier" + length);
    assertEquals(longest, new NumberRanges(carriers).carrierOf(number));
  }

  @Property
  void every_synthetic_number_is_its_own_carriers(@ForAll @IntRange(max = 100_000) int index) {
    List<NumberRanges.Range> ranges =
        MobileRanges.shared().stream().map(r -> new NumberRanges.Range(r.prefix(), r.carrier().party())).toList();
    assertEquals(Optional.of("east"), NumberRanges.of(ranges).carrierOf(TestNumbers.number(index)));
  }

  @Example
  void a_prefix_of_two_carriers_is_refused_with_both_lines_and_carriers() {
    List<NumberRanges.Range> ranges =
        List.of(
            new NumberRanges.Range("+861", "other"),
            new NumberRanges.Range("+86", "first"),
            new NumberRanges.Range("+86", "second"));
    var refusal = assertThrows(PrefixOfTwo.class, () -> NumberRanges.of(ranges));
    assertEquals(1, refusal.earlier());
    assertEquals(2, refusal.later());
    assertEquals(List.of("first", "second"), refusal.carriers());
  }

  @Example
  void a_prefix_that_one_carrier_is_given_twice_is_its_own() {
    NumberRanges.Range range = new NumberRanges.Range("+86", "first");
    assertEquals(Optional.of("first"), NumberRanges.of(List.of(range, range)).carrierOf(TestNumbers.number(0)));
    assertTrue(new NumberRanges(Map.of()).isEmpty());
  }
}
