package org.numberrefresh.simulation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.simulation.session.SyntheticOrder.Line;

class SyntheticOrderTest {

  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {5, 500, 9900})
  void good_lines_are_all_different_and_past_their_ninety_days(int count) {
    SyntheticOrder order = SyntheticOrder.make(1, 0, count, NOW);
    var numbers = new HashSet<String>();
    for (Line line : order.lines().stream().filter(Line::good).toList()) {
      assertTrue(numbers.add(line.phoneNumber()));
      Instant since = OffsetDateTime.parse(line.deactivatedAt()).toInstant();
      assertTrue(Duration.between(since, NOW).toDays() >= 91);
    }
    assertEquals(count, numbers.size());
    assertTrue(order.lines().size() <= SyntheticOrder.MOST);
  }

  @Test
  void every_kind_of_bad_line_occurs_with_its_code() {
    SyntheticOrder order = SyntheticOrder.make(1, 0, 100, NOW);
    var codes = new TreeMap<String, Set<String>>();
    for (Line line : order.mustBeRejected().values()) {
      codes.computeIfAbsent(line.code(), _ -> new HashSet<>()).add(line.kind());
    }
    assertEquals(Set.of("iot", "satellite", "relay", "fixed line"), codes.get("UNSUPPORTED_IDENTIFIER"));
    assertEquals(Set.of("wrong length", "not e164"), codes.get("NUMBER_REFRESH.NUMBER_FORMAT_INVALID"));
    assertEquals(Set.of("duplicate"), codes.get("ALREADY_EXISTS"));
    assertEquals(Set.of("future date"), codes.get("OUT_OF_RANGE"));
    assertEquals(Set.of("another carrier's"), codes.get("NUMBER_REFRESH.CARRIER_MISMATCH"));
    assertEquals(45, order.mustBeRejected().size());
  }

  @Test
  void a_duplicate_comes_after_the_line_it_repeats_and_a_future_date_is_in_the_future() {
    SyntheticOrder order = SyntheticOrder.make(2, 0, 50, NOW);
    order
        .mustBeRejected()
        .forEach(
            (index, line) -> {
              if (line.kind().equals("duplicate")) {
                assertTrue(
                    order.lines().subList(0, index).stream()
                        .anyMatch(earlier -> earlier.good() && earlier.phoneNumber().equals(line.phoneNumber())));
              }
              if (line.kind().equals("future date")) {
                assertTrue(OffsetDateTime.parse(line.deactivatedAt()).toInstant().isAfter(NOW));
              }
            });
  }

  @Test
  void the_orders_of_one_run_share_no_number() {
    var numbers = new HashSet<String>();
    for (int from = 0; from < 30_000; from += 9900) {
      SyntheticOrder.make(3, from, 9900, NOW).lines().stream()
          .filter(Line::good)
          .forEach(line -> assertTrue(numbers.add(line.phoneNumber())));
    }
    assertEquals(4 * 9900, numbers.size());
  }

  @Test
  void a_line_does_not_print_its_number() {
    Line line = SyntheticOrder.make(4, 0, 1, NOW).lines().getFirst();
    assertEquals(-1, line.toString().indexOf("+86"));
  }
}
