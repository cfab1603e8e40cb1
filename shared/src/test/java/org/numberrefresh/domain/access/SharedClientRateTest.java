package org.numberrefresh.domain.access;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.numberrefresh.fake.FakeClientRates;
import org.numberrefresh.fake.TickingClock;

/** However many instances serve a client, and whenever it calls. */
class SharedClientRateTest {

  private static final String CLIENT = "east-client";

  @Property(tries = 300)
  void never_is_more_let_in_than_the_burst_the_rate_and_one_free_call_an_instance_and_minute(
      @ForAll @IntRange(min = 1, max = 20) int count,
      @ForAll @IntRange(min = 1, max = 200) int perSecond,
      @ForAll long seed) {
    var clock = new TickingClock();
    var chance = new Random(seed);
    var rate = new ClientRate(perSecond);
    var stored = new FakeClientRates();
    List<ClientLimit> instances =
        Stream.generate(
                () ->
                    new ClientLimit(
                        rate,
                        stored,
                        clock,
                        chance,
                        e -> {
                          throw e;
                        }))
            .limit(count)
            .toList();
    var start = clock.instant();
    int let = 0;
    for (int i = 0; i < 2_000; i++) {
      boolean entered = instances.get(chance.nextInt(count)).enter(CLIENT) instanceof ClientLimit.Entry.Admitted;
      let += entered ? 1 : 0;
      clock.advance(Duration.ofMillis(chance.nextInt(10) == 0 ? chance.nextInt(200) : 0));
    }
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    double most = rate.burst() + seconds * perSecond + count * (1 + Math.ceil(seconds / 60)) + 1;
    assertTrue(let <= most, let + " of at most " + most);
  }
}
