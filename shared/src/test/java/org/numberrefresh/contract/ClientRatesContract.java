package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.access.ClientRate;
import org.numberrefresh.domain.access.ClientRates;
import org.numberrefresh.domain.access.ClientRates.Block.Refused;
import org.numberrefresh.domain.access.ClientRates.Block.Taken;
import org.numberrefresh.fake.TickingClock;

/** The promises of {@link ClientRates}. */
public abstract class ClientRatesContract {

  private static final Instant NOW = TickingClock.START;
  private static final Duration SECOND = Duration.ofSeconds(1);

  protected abstract ClientRates rates();

  private static ClientRate.Claim claim(Instant now, Duration cost) {
    return new ClientRate.Claim(now, cost);
  }

  @Test
  void a_client_begins_once_and_again_when_it_has_its_whole_burst() {
    String client = Samples.id("client");
    Instant stored = NOW.plus(SECOND);
    assertEquals(new Taken(stored), rates().begin(client, claim(NOW, SECOND)));
    assertEquals(new Refused(stored), rates().begin(client, claim(NOW, SECOND)));
    assertEquals(new Refused(stored), rates().begin(client, claim(stored, SECOND)));
    Instant later = stored.plusNanos(1000);
    assertEquals(new Taken(later.plus(SECOND)), rates().begin(client, claim(later, SECOND)));
  }

  @Test
  void blocks_are_added_up_to_the_burst() {
    String client = Samples.id("client");
    assertEquals(new Refused(Instant.EPOCH), rates().add(client, claim(NOW, SECOND)));
    rates().begin(client, claim(NOW, SECOND));
    assertEquals(new Taken(NOW.plusSeconds(3)), rates().add(client, claim(NOW, SECOND.multipliedBy(2))));
    assertEquals(new Refused(NOW.plusSeconds(3)), rates().add(client, claim(NOW, SECOND.multipliedBy(2))));
    assertEquals(new Taken(NOW.plusSeconds(4)), rates().add(client, claim(NOW, SECOND)));
    assertEquals(new Refused(NOW.plusSeconds(4)), rates().add(client, claim(NOW, Duration.ofNanos(1000))));
  }

  @Test
  void nothing_is_added_to_a_time_that_is_past() {
    String client = Samples.id("client");
    rates().begin(client, claim(NOW, SECOND));
    Instant late = NOW.plusSeconds(2);
    assertEquals(new Refused(NOW.plus(SECOND)), rates().add(client, claim(late, SECOND)));
  }

  @Test
  void a_time_far_ahead_does_not_count() {
    String client = Samples.id("client");
    Instant ahead = NOW.plus(Duration.ofDays(90));
    rates().begin(client, claim(ahead, SECOND));
    assertEquals(new Refused(ahead.plus(SECOND)), rates().add(client, claim(NOW, SECOND)));
    assertEquals(new Taken(NOW.plus(SECOND)), rates().begin(client, claim(NOW, SECOND)));
  }

  @Test
  void clients_do_not_share() {
    rates().begin(Samples.id("client"), claim(NOW, ClientRate.BURST));
    assertEquals(new Taken(NOW.plus(SECOND)), rates().begin(Samples.id("client"), claim(NOW, SECOND)));
  }

  @Test
  void of_many_at_once_one_begins_and_the_others_add() {
    String client = Samples.id("client");
    var one = claim(NOW, SECOND);
    long begun = IntStream.range(0, 8).parallel().filter(i -> rates().begin(client, one) instanceof Taken).count();
    assertEquals(1, begun);
    long added = IntStream.range(0, 8).parallel().filter(i -> rates().add(client, one) instanceof Taken).count();
    assertEquals(3, added);
  }
}
