package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.number.ServiceFact;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;

/** The promises of {@link Numbers}. */
public abstract class NumbersContract {

  protected abstract Numbers numbers();

  private static NumberRecord first(String carrier) {
    return first(Samples.batch(), carrier, new AppSelection.All());
  }

  private static NumberRecord first(BatchId batch, String carrier, AppSelection apps) {
    var entry = new CycleEntry(batch, 7, apps);
    return NumberRecord.first(
        new NumberToken(Samples.id("1.token")), carrier, new Cycle(Mode.BATCH, Samples.NOW, List.of(entry)));
  }

  /** Records as they are found, without the time at which they go: each store decides on it. */
  private Map<NumberToken, NumberRecord> found(List<NumberToken> tokens) {
    var found = new HashMap<NumberToken, NumberRecord>();
    numbers()
        .find(tokens)
        .forEach(
            (token, read) ->
                found.put(
                    token,
                    new NumberRecord(
                        token, read.at(), read.version(), read.service(), read.cycles(), Optional.empty())));
    return found;
  }

  @Test
  void a_record_is_removed_unless_it_changed_since_it_was_read() {
    NumberRecord read = first("east");
    numbers().insert(List.of(read));
    numbers().replace(read.touched());
    assertFalse(numbers().remove(read));
    assertTrue(numbers().remove(read.touched()));
    assertFalse(numbers().remove(read.touched()));
    assertEquals(Map.of(), numbers().find(List.of(read.token())));
  }

  @Test
  void a_record_is_found_as_it_was_inserted() {
    NumberRecord all = first("east");
    NumberRecord listed = first(Samples.batch(), "west", new AppSelection.Listed(List.of("chat", "pay")));
    assertEquals(Set.of(), numbers().insert(List.of(all, listed)));
    assertEquals(Map.of(all.token(), all, listed.token(), listed), found(List.of(all.token(), listed.token())));
  }

  @Test
  void what_was_reported_of_a_number_is_found_as_it_was_written() {
    NumberRecord reported = NumberRecord.first(new NumberToken(Samples.id("1.token")), ported());
    NumberRecord claimed = first("east");
    assertEquals(Set.of(), numbers().insert(List.of(reported, claimed)));
    NumberRecord told = claimed.with(claimed.service().with(fact(ServiceEvent.RESOLD, 9, "east")));
    assertTrue(numbers().replace(told));
    assertEquals(
        Map.of(reported.token(), reported, told.token(), told), found(List.of(reported.token(), told.token())));
  }

  @Test
  void a_life_that_its_holder_joined_is_found_as_it_was_written() {
    NumberRecord first = first("east");
    Cycle joined =
        new Cycle(
            Mode.BATCH, Samples.NOW, Optional.of(Samples.NOW.plusSeconds(7)), first.cycles().getFirst().entries());
    NumberRecord record = new NumberRecord(first.token(), 1, ServiceHistory.UNKNOWN, List.of(joined));
    numbers().insert(List.of(record));
    assertEquals(record, found(List.of(record.token())).get(record.token()));
  }

  private static ServiceHistory ported() {
    ServiceHistory service = ServiceHistory.UNKNOWN;
    for (ServiceEvent event : ServiceEvent.values()) {
      service = service.with(fact(event, service.facts().size(), "west"));
    }
    return service;
  }

  private static ServiceFact fact(ServiceEvent event, int second, String carrier) {
    return new ServiceFact(event, Samples.NOW.plusSeconds(second), carrier);
  }

  @Test
  void an_unknown_number_is_missing() {
    assertEquals(Map.of(), numbers().find(List.of(first("east").token())));
  }

  @Test
  void nothing_is_asked_and_nothing_is_found() {
    assertEquals(Map.of(), numbers().find(List.of()));
    assertEquals(Set.of(), numbers().insert(List.of()));
  }

  @Test
  void a_known_number_is_told_and_stays_while_the_others_are_inserted() {
    NumberRecord known = first("east");
    numbers().insert(List.of(known));
    List<NumberRecord> others = IntStream.range(0, 60).mapToObj(i -> first("west")).toList();
    var again = new NumberRecord(known.token(), 1, ServiceHistory.of("west"), known.cycles());
    var records = new HashSet<>(others);
    records.add(again);
    assertEquals(Set.of(known.token()), numbers().insert(records));
    assertEquals(ServiceHistory.of("east"), numbers().find(List.of(known.token())).get(known.token()).service());
    assertEquals(60, numbers().find(others.stream().map(NumberRecord::token).toList()).size());
  }

  @Test
  void more_than_a_hundred_are_found_at_once() {
    List<NumberRecord> records = IntStream.range(0, 230).mapToObj(i -> first("east")).toList();
    numbers().insert(records);
    assertEquals(230, numbers().find(records.stream().map(NumberRecord::token).toList()).size());
  }

  @Test
  void a_number_that_is_asked_twice_is_found_once() {
    NumberRecord record = first("east");
    numbers().insert(List.of(record));
    assertEquals(Map.of(record.token(), record), found(List.of(record.token(), record.token())));
  }

  @Test
  void only_the_next_version_replaces_a_record() {
    NumberRecord record = first("east");
    numbers().insert(List.of(record));
    NumberRecord second = new NumberRecord(record.token(), 2, ServiceHistory.of("west"), record.cycles());
    assertTrue(numbers().replace(second));
    assertFalse(numbers().replace(second));
    assertFalse(numbers().replace(new NumberRecord(record.token(), 4, ServiceHistory.of("north"), record.cycles())));
    assertEquals(second, found(List.of(record.token())).get(record.token()));
  }

  @Test
  void of_many_replacements_those_that_were_overtaken_are_told() {
    List<NumberRecord> records = IntStream.range(0, 60).mapToObj(i -> first("east")).toList();
    numbers().insert(records);
    NumberRecord overtaken = records.get(30);
    numbers().replace(overtaken.touched());
    assertEquals(Set.of(overtaken.token()), numbers().replaceAll(records.stream().map(NumberRecord::touched).toList()));
    numbers()
        .find(records.stream().map(NumberRecord::token).toList())
        .values()
        .forEach(record -> assertEquals(2, record.version()));
    assertEquals(Set.of(), numbers().replaceAll(List.of()));
  }

  @Test
  void nothing_replaces_what_was_never_inserted() {
    assertFalse(numbers().replace(first("east").touched()));
  }
}
