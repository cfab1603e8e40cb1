package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.sink.PushFault;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.SinkSettings;
import org.numberrefresh.domain.sink.Sinks;
import org.numberrefresh.fake.SeededRandom;

/** The promises of {@link Sinks}. */
public abstract class SinksContract {

  private static final URI URL = URI.create("https://east.example/events");

  private final String carrier = Samples.id("carrier");
  private final SeededRandom random = new SeededRandom(5);

  protected abstract Sinks sinks();

  protected abstract DueIndex dueIndex();

  private Sink begun() {
    var settings = new SinkSettings(URL, Set.of(), true);
    return Sink.begun(carrier, settings, SigningSecrets.draw(random), 42, Samples.NOW);
  }

  private Sink stored() {
    return sinks().find(carrier).orElseThrow();
  }

  @Test
  void a_sink_is_found_as_it_was_begun_and_as_each_step_left_it() {
    assertEquals(Optional.empty(), sinks().find(carrier));
    Sink sink = begun();
    assertTrue(sinks().begin(sink));
    assertEquals(sink, stored());
    var choosy = new SinkSettings(URL, Set.of(EventType.BATCH_SETTLED, EventType.ORDER_SETTLED), false);
    var fault = new PushFault(Fault.SERVER_ERROR, OptionalInt.of(503), 3, Samples.NOW, Samples.NOW.plusSeconds(60));
    List<Sink> steps =
        List.of(
            sink.with(choosy),
            sink.with(choosy).verifiedAt(Samples.NOW),
            sink.with(sink.secrets().rotated(random, Samples.NOW)),
            sink.leasedBy("worker", Samples.NOW),
            sink.leasedBy("worker", Samples.NOW).reached(50, Optional.of(fault), "worker", Samples.NOW),
            sink.failed(50, 60, fault),
            sink.failed(50, 60, new PushFault(Fault.UNREACHABLE, OptionalInt.empty(), 1, Samples.NOW, Samples.NOW)),
            sink.movedTo(7, Samples.NOW),
            sink.verifiedAt(Samples.NOW).released(70, Optional.empty(), Samples.NOW.plus(Sink.REST)));
    for (Sink step : steps) {
      Sink next =
          new Sink(carrier, step.settings(), step.verified(), step.secrets(), step.push(), stored().version() + 1);
      assertTrue(sinks().replace(next));
      assertEquals(next, stored());
    }
  }

  @Test
  void a_carrier_has_one_sink() {
    Sink sink = begun();
    assertTrue(sinks().begin(sink));
    assertFalse(sinks().begin(sink.with(new SinkSettings(URL, Set.of(), false))));
    assertEquals(sink, stored());
  }

  @Test
  void of_two_writes_over_one_version_one_counts() {
    Sink sink = begun();
    sinks().begin(sink);
    Sink one = sink.leasedBy("one", Samples.NOW);
    assertTrue(sinks().replace(one));
    assertFalse(sinks().replace(sink.leasedBy("two", Samples.NOW)));
    assertEquals(one, stored());
  }

  @Test
  void nothing_is_written_over_a_sink_that_was_removed() {
    Sink sink = begun().verifiedAt(Samples.NOW);
    sinks().begin(sink);
    sinks().remove(carrier);
    sinks().remove(carrier);
    assertEquals(Optional.empty(), sinks().find(carrier));
    assertFalse(sinks().replace(sink.leasedBy("one", Samples.NOW)));
    assertEquals(List.of(), due(Samples.NOW.plus(Duration.ofDays(1))));
  }

  @Test
  void a_verified_sink_stands_in_the_due_index_once_and_can_be_claimed_there() {
    Sink sink = begun();
    sinks().begin(sink);
    Instant later = Samples.NOW.plus(Duration.ofHours(2));
    assertEquals(List.of(), due(later));
    Sink verified = sink.verifiedAt(Samples.NOW);
    sinks().replace(verified);
    Parking place = waiting().swept(verified.push().dueAt().orElseThrow());
    assertEquals(List.of(new Due(waiting(), place)), due(later));
    Parking claim = waiting().swept(later);
    assertTrue(dueIndex().move(new Due(waiting(), place), claim));
    assertEquals(List.of(new Due(waiting(), claim)), due(later));
    Sink released = verified.released(42, Optional.empty(), Samples.NOW.plus(Sink.REST));
    assertTrue(sinks().replace(released));
    assertEquals(List.of(new Due(waiting(), waiting().swept(released.push().dueAt().orElseThrow()))), due(later));
  }

  private Waiting waiting() {
    return new Waiting.Push(carrier);
  }

  private List<Due> due(Instant by) {
    return dueIndex().due(waiting().swept(by).shard(), by, 1000).stream()
        .filter(due -> due.what().equals(waiting()))
        .toList();
  }
}
