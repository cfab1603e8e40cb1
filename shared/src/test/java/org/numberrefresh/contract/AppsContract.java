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
import org.numberrefresh.app.App;
import org.numberrefresh.app.Apps;
import org.numberrefresh.app.Delivery;
import org.numberrefresh.app.NumberForm;
import org.numberrefresh.app.SigningSecret;
import org.numberrefresh.fake.SeededRandom;

/** What {@link Apps} promises. */
public abstract class AppsContract {

  private static final SeededRandom RANDOM = new SeededRandom(5);

  protected abstract Apps apps();

  private static App.Profile profile(String name, Optional<URI> endpoint) {
    return new App.Profile(
        name,
        "PAYMENT",
        endpoint,
        Delivery.PUSH,
        NumberForm.BLINDED,
        20,
        7,
        3,
        Duration.ofMillis(1500),
        4,
        true,
        List.of("client-1", "client-2"));
  }

  private static App.Profile profile(String name) {
    return profile(name, Optional.of(URI.create("https://apps.example/" + name)));
  }

  private static SigningSecret secret() {
    return SigningSecret.draw(RANDOM);
  }

  private static List<String> secrets(App app) {
    return app.secrets().stream().map(SigningSecret::reveal).toList();
  }

  @Test
  void an_app_is_found_as_it_was_saved() {
    String id = Samples.id("app");
    SigningSecret secret = secret();
    App saved = apps().save(id, profile(id), secret);
    App found = apps().find(id).orElseThrow();
    assertEquals(id, found.id());
    assertEquals(profile(id), found.profile());
    assertEquals(App.State.NEW, found.state());
    assertEquals(saved.number(), found.number());
    assertEquals(List.of(secret.reveal()), secrets(found));
  }

  @Test
  void an_app_that_is_not_covered_needs_no_endpoint() {
    String id = Samples.id("app");
    apps().save(id, profile(id, Optional.empty()), secret());
    assertEquals(Optional.empty(), apps().find(id).orElseThrow().profile().endpoint());
  }

  @Test
  void an_unknown_app_is_not_found() {
    assertEquals(Optional.empty(), apps().find(Samples.id("app")));
  }

  @Test
  void saving_again_changes_the_profile_and_keeps_number_secret_and_state() {
    String id = Samples.id("app");
    SigningSecret secret = secret();
    App first = apps().save(id, profile(id), secret);
    apps().verified(id, "https://apps.example/" + id);
    App second = apps().save(id, profile("renamed"), secret());
    assertEquals(profile("renamed"), second.profile());
    assertEquals(first.number(), second.number());
    assertEquals(List.of(secret.reveal()), secrets(second));
    assertEquals("https://apps.example/" + id, second.state().verifiedEndpoint());
  }

  @Test
  void two_apps_have_two_numbers_from_one_on() {
    App first = apps().save(Samples.id("app"), profile("a"), secret());
    App second = apps().save(Samples.id("app"), profile("b"), secret());
    assertNotEquals(first.number(), second.number());
    assertTrue(first.number() >= 1 && second.number() >= 1);
  }

  @Test
  void what_is_found_out_is_kept() {
    String id = Samples.id("app");
    apps().save(id, profile(id), secret());
    apps().slow(id, true);
    apps().verified(id, "https://apps.example/v");
    assertEquals(
        new App.State("https://apps.example/v", true, Optional.empty()), apps().find(id).orElseThrow().state());
    apps().slow(id, false);
    assertFalse(apps().find(id).orElseThrow().state().slow());
  }

  @Test
  void when_an_app_asked_for_its_tasks_is_kept_to_the_second() {
    String id = Samples.id("app");
    apps().save(id, profile(id), secret());
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
    apps().save("b" + suffix, profile("b"), secret());
    apps().save("a" + suffix, profile("a"), secret());
    List<String> all = apps().all().stream().map(App::id).toList();
    assertEquals(all.stream().sorted().toList(), all);
    assertTrue(all.containsAll(List.of("a" + suffix, "b" + suffix)));
  }
}
