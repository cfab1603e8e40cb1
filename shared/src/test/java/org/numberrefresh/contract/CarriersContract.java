package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.NumberRanges;

/** What {@link Carriers} promises. */
public abstract class CarriersContract {

  protected abstract Carriers carriers();

  @Test
  void a_carrier_is_found_as_it_was_saved() {
    var carrier = new Carrier(Samples.id("carrier"), "东方移动", Optional.of("host"), List.of("c1"), List.of("chat"));
    assertTrue(carriers().save(carrier));
    assertEquals(Optional.of(carrier), carriers().find(carrier.id()));
  }

  @Test
  void saving_again_changes_it_and_tells_that_it_is_not_new() {
    String id = Samples.id("carrier");
    carriers().save(new Carrier(id, "East", Optional.of("host"), List.of("c1"), List.of("chat")));
    var changed = new Carrier(id, "East Mobile", Optional.empty(), List.of(), List.of());
    assertFalse(carriers().save(changed));
    assertEquals(Optional.of(changed), carriers().find(id));
  }

  @Test
  void limits_of_its_own_are_kept() {
    var carrier =
        new Carrier(
            Samples.id("carrier"), "East", Optional.empty(), List.of(), List.of(), new DailyLimits(0, 12_345_678));
    carriers().save(carrier);
    assertEquals(Optional.of(carrier), carriers().find(carrier.id()));
  }

  @Test
  void an_unknown_carrier_is_not_found() {
    assertEquals(Optional.empty(), carriers().find(Samples.id("carrier")));
  }

  @Test
  void resellers_are_found_by_their_host() {
    String host = Samples.id("host");
    assertEquals(List.of(), carriers().resellersOf(host));
    for (String id : List.of("b", "a")) {
      carriers().save(new Carrier(host + id, "Reseller", Optional.of(host), List.of(), List.of()));
    }
    carriers().save(new Carrier(host, "Host", Optional.empty(), List.of(), List.of()));
    assertEquals(List.of(host + "a", host + "b"), carriers().resellersOf(host));
  }

  @Test
  void ranges_are_replaced_whole() {
    carriers().saveRanges(new NumberRanges(Map.of("+86138", "east", "+861380", "west")));
    assertEquals(
        List.of(new NumberRanges.Range("+86138", "east"), new NumberRanges.Range("+861380", "west")),
        carriers().ranges().ranges());
    carriers().saveRanges(new NumberRanges(Map.of("+86139", "east")));
    assertEquals(List.of(new NumberRanges.Range("+86139", "east")), carriers().ranges().ranges());
    carriers().saveRanges(new NumberRanges(Map.of()));
    assertTrue(carriers().ranges().isEmpty());
  }
}
