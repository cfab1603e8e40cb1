package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.rekey.RekeyPart;
import org.numberrefresh.domain.rekey.Rekeyings;

/** The promises of {@link Rekeyings}. The parts are the same for all tests, so each test takes a later version. */
public abstract class RekeyingsContract {

  private static final AtomicInteger VERSION = new AtomicInteger(1);

  private static final Waiting SIXTH = new Waiting.Rekey(6);

  private final int to = VERSION.incrementAndGet();

  protected abstract Rekeyings rekeyings();

  protected abstract DueIndex dueIndex();

  private RekeyPart begun(int number) {
    return RekeyPart.begun(number, to, Samples.NOW);
  }

  @Test
  void a_part_is_found_as_it_was_begun_and_as_it_was_written() {
    rekeyings().begin(begun(3));
    assertEquals(Optional.of(begun(3)), rekeyings().find(3));
    var next = new RekeyPart(3, to, Optional.of("1.token"), 17, false, false, 2, Optional.of(Samples.NOW));
    assertTrue(rekeyings().replace(next));
    assertEquals(Optional.of(next), rekeyings().find(3));
    assertTrue(rekeyings().all().contains(next));
  }

  @Test
  void a_part_is_begun_once_for_a_version() {
    rekeyings().begin(begun(4));
    var next = new RekeyPart(4, to, Optional.empty(), 5, true, true, 2, Optional.empty());
    rekeyings().replace(next);
    rekeyings().begin(begun(4));
    rekeyings().begin(RekeyPart.begun(4, to - 1, Samples.NOW));
    assertEquals(Optional.of(next), rekeyings().find(4));
  }

  @Test
  void of_two_writes_over_the_same_version_one_counts() {
    rekeyings().begin(begun(5));
    var one = new RekeyPart(5, to, Optional.of("a"), 1, false, false, 2, Optional.of(Samples.NOW));
    assertTrue(rekeyings().replace(one));
    assertFalse(rekeyings().replace(new RekeyPart(5, to, Optional.of("b"), 2, true, false, 2, Optional.empty())));
    assertEquals(Optional.of(one), rekeyings().find(5));
  }

  @Test
  void a_part_stands_in_the_due_index_until_it_is_done_and_can_be_claimed_there() {
    rekeyings().begin(begun(6));
    Parking place = SIXTH.swept(Samples.NOW);
    assertEquals(List.of(new Due(SIXTH, place)), due(Samples.NOW));
    Instant later = Samples.NOW.plus(Duration.ofMinutes(6));
    assertTrue(dueIndex().move(new Due(SIXTH, place), SIXTH.swept(later)));
    assertEquals(List.of(), due(Samples.NOW));
    assertEquals(1, due(later).size());
    assertTrue(rekeyings().replace(new RekeyPart(6, to, Optional.empty(), 0, true, true, 2, Optional.empty())));
    assertEquals(List.of(), due(later));
  }

  private List<Due> due(Instant by) {
    return dueIndex().due(SIXTH.swept(by).shard(), by, 1000).stream().filter(due -> due.what().equals(SIXTH)).toList();
  }
}
