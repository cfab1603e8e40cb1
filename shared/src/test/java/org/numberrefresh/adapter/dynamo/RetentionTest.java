package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.number.ServiceFact;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;

class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-11-02T03:04:05Z");
  private static final Duration THREE_YEARS = Duration.ofDays(1095);

  private static Retention at(Instant now) {
    return new Retention(Clock.fixed(now, ZoneOffset.UTC), THREE_YEARS);
  }

  private static NumberRecord record(ServiceFact... facts) {
    var cycle = new Cycle(Mode.BATCH, NOW, List.of());
    return new NumberRecord(
        new NumberToken("token"), 1, new ServiceHistory(Optional.of("east"), List.of(facts)), List.of(cycle));
  }

  @Test
  void a_batch_is_over_before_its_evidence_begins_to_age_on_whichever_day_it_was_submitted() {
    for (int day = 0; day < 730; day++) {
      Instant submitted = NOW.plus(Duration.ofDays(day));
      Instant cooled = submitted.plus(Duration.ofDays(90));
      Instant over = Deadlines.published().after(cooled, App.Profile.MOST_WORKING_DAYS);
      assertTrue(over.isBefore(submitted.plus(Retention.OPEN)), submitted.toString());
    }
  }

  @Test
  void an_order_is_told_of_until_its_evidence_is_old_and_its_item_goes_after_its_batches() {
    Instant last = NOW.plus(Retention.OPEN).plus(THREE_YEARS).minusSeconds(1);
    assertTrue(at(last).shows(NOW));
    assertFalse(at(last.plusSeconds(1)).shows(NOW));
    assertEquals(last.plusSeconds(1).getEpochSecond(), at(NOW).after(NOW));
    assertTrue(at(NOW).ofOrder(NOW) > at(NOW).after(NOW));
  }

  @Test
  void an_item_is_told_of_for_the_time_under_which_it_was_written_whatever_the_retention_is_now() {
    Item order = Item.empty().put(Retention.EXPIRES, at(NOW).ofOrder(NOW));
    Item batch = Item.empty().put(Retention.EXPIRES, at(NOW).after(NOW));
    var apps = new AppSelection.Listed(List.of("a"));
    var id = new BatchId(OrderId.of("east", "k"), 0);
    var head = new AcceptedHead(new BatchRequest(id, "east", Mode.BATCH, apps, 1, new BitSet(), NOW, NOW), NOW);
    Instant last = NOW.plus(Retention.OPEN).plus(THREE_YEARS).minusSeconds(1);
    for (Duration changed : List.of(Duration.ofDays(1), THREE_YEARS, THREE_YEARS.multipliedBy(3))) {
      var before = new Retention(Clock.fixed(last, ZoneOffset.UTC), changed);
      assertTrue(before.shows(order, NOW) && before.shows(batch, head), changed::toString);
      var after = new Retention(Clock.fixed(last.plusSeconds(1), ZoneOffset.UTC), changed);
      assertFalse(after.shows(order, NOW) || after.shows(batch, head), changed::toString);
      boolean computed = before.shows(NOW);
      assertEquals(computed, before.shows(Item.empty(), NOW));
      assertEquals(computed, before.shows(Item.empty(), head));
    }
  }

  @Test
  void a_record_that_carriers_reported_to_stays_and_any_other_goes_three_years_after_its_last_order() {
    Retention retention = at(NOW);
    Item ordered = NumberItem.write(record(), "token", retention);
    assertEquals(retention.fromNow(), ordered.numberOf(Retention.EXPIRES));
    var fact = new ServiceFact(ServiceEvent.ACTIVATED, NOW, "east");
    assertFalse(NumberItem.write(record(fact), "token", retention).has(Retention.EXPIRES));
  }

  @Test
  void a_record_that_is_moved_to_other_keys_goes_when_it_would_have_gone() {
    Item stored = NumberItem.write(record(), "token", at(NOW));
    NumberRecord read = NumberItem.read(stored, new NumberToken("token"));
    assertEquals(at(NOW).fromNow(), NumberItem.moved(read, "next").numberOf(Retention.EXPIRES));
    assertFalse(NumberItem.moved(record(), "next").has(Retention.EXPIRES));
  }
}
