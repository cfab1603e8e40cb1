package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.quota.DayUse;
import org.numberrefresh.domain.quota.Quotas;

/** What {@link Quotas} promises. */
public abstract class QuotasContract {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  protected abstract Quotas quotas();

  @Test
  void the_first_block_is_given_out_once() {
    String carrier = Samples.id("carrier");
    var first = new DayUse(DAY, 100, 0);
    assertEquals(Optional.empty(), quotas().swap(carrier, DayUse.NONE, first));
    assertEquals(Optional.of(first), quotas().swap(carrier, DayUse.NONE, first));
    assertEquals(Optional.of(first), quotas().swap(carrier, DayUse.NONE, new DayUse(DAY, 0, 7)));
  }

  @Test
  void what_is_as_it_was_read_is_written_over() {
    String carrier = Samples.id("carrier");
    var first = new DayUse(DAY, 100, 3);
    var second = new DayUse(DAY, 100, 8, 2);
    var nextDay = new DayUse(DAY.plusDays(1), 1, 0);
    quotas().swap(carrier, DayUse.NONE, first);
    assertEquals(Optional.empty(), quotas().swap(carrier, first, second));
    assertEquals(Optional.of(second), quotas().swap(carrier, first, nextDay));
    assertEquals(Optional.empty(), quotas().swap(carrier, second, nextDay));
    assertEquals(Optional.of(nextDay), quotas().swap(carrier, second, second));
  }

  @Test
  void what_is_not_there_is_not_written_over() {
    assertEquals(
        Optional.of(DayUse.NONE), quotas().swap(Samples.id("carrier"), new DayUse(DAY, 1, 1), new DayUse(DAY, 2, 1)));
  }

  @Test
  void carriers_do_not_share() {
    String one = Samples.id("carrier");
    quotas().swap(one, DayUse.NONE, new DayUse(DAY, 100, 0));
    assertEquals(Optional.empty(), quotas().swap(Samples.id("carrier"), DayUse.NONE, new DayUse(DAY, 5, 0)));
  }

  @Test
  void of_many_at_once_one_writes() {
    String carrier = Samples.id("carrier");
    long written =
        IntStream.range(0, 8)
            .parallel()
            .filter(i -> quotas().swap(carrier, DayUse.NONE, new DayUse(DAY, i + 1, 0)).isEmpty())
            .count();
    assertEquals(1, written);
  }
}
