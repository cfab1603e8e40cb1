package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.number.ServiceFact;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.TickingClock;

/** A number's item costs one write unit. */
class NumberItemTest {

  private static final int WRITE_UNIT = 1024;
  private static final int TOKEN_AND_NAMES = 64;
  private static final String LONG_ID = "c".repeat(64);
  private static final Instant NOW = TickingClock.START;

  private static ServiceHistory fullService() {
    ServiceHistory service = ServiceHistory.of(LONG_ID);
    for (int i = 0; i < 10; i++) {
      for (ServiceEvent event : ServiceEvent.values()) {
        service = service.with(new ServiceFact(event, NOW.plusSeconds(i), LONG_ID));
      }
    }
    for (String other : List.of("d", "e")) {
      service = service.with(new ServiceFact(ServiceEvent.PORTED_IN, NOW.plusSeconds(10), other.repeat(64)));
    }
    assertEquals(11, service.facts().size());
    return service;
  }

  @Test
  void four_lives_and_all_facts_that_are_kept_fit_into_one_write_unit() {
    var cycles = new ArrayList<Cycle>();
    for (int i = 0; i < 4; i++) {
      var entry = new CycleEntry(new BatchId(OrderId.of("east", "k" + i), 19), 499, new AppSelection.All());
      cycles.add(new Cycle(Mode.BATCH, NOW.plusSeconds(i), Optional.of(NOW), List.of(entry)));
    }
    String facts = FactText.write(fullService().facts());
    int size = TOKEN_AND_NAMES + LONG_ID.length() + facts.length() + CycleText.write(cycles).length();
    assertTrue(size < WRITE_UNIT, () -> size + " bytes");
    assertEquals(cycles, CycleText.read(CycleText.write(cycles)));
    assertEquals(fullService().facts(), FactText.read(facts));
  }

  @Test
  void facts_that_name_each_carrier_in_full_still_open() {
    List<ServiceFact> facts =
        List.of(
            new ServiceFact(ServiceEvent.PORTED_OUT, Instant.ofEpochSecond(1_790_000_000), "east"),
            new ServiceFact(ServiceEvent.PORTED_IN, Instant.ofEpochSecond(1_790_000_000), "west"),
            new ServiceFact(ServiceEvent.RESOLD, Instant.ofEpochSecond(1_790_000_007), "west"));
    assertEquals(facts, FactText.read("PORTED_OUT 1790000000 east;PORTED_IN 1790000000 west;RESOLD 1790000007 west"));
    assertEquals("PORTED_OUT 1790000000 east;PORTED_IN 1790000000 west;RESOLD 1790000007 #1", FactText.write(facts));
  }
}
