package org.numberrefresh.domain.jws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys follow each other without a gap. */
class JwsKeyRingTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static JwsKey key(String id, Instant signsFrom) {
    return new JwsKey(id, "secret of " + id, "public of " + id, signsFrom);
  }

  private static JwsKeyRing after(JwsKeyRing ring, Instant now) {
    return ring.nextSignsFrom(now)
        .map(from -> ring.with(key("k" + ring.version(), from), JwsUse.SECURITY_EVENTS, now))
        .orElse(ring);
  }

  private static Set<String> ids(JwsKeyRing ring) {
    return Set.copyOf(ring.keys().stream().map(JwsKey::id).toList());
  }

  @Test
  void the_first_key_signs_at_once() {
    JwsKeyRing ring = after(JwsKeyRing.NONE, START);
    assertEquals("k0", ring.signing(START).orElseThrow().id());
    assertEquals(1, ring.version());
  }

  @Test
  void whatever_signs_was_published_for_a_day_and_stays_so_for_30_more() {
    var publishedAt = new HashMap<String, Instant>();
    var signedAt = new HashMap<String, Instant>();
    JwsKeyRing ring = after(JwsKeyRing.NONE, START);
    for (Instant now = START; now.isBefore(START.plus(Duration.ofDays(800))); now = now.plus(Duration.ofHours(6))) {
      ring = after(ring, now);
      for (JwsKey key : ring.keys()) {
        publishedAt.putIfAbsent(key.id(), now);
      }
      String signing = ring.signing(now).orElseThrow().id();
      signedAt.put(signing, now);
      Instant known = publishedAt.get(signing);
      assertTrue(known.equals(START) || !known.plus(Duration.ofDays(1)).isAfter(now), "unknown to some: " + signing);
      Instant matters = now.minus(Duration.ofDays(30));
      Set<String> published = ids(ring);
      signedAt.forEach((id, at) -> assertTrue(at.isBefore(matters) || published.contains(id), "gone too soon: " + id));
      assertTrue(ring.keys().size() <= 3);
    }
    assertEquals(9, ring.version());
  }

  @Test
  void what_a_key_signed_last_is_verified_for_30_days() {
    JwsKeyRing two = after(after(JwsKeyRing.NONE, START), START.plus(Duration.ofDays(89)));
    assertEquals(Set.of("k0", "k1"), ids(two));
    assertEquals("k0", two.signing(START.plus(Duration.ofDays(89))).orElseThrow().id());
    assertEquals("k1", two.signing(START.plus(Duration.ofDays(90))).orElseThrow().id());
    Instant soon = START.plus(Duration.ofDays(119));
    assertTrue(ids(two.with(key("k2", soon), JwsUse.SECURITY_EVENTS, soon)).contains("k0"));
    Instant later = START.plus(Duration.ofDays(121));
    assertFalse(ids(two.with(key("k2", later), JwsUse.SECURITY_EVENTS, later)).contains("k0"));
  }

  @Test
  void a_certificates_key_stays_published_for_two_years_and_has_no_secret_then() {
    JwsKeyRing ring = JwsKeyRing.NONE;
    for (int day = 0; day < 1000; day++) {
      Instant now = START.plus(Duration.ofDays(day));
      JwsKeyRing before = ring;
      ring =
          before
              .nextSignsFrom(now)
              .map(from -> before.with(key("k" + before.version(), from), JwsUse.CERTIFICATES, now))
              .orElse(before);
      assertTrue(ring.signing(now).orElseThrow().secret().isPresent());
      assertTrue(day > 800 || ids(ring).contains("k0"));
      assertTrue(ring.keys().stream().filter(key -> key.secret().isPresent()).count() <= 3);
      assertTrue(ring.keys().size() <= 11);
    }
    assertFalse(ids(ring).contains("k0"));
  }

  @Test
  void where_nothing_was_signed_for_long_the_old_key_signs_until_the_next_is_known() {
    JwsKeyRing one = after(JwsKeyRing.NONE, START);
    Instant late = START.plus(Duration.ofDays(400));
    JwsKeyRing two = after(one, late);
    assertEquals("k0", two.signing(late).orElseThrow().id());
    assertEquals("k1", two.signing(late.plus(Duration.ofDays(1))).orElseThrow().id());
    assertEquals(List.of("k0", "k1"), two.keys().stream().map(JwsKey::id).toList());
  }

  @Test
  void a_key_prints_nothing_of_itself() {
    assertFalse(key("k", START).toString().contains("secret"));
  }
}
