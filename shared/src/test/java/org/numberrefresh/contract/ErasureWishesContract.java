package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.erasure.ErasureWish;
import org.numberrefresh.domain.erasure.ErasureWishes;
import org.numberrefresh.domain.phone.PhoneNumber;

/** The promises of {@link ErasureWishes}. */
public abstract class ErasureWishesContract {

  private static final List<PhoneNumber> NUMBERS =
      List.of(PhoneNumber.ofDigits(8613800138000L), PhoneNumber.ofDigits(8613800138001L));

  private final String id = Samples.id("wish");

  protected abstract ErasureWishes wishes();

  protected abstract DueIndex index();

  private ErasureWish wish() {
    return new ErasureWish(id, NUMBERS, "operator", "asked for on paper", Samples.NOW, Optional.empty());
  }

  private Optional<Due> waiting(Instant by) {
    String shard = new Waiting.Erasure(id).swept(by).shard();
    return index().due(shard, by, Integer.MAX_VALUE).stream()
        .filter(due -> due.what().equals(new Waiting.Erasure(id)))
        .findFirst();
  }

  @Test
  void a_wish_is_found_as_it_was_stored_last_and_is_gone_once_it_was_removed() {
    assertEquals(Optional.empty(), wishes().find(id));
    wishes().put(wish());
    assertEquals(Optional.of(wish()), wishes().find(id));
    ErasureWish erased = wish().erased(List.of(NUMBERS.getLast()), Samples.NOW.plusSeconds(7));
    wishes().put(erased);
    assertEquals(Optional.of(erased), wishes().find(id));
    wishes().remove(id);
    wishes().remove(id);
    assertEquals(Optional.empty(), wishes().find(id));
  }

  @Test
  void a_wish_is_due_after_each_call_of_its_time_has_ended_and_may_be_claimed() {
    wishes().put(wish());
    Instant due = Samples.NOW.plus(ErasureWish.CALLS_END_AFTER);
    assertEquals(Optional.empty(), waiting(due.minusSeconds(1)));
    Due first = waiting(due).orElseThrow();
    assertTrue(index().move(first, first.what().swept(due.plus(Parking.LEASE))));
    assertEquals(Optional.empty(), waiting(due));
    wishes().put(wish().erased(NUMBERS, Samples.NOW.plusSeconds(7)));
    assertEquals(due.plusSeconds(7), waiting(due.plusSeconds(7)).orElseThrow().parking().dueAt());
    wishes().remove(id);
    assertEquals(Optional.empty(), waiting(due.plus(Parking.LEASE)));
  }
}
