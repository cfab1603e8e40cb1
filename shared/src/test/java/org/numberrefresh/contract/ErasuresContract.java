package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.erasure.Erasure;
import org.numberrefresh.domain.erasure.Erasure.Place;
import org.numberrefresh.domain.erasure.Erasures;

/** The promises of {@link Erasures}. */
public abstract class ErasuresContract {

  private static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");

  private final String fingerprint = UUID.randomUUID().toString();

  protected abstract Erasures erasures();

  private Erasure at(Instant start) {
    List<Place> places = List.of(new Place(Samples.batch(), 7), new Place(Samples.batch(), 0));
    return new Erasure(fingerprint, start, "operator", "asked for on paper", places, Optional.empty());
  }

  @Test
  void the_newest_trace_is_found_as_it_was_stored_last() {
    assertEquals(Optional.empty(), erasures().newest(fingerprint));
    Erasure first = at(NOW);
    erasures().put(first);
    assertEquals(Optional.of(first), erasures().newest(fingerprint));
    erasures().put(first.done(NOW.plusSeconds(5)));
    assertEquals(Optional.of(first.done(NOW.plusSeconds(5))), erasures().newest(fingerprint));
    erasures().put(first.done(NOW.plusSeconds(5)).withoutPlaces());
    assertEquals(List.of(), erasures().newest(fingerprint).orElseThrow().places());
    Erasure second = at(NOW.plusSeconds(60));
    erasures().put(second);
    assertEquals(Optional.of(second), erasures().newest(fingerprint));
  }

  @Test
  void a_first_trace_is_stored_once() {
    Erasure first = at(NOW);
    assertTrue(erasures().begin(first));
    assertFalse(erasures().begin(first.with(List.of())));
    assertEquals(Optional.of(first), erasures().newest(fingerprint));
    assertTrue(erasures().begin(at(NOW.plusSeconds(1))));
  }

  @Test
  void an_open_trace_is_not_stored_over_one_that_is_done() {
    Erasure done = at(NOW).done(NOW);
    erasures().put(done);
    erasures().put(at(NOW));
    assertEquals(Optional.of(done), erasures().newest(fingerprint));
  }

  @Test
  void a_trace_is_withdrawn_unless_it_is_done() {
    Erasure done = at(NOW).done(NOW);
    erasures().put(done);
    erasures().withdraw(done);
    Erasure begun = at(NOW.plusSeconds(1));
    erasures().put(begun);
    erasures().withdraw(begun);
    erasures().withdraw(begun);
    assertEquals(Optional.of(done), erasures().newest(fingerprint));
  }
}
