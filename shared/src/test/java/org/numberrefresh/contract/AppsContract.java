package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.CoverageNews;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.OperatorPause;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;

/** The promises of {@link Apps}. */
public abstract class AppsContract {

  private static final SeededRandom RANDOM = new SeededRandom(5);
  private static final Instant NOW = TickingClock.START;
  private static final CallLimits LIMITS = new CallLimits(7, 3, Duration.ofMillis(1500));

  protected abstract Apps apps();

  private static URI endpoint(String name) {
    return URI.create("https://apps.example/" + name);
  }

  private static App.Profile profile(String name, boolean covered, Delivery delivery) {
    return new App.Profile(name, "PAYMENT", covered, 4, List.of("1-" + name, "2-" + name), delivery);
  }

  private static App.Profile profile(String name) {
    return profile(name, true, new Delivery.Push(endpoint(name), NumberForm.BLINDED, 20, LIMITS));
  }

  private static AppKeys keys() {
    return AppKeys.first(SigningSecrets.draw(RANDOM));
  }

  /** All that is to be kept of keys, as text: secrets print nothing of themselves. */
  private static String told(AppKeys keys) {
    SigningSecrets signing = keys.signing();
    return keys.version()
        + " "
        + signing.newest().reveal()
        + signing.older().map(older -> " " + older.secret().reveal() + " until " + older.endsAt()).orElse("")
        + signing.next().map(next -> " then " + next.reveal()).orElse("")
        + " "
        + keys.digests();
  }

  @Test
  void an_app_is_found_as_it_was_saved() {
    String id = Samples.id("app");
    AppKeys keys = keys();
    App saved = apps().save(id, profile(id), keys);
    App found = apps().find(id).orElseThrow();
    assertEquals(id, found.id());
    assertEquals(profile(id), found.profile());
    assertEquals(App.State.NEW, found.state());
    assertEquals(saved.number(), found.number());
    assertEquals(told(keys), told(found.keys()));
  }

  @Test
  void an_app_is_found_with_the_delivery_that_it_was_saved_with() {
    String id = Samples.id("app");
    for (Delivery delivery :
        List.of(
            new Delivery.Push(endpoint(id), NumberForm.E164, 500, LIMITS),
            new Delivery.Pull(NumberForm.BLINDED, 30, LIMITS),
            new Delivery.Risc(endpoint(id), LIMITS))) {
      assertEquals(profile(id, true, delivery), apps().save(id, profile(id, true, delivery), keys()).profile());
      assertEquals(profile(id, true, delivery), apps().find(id).orElseThrow().profile());
    }
  }

  @Test
  void an_app_that_is_not_covered_needs_no_endpoint() {
    String id = Samples.id("app");
    for (Delivery.Kind kind : List.of(Delivery.Kind.PUSH, Delivery.Kind.RISC)) {
      App.Profile planned = profile(id, false, new Delivery.Planned(kind, NumberForm.E164, 1, LIMITS));
      apps().save(id, planned, keys());
      App found = apps().find(id).orElseThrow();
      assertEquals(Optional.empty(), found.profile().delivery().address());
      assertEquals(planned, found.profile());
    }
  }

  @Test
  void an_unknown_app_is_not_found() {
    assertEquals(Optional.empty(), apps().find(Samples.id("app")));
  }

  @Test
  void saving_again_changes_the_profile_and_keeps_number_secret_and_state() {
    String id = Samples.id("app");
    AppKeys keys = keys();
    App first = apps().save(id, profile(id), keys);
    apps().verified(id, "https://apps.example/" + id);
    App second = apps().save(id, profile(id + "-renamed"), keys());
    assertEquals(profile(id + "-renamed"), second.profile());
    assertEquals(first.number(), second.number());
    assertEquals(told(keys), told(second.keys()));
    assertEquals("https://apps.example/" + id, second.state().verifiedEndpoint());
  }

  @Test
  void an_endpoint_that_was_changed_meanwhile_is_not_noted_as_verified() {
    String id = Samples.id("app");
    apps().save(id, profile(id), keys());
    apps().save(id, profile(id + "-moved"), keys());
    apps().verified(id, "https://apps.example/" + id);
    assertEquals(App.State.NEW, apps().find(id).orElseThrow().state());
  }

  @Test
  void an_endpoint_that_took_calls_is_not_noted_as_one_that_takes_events() {
    String id = Samples.id("app");
    apps().save(id, profile(id, true, new Delivery.Risc(endpoint(id), LIMITS)), keys());
    apps().verified(id, endpoint(id).toString());
    assertEquals(App.State.NEW, apps().find(id).orElseThrow().state());
    apps().verified(id, "RISC " + endpoint(id));
    assertTrue(apps().find(id).orElseThrow().ready());
  }

