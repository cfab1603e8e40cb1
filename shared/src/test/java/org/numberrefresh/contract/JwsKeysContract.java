package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.jws.JwsKey;
import org.numberrefresh.domain.jws.JwsKeyRing;
import org.numberrefresh.domain.jws.JwsKeys;
import org.numberrefresh.domain.jws.JwsUse;

/** The promises of {@link JwsKeys}. There is one ring of keys for each use, which other tests may have begun. */
public abstract class JwsKeysContract {

  protected abstract JwsKeys keys(JwsUse use);

  private JwsKeys keys() {
    return keys(JwsUse.CERTIFICATES);
  }

  private static JwsKeyRing next(JwsKeyRing ring) {
    Instant from = Instant.parse("2026-11-02T01:00:00Z").plusSeconds(ring.version());
    return ring.with(key(from), JwsUse.CERTIFICATES, from);
  }

  private static JwsKey key(Instant from) {
    String id = Samples.id("key");
    return new JwsKey(id, "secret of " + id, "public of " + id, from);
  }

  @Test
  void keys_are_found_as_they_were_stored_and_their_public_parts_alone() {
    JwsKeyRing ring = next(keys().find());
    assertTrue(keys().replace(ring));
    assertEquals(ring, keys().find());
    assertEquals(ring.keys().stream().map(JwsKey::published).toList(), keys().published());
  }

  @Test
  void of_two_who_change_the_same_one_wins() {
    JwsKeyRing found = keys().find();
    JwsKeyRing first = next(found);
    assertTrue(keys().replace(first));
    assertFalse(keys().replace(next(found)));
    assertEquals(first, keys().find());
  }

  @Test
  void keys_that_sign_no_more_are_found_without_their_secrets() {
    JwsKeyRing first = next(keys().find());
    assertTrue(keys().replace(first));
    Instant later = first.keys().getLast().signsFrom().plus(Duration.ofDays(2));
    JwsKeyRing next = first.with(key(later), JwsUse.CERTIFICATES, later);
    JwsKeyRing last = next.with(key(later.plusSeconds(1)), JwsUse.CERTIFICATES, later.plus(Duration.ofDays(2)));
    assertTrue(keys().replace(next) && keys().replace(last));
    assertEquals(last, keys().find());
    assertTrue(last.keys().getFirst().secret().isEmpty() && last.keys().getLast().secret().isPresent());
  }

  @Test
  void each_use_has_keys_of_its_own() {
    JwsKeys events = keys(JwsUse.SECURITY_EVENTS);
    JwsKeyRing before = events.find();
    assertTrue(keys().replace(next(keys().find())));
    assertEquals(before, events.find());
  }
}
