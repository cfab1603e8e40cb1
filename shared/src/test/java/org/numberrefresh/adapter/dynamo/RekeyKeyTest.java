package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

class RekeyKeyTest {

  @Test
  void a_part_has_the_key_under_which_it_was_always_stored() {
    assertEquals(Map.of("batch", Item.text("b742dcaf012a20e4bd51-16"), "part", Item.text("head")), RekeyKey.of(16));
    assertEquals(new BatchId(OrderId.of("", "keys"), 16).toString(), RekeyKey.text(16));
  }

  @Test
  void the_key_of_a_part_tells_its_number_and_that_of_a_batch_tells_none() {
    assertEquals(OptionalInt.of(16), RekeyKey.part(Item.of(RekeyKey.of(16))));
    BatchId batch = new BatchId(OrderId.of("east", "keys"), 16);
    assertEquals(OptionalInt.empty(), RekeyKey.part(Item.of(HeadItem.key(batch))));
  }
}
