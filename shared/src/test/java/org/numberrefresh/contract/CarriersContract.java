package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.carrier.SavedCarrier;
import org.numberrefresh.domain.carrier.UnfitHost;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.release.ReleaseRule;
import org.numberrefresh.domain.release.Tolerated;
import org.numberrefresh.parallel.InParallel;

/** The promises of {@link Carriers}. */
public abstract class CarriersContract {

  protected abstract Carriers carriers();

  @Test
  void a_carrier_is_found_as_it_was_saved() {
    var carrier = reseller(Samples.id("carrier"), "东方移动", host(Samples.id("host")));
    assertTrue(carriers().save(carrier).isNew());
    assertEquals(Optional.of(carrier), carriers().find(carrier.id()));
  }

  @Test
  void saving_again_changes_it_and_tells_that_it_is_not_new() {
    String id = Samples.id("carrier");
    carriers().save(reseller(id, "East", host(Samples.id("host"))));
    var changed = new Carrier(id, "East Mobile", Optional.empty(), List.of(), List.of());
    assertEquals(new SavedCarrier(changed, false), carriers().save(changed));
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
    String host = host(Samples.id("host"));
    assertEquals(List.of(), carriers().resellersOf(host));
    for (String id : List.of("b", "a")) {
      carriers().save(reseller(host + id, "Reseller", host));
    }
    host(host);
    assertEquals(List.of(host + "a", host + "b"), carriers().resellersOf(host));
  }

  @Test
  void all_carriers_are_listed_by_id() {
    String later = host(Samples.id("carrier") + "b");
    String earlier = host(later.substring(0, later.length() - 1) + "a");
    List<String> ids = carriers().all().stream().map(Carrier::id).toList();
    assertEquals(ids.stream().sorted().toList(), ids);
    assertTrue(ids.containsAll(List.of(earlier, later)));
  }

  @Test
  void the_last_release_rule_of_a_carrier_is_kept_and_stands_before_its_registration() {
    String id = Samples.id("carrier");
    carriers().save(new Carrier(id, "East", Optional.empty(), List.of(), List.of("chat")));
    assertEquals(Optional.empty(), carriers().releaseRule(id));
    assertEquals(ReleaseRule.usual(List.of("chat")), carriers().ruleInForce(id));
    assertEquals(ReleaseRule.usual(List.of()), carriers().ruleInForce(Samples.id("carrier")));
    for (ReleaseRule rule :
        List.of(
            ReleaseRule.usual(List.of("b", "a")),
            new ReleaseRule(
                new ReleaseRule.MustBeClear.All(),
                List.of(
                    new Tolerated(Optional.of("chat"), OutwardOutcome.BLOCKED, Optional.of("ACCOUNT_BANNED")),
                    new Tolerated(Optional.empty(), OutwardOutcome.NO_RESPONSE, Optional.empty())),
                OptionalInt.of(90)))) {
      carriers().saveReleaseRule(id, rule);
      assertEquals(Optional.of(rule), carriers().releaseRule(id));
      assertEquals(rule, carriers().ruleInForce(id));
    }
  }

  @Test
  void a_change_is_made_of_the_carrier_that_is_stored() {
    String id = host(Samples.id("carrier"));
    UnaryOperator<Carrier> renamed =
        one -> new Carrier(one.id(), one.name() + "+", one.host(), one.clientIds(), one.releaseApps(), one.limits());
    InParallel.over(
        List.of(1, 2, 3, 4), 4, i -> carriers().save(id, before -> renamed.apply(before.orElseThrow())).isNew());
    assertEquals("Host++++", carriers().find(id).orElseThrow().name());
  }

  @Test
  void an_unfit_host_is_refused_and_nothing_is_changed() {
    String host = host(Samples.id("host"));
    String reseller = Samples.id("reseller");
    carriers().save(reseller(reseller, "Reseller", host));
    String id = Samples.id("carrier");
    assertEquals(UnfitHost.Rule.ITSELF, refusal(id, id));
    assertEquals(UnfitHost.Rule.UNKNOWN, refusal(id, Samples.id("host")));
    assertEquals(UnfitHost.Rule.RESELLER, refusal(id, reseller));
    assertEquals(UnfitHost.Rule.HAS_RESELLERS, refusal(host, host(Samples.id("other"))));
    assertEquals(Optional.empty(), carriers().find(id));
    assertEquals(Optional.empty(), carriers().find(host).orElseThrow().host());
  }

  private UnfitHost.Rule refusal(String carrier, String host) {
    return assertThrows(UnfitHost.class, () -> carriers().save(reseller(carrier, "C", host))).rule();
  }

  @RepeatedTest(5)
  void no_host_is_a_reseller_however_writes_race() {
    List<String> ring = List.of(Samples.id("ring"), Samples.id("ring"), Samples.id("ring"));
    ring.forEach(this::host);
    InParallel.over(List.of(0, 1, 2, 3, 4, 5), 6, i -> becomesReseller(ring.get(i % 3), ring.get((i + 1) % 3)));
    for (String id : ring) {
      Optional<String> host = carriers().find(id).orElseThrow().host();
      assertEquals(Optional.empty(), host.flatMap(of -> carriers().find(of).orElseThrow().host()), id);
    }
    assertTrue(ring.stream().anyMatch(id -> carriers().find(id).orElseThrow().host().isPresent()));
  }

  private boolean becomesReseller(String id, String host) {
    try {
      carriers().save(reseller(id, "Reseller", host));
      return true;
    } catch (UnfitHost e) {
      return false;
    }
  }

  private String host(String id) {
    carriers().save(new Carrier(id, "Host", Optional.empty(), List.of(), List.of()));
    return id;
  }

  private static Carrier reseller(String id, String name, String host) {
    return new Carrier(id, name, Optional.of(host), List.of(id + "-client"), List.of("chat"));
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
