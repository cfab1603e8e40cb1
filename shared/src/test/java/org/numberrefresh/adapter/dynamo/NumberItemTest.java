package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** The size of a number's item, and the form of its facts. */
class NumberItemTest {

  private static final int WRITE_UNIT = 1024;
  private static final int TOKEN_AND_NAMES = 64;
  private static final Instant NOW = TickingClock.START;

  private static ServiceHistory fullService(int idLength) {
    String id = "c".repeat(idLength);
    ServiceHistory service = ServiceHistory.of(id);
    for (int i = 0; i < 10; i++) {
      for (ServiceEvent event : ServiceEvent.values()) {
        service = service.with(new ServiceFact(event, NOW.plusSeconds(i), id));
      }
    }
    for (String other : List.of("d", "e")) {
      service = service.with(new ServiceFact(ServiceEvent.PORTED_IN, NOW.plusSeconds(10), other.repeat(idLength)));
    }
    assertTrue(service.facts().size() > 9);
    return service;
  }

  @ParameterizedTest
  @CsvSource({"16, 1", "64, 2"})
  void four_lives_and_all_facts_that_are_kept_fit_into_few_write_units(int idLength, int units) {
    var cycles = new ArrayList<Cycle>();
    for (int i = 0; i < 4; i++) {
      var entry = new CycleEntry(new BatchId(OrderId.of("east", "k" + i), 19), 499, new AppSelection.All());
      cycles.add(new Cycle(Mode.BATCH, NOW.plusSeconds(i), Optional.of(NOW), List.of(entry)));
    }
    ServiceHistory service = fullService(idLength);
    String facts = FactText.write(service.facts());
    int size = TOKEN_AND_NAMES + idLength + facts.length() + CycleText.write(cycles).length();
    assertTrue(size < units * WRITE_UNIT, () -> size + " bytes");
    assertEquals(cycles, CycleText.read(CycleText.write(cycles)));
    assertEquals(service.facts(), FactText.read(facts));
  }

  @Test
  void facts_name_each_carrier_in_full_and_older_short_forms_still_open() {
    List<ServiceFact> facts =
        List.of(
            new ServiceFact(ServiceEvent.PORTED_OUT, Instant.ofEpochSecond(1_790_000_000), "east"),
            new ServiceFact(ServiceEvent.PORTED_IN, Instant.ofEpochSecond(1_790_000_000), "west"),
            new ServiceFact(ServiceEvent.RESOLD, Instant.ofEpochSecond(1_790_000_007), "west"));
    String full = "PORTED_OUT 1790000000 east;PORTED_IN 1790000000 west;RESOLD 1790000007 west";
    assertEquals(full, FactText.write(facts));
    assertEquals(facts, FactText.read(full));
    assertEquals(facts, FactText.read("PORTED_OUT 1790000000 east;PORTED_IN 1790000000 west;RESOLD 1790000007 #1"));
  }
}