  @Test
  void keys_are_replaced_by_their_next_version_once() {
    String id = Samples.id("app");
    AppKeys first = apps().save(id, profile(id), keys()).keys();
    AppKeys second = first.with(first.signing().rotated(RANDOM, NOW));
    assertTrue(apps().replaceKeys(id, second));
    assertFalse(apps().replaceKeys(id, first.with(first.signing().rotated(RANDOM, NOW))));
    assertEquals(told(second), told(apps().find(id).orElseThrow().keys()));
    AppKeys third = second.with(second.digests().rotated(NOW.plusSeconds(60), NOW));
    assertTrue(apps().replaceKeys(id, third));
    assertEquals(told(third), told(apps().save(id, profile(id + "-renamed"), keys()).keys()));
    assertEquals(told(third), told(apps().all().stream().filter(a -> a.id().equals(id)).findFirst().get().keys()));
  }

  @Test
  void an_unknown_app_has_no_keys_to_replace() {
    AppKeys unknown = keys();
    assertFalse(apps().replaceKeys(Samples.id("app"), unknown.with(unknown.signing().rotated(RANDOM, NOW))));
  }

  @Test
  void two_apps_have_two_numbers_from_one_on() {
    App first = apps().save(Samples.id("app"), profile(Samples.id("a")), keys());
    App second = apps().save(Samples.id("app"), profile(Samples.id("b")), keys());
    assertNotEquals(first.number(), second.number());
    assertTrue(first.number() >= 1 && second.number() >= 1);
  }

  @Test
  void what_is_found_out_is_kept() {
    String id = Samples.id("app");
    apps().save(id, profile(id), keys());
    apps().slow(id, true);
    apps().verified(id, "https://apps.example/" + id);
    assertEquals(
        new App.State("https://apps.example/" + id, true, Optional.empty(), Optional.empty(), CoverageNews.NONE),
        apps().find(id).orElseThrow().state());
    apps().slow(id, false);
    assertFalse(apps().find(id).orElseThrow().state().slow());
  }

  @Test
  void news_replace_those_that_were_read() {
    String id = Samples.id("app");
    CoverageNews first = CoverageNews.NONE.turned();
    assertFalse(apps().replaceNews(id, CoverageNews.NONE, first));
    apps().save(id, profile(id), keys());
    assertEquals(CoverageNews.NONE, apps().find(id).orElseThrow().state().news());
    assertTrue(apps().replaceNews(id, CoverageNews.NONE, first));
    assertFalse(apps().replaceNews(id, CoverageNews.NONE, first));
    assertEquals(new CoverageNews(1, true, false), apps().find(id).orElseThrow().state().news());
    assertTrue(apps().replaceNews(id, first, first.toldToAll()));
    assertTrue(apps().replaceNews(id, first.toldToAll(), first.toldToAll().turned()));
    apps().slow(id, true);
    apps().save(id, profile(id), keys());
    assertEquals(new CoverageNews(2, false, false), apps().find(id).orElseThrow().state().news());
  }

  @Test
  void when_an_app_asked_for_its_tasks_is_kept_to_the_second() {
    String id = Samples.id("app");
    apps().save(id, profile(id), keys());
    apps().polled(id, Instant.parse("2026-11-02T01:00:00.7Z"));
    Optional<Instant> polledAt = Optional.of(Instant.parse("2026-11-02T01:00:00Z"));
    assertEquals(polledAt, apps().find(id).orElseThrow().state().polledAt());
    apps().slow(id, true);
    assertEquals(polledAt, apps().find(id).orElseThrow().state().polledAt());
  }

  @Test
  void nothing_is_found_out_of_an_unknown_app() {
    String id = Samples.id("app");
    apps().verified(id, "https://apps.example/v");
    apps().slow(id, true);
    apps().polled(id, Instant.EPOCH);
    assertEquals(Optional.empty(), apps().find(id));
  }

  @Test
  void all_are_listed_by_their_ids() {
    String suffix = Samples.id("x");
    apps().save("b" + suffix, profile("b" + suffix), keys());
    apps().save("a" + suffix, profile("a" + suffix), keys());
    List<String> all = apps().all().stream().map(App::id).toList();
    assertEquals(all.stream().sorted().toList(), all);
    assertTrue(all.containsAll(List.of("a" + suffix, "b" + suffix)));
  }

  @Test
  void the_last_pause_by_an_operator_is_kept_with_its_end() {
    String id = Samples.id("app");
    apps().save(id, profile(id), keys());
    var pause = new OperatorPause("operator-7", NOW, Optional.of("maintenance"), Optional.empty());
    apps().paused(id, pause);
    assertEquals(Optional.of(pause), apps().find(id).orElseThrow().state().paused());
    OperatorPause ended = pause.resumedBy("operator-8", NOW.plusSeconds(60));
    apps().paused(id, ended);
    assertEquals(Optional.of(ended), apps().find(id).orElseThrow().state().paused());
  }
}
