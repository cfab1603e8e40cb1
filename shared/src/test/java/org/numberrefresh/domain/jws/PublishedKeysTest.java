package org.numberrefresh.domain.jws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.numberrefresh.fake.FakeJwsKeys;
import org.numberrefresh.fake.TickingClock;

/** The public keys as those see them who ask without a token. */
class PublishedKeysTest {

  private final FakeJwsKeys stored = new FakeJwsKeys();
  private final TickingClock clock = new TickingClock();
  private final PublishedKeys keys = new PublishedKeys(counted(), clock);
  private int reads;

  private JwsKeys counted() {
    return new JwsKeys() {
      @Override
      public JwsKeyRing find() {
        throw new AssertionError("no secret is opened");
      }

      @Override
      public boolean replace(JwsKeyRing next) {
        throw new AssertionError("nothing is written");
      }

      @Override
      public List<String> published() {
        reads++;
        return stored.published();
      }
    };
  }

  private void made(String id) {
    var key = new JwsKey(id, "secret of " + id, id, clock.instant());
    stored.replace(stored.find().with(key, JwsUse.CERTIFICATES, clock.instant()));
  }

  @Test
  void however_often_they_are_asked_for_the_store_is_read_once_in_five_minutes() {
    made("one");
    for (int i = 0; i < 100; i++) {
      assertEquals(List.of("one"), keys.all());
    }
    assertEquals(1, reads);
    made("two");
    assertEquals(List.of("one"), keys.all());
    clock.advance(PublishedKeys.KEPT.plus(Duration.ofSeconds(1)));
    assertEquals(List.of("one", "two"), keys.all());
    assertEquals(2, reads);
  }

  @Test
  void the_first_key_is_seen_at_once_since_it_signs_at_once() {
    assertEquals(List.of(), keys.all());
    made("one");
    assertEquals(List.of("one"), keys.all());
  }
}
