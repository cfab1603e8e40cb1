package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.risc.EventKey;
import org.numberrefresh.domain.risc.EventKeyRing;
import org.numberrefresh.domain.risc.EventKeys;

/** What {@link EventKeys} promises. There is one ring of keys, which other tests may have begun. */
public abstract class EventKeysContract {

  protected abstract EventKeys keys();

  private static EventKeyRing next(EventKeyRing ring) {
    Instant from = Instant.parse("2026-11-02T01:00:00Z").plusSeconds(ring.version());
    String id = Samples.id("key");
    return ring.with(new EventKey(id, "secret of " + id, "public of " + id, from), from);
  }

  @Test
  void keys_are_found_as_they_were_stored_and_their_public_parts_alone() {
    EventKeyRing ring = next(keys().find());
    assertTrue(keys().replace(ring));
    assertEquals(ring, keys().find());
    assertEquals(ring.keys().stream().map(EventKey::published).toList(), keys().published());
  }

  @Test
  void of_two_who_change_the_same_one_wins() {
    EventKeyRing found = keys().find();
    EventKeyRing first = next(found);
    assertTrue(keys().replace(first));
    assertFalse(keys().replace(next(found)));
    assertEquals(first, keys().find());
  }
}
