package org.numberrefresh.domain.risc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys of security events follow each other without a gap. */
class EventKeyRingTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static EventKey key(String id, Instant signsFrom) {
    return new EventKey(id, "secret of " + id, "public of " + id, signsFrom);
  }

  private static EventKeyRing after(EventKeyRing ring, Instant now) {
    return ring.nextSignsFrom(now).map(from -> ring.with(key("k" + ring.version(), from), now)).orElse(ring);
  }

  private static Set<String> ids(EventKeyRing ring) {
    return Set.copyOf(ring.keys().stream().map(EventKey::id).toList());
  }

  @Test
  void the_first_key_signs_at_once() {
    EventKeyRing ring = after(EventKeyRing.NONE, START);
    assertEquals("k0", ring.signing(START).orElseThrow().id());
    assertEquals(1, ring.version());
  }

  @Test
  void whatever_signs_was_published_for_a_day_and_stays_so_for_30_more() {
    var publishedAt = new HashMap<String, Instant>();
    var signedAt = new HashMap<String, Instant>();
    EventKeyRing ring = after(EventKeyRing.NONE, START);
    for (Instant now = START; now.isBefore(START.plus(Duration.ofDays(800))); now = now.plus(Duration.ofHours(6))) {
      ring = after(ring, now);
      for (EventKey key : ring.keys()) {
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
    EventKeyRing two = after(after(EventKeyRing.NONE, START), START.plus(Duration.ofDays(89)));
    assertEquals(Set.of("k0", "k1"), ids(two));
    assertEquals("k0", two.signing(START.plus(Duration.ofDays(89))).orElseThrow().id());
    assertEquals("k1", two.signing(START.plus(Duration.ofDays(90))).orElseThrow().id());
    Instant soon = START.plus(Duration.ofDays(119));
    assertTrue(ids(two.with(key("k2", soon), soon)).contains("k0"));
    Instant later = START.plus(Duration.ofDays(121));
    assertFalse(ids(two.with(key("k2", later), later)).contains("k0"));
  }

  @Test
  void where_nothing_was_signed_for_long_the_old_key_signs_until_the_next_is_known() {
    EventKeyRing one = after(EventKeyRing.NONE, START);
    Instant late = START.plus(Duration.ofDays(400));
    EventKeyRing two = after(one, late);
    assertEquals("k0", two.signing(late).orElseThrow().id());
    assertEquals("k1", two.signing(late.plus(Duration.ofDays(1))).orElseThrow().id());
    assertEquals(List.of("k0", "k1"), two.keys().stream().map(EventKey::id).toList());
  }

  @Test
  void a_key_prints_nothing_of_itself() {
    assertFalse(key("k", START).toString().contains("secret"));
  }
}
