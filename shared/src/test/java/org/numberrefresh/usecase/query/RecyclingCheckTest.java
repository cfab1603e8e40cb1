package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.report.NumberReports;

/** The answers to an app that asks if a number changed hands. */
class RecyclingCheckTest {

  private static final String LONG_AGO = "2026-01-05T10:00:00+08:00";
  private static final String SUMMER = "2026-07-01T10:00:00+08:00";
  private static final String COOLING = "2026-10-01T10:00:00+08:00";

  private final World world = new World().withApps("chat");

  private static String asked(World in, Optional<PhoneNumber> number, String day) {
    try {
      return Boolean.toString(new RecyclingCheck(in.core()).recycled(number, LocalDate.parse(day)));
    } catch (Problem problem) {
      return problem.code().status() + " " + problem.code().wire();
    }
  }

  private static String since(World in, String day) {
    return asked(in, Optional.of(TestNumbers.number(0)), day);
  }

  private String since(String day) {
    return since(world, day);
  }

  private Order batch(String key, String deactivatedAt) {
    Order order = world.submit(key, Requests.batch(0, deactivatedAt, "chat"));
    world.run();
    return order;
  }

  private Order active(String key, String holderSince) {
    Order order = world.submit(key, Requests.active(0, holderSince, "chat"));
    world.run();
    return order;
  }

  private void report(String carrier, String event, String at) {
    assertEquals(0, new NumberReports(world.core()).take(carrier, Requests.report(0, event, at)).rejected().size());
    world.run();
  }

  @Test
  void a_number_changed_hands_until_the_day_before_its_new_holder_came_and_not_since() {
    batch("a", LONG_AGO);
    report("east", "RESOLD", SUMMER);
    assertEquals("true", since("2025-06-01"));
    assertEquals("true", since("2026-06-30"));
    assertEquals("false", since("2026-07-01"));
    assertEquals("false", since("2026-11-01"));
  }

  @Test
  void a_holder_who_asked_for_a_refresh_himself_is_on_record_too() {
    active("a", SUMMER);
    assertEquals("true", since("2026-06-30"));
    assertEquals("false", since("2026-07-01"));
  }

  @Test
  void days_are_days_of_shanghai() {
    report("east", "ACTIVATED", "2026-07-01T00:30:00+08:00");
    assertEquals("true", since("2026-06-30"));
    assertEquals("false", since("2026-07-01"));
  }

  @Test
  void a_number_that_nobody_holds_is_not_its_old_holders_whatever_the_day() {
    batch("a", COOLING);
    assertEquals("true", since("2026-09-30"));
    assertEquals("true", since("2026-11-01"));
  }

  @Test
  void a_number_that_its_old_holder_took_back_did_not_change_hands() {
    batch("a", COOLING);
    assertEquals(1, world.restore(0).accepted());
    assertEquals("false", since("2026-10-01"));
    assertEquals("400 OUT_OF_RANGE", since("2026-09-30"));
  }

  @Test
  void a_port_changes_the_carrier_and_no_holder() {
    report("west", "PORTED_IN", SUMMER);
    assertEquals("false", since("2026-07-01"));
    assertEquals("400 OUT_OF_RANGE", since("2026-06-30"));
  }

  @Test
  void a_cancelled_order_tells_nothing() {
    world.caller.tell("chat", items -> FakeAppCaller.answered(200, "{\"results\":[]}"));
    world.cancel(active("a", SUMMER));
    world.run();
    assertEquals("404 IDENTIFIER_NOT_FOUND", since("2026-06-30"));
  }

  @Test
  void an_order_that_something_newer_overtook_still_tells() {
    world.caller.tell("chat", items -> FakeAppCaller.answered(200, "{\"results\":[]}"));
    active("a", SUMMER);
    batch("b", COOLING);
    assertEquals("true", since("2026-08-01"));
    assertEquals(1, world.restore(0).accepted());
    assertEquals("false", since("2026-08-01"));
    assertEquals("true", since("2026-06-30"));
  }

  @Test
  void an_order_tells_nothing_before_it_is_committed_nor_when_it_fell_away() {
    int claimed = 0;
    int call = 1;
    for (World died = dead(call); died.crashes.deaths() > 0; died = dead(++call)) {
      if (!claims(died).isEmpty() && !isCommitted(died)) {
        claimed++;
        assertEquals("404 IDENTIFIER_NOT_FOUND", since(died, "2026-06-30"));
        died.pass(Duration.ofHours(1), Duration.ofMinutes(10));
        assertEquals("404 IDENTIFIER_NOT_FOUND", since(died, "2026-06-30"));
      }
    }
    assertTrue(claimed > 0, "No call claimed the number and died before the order was committed.");
  }

  /** A world whose intake died before one of its calls to the stores. */
  private static World dead(int call) {
    World in = new World().withApps("chat");
    in.crashes.at(call, Crashes.Moment.BEFORE);
    in.dies(w -> w.submit("a", Requests.active(0, SUMMER, "chat")));
    return in;
  }

  private static boolean isCommitted(World in) {
    return in.orders.find(OrderId.of(World.CARRIER, "a")).filter(o -> o.committed().isPresent()).isPresent();
  }

  private static Collection<NumberRecord> claims(World in) {
    return in.numbers.find(in.core().keys().tokens().of(List.of(TestNumbers.number(0)))).values();
  }

  @Test
  void a_number_that_was_never_seen_is_not_found() {
    assertEquals("404 IDENTIFIER_NOT_FOUND", since("2026-06-30"));
  }

  @Test
  void a_day_that_is_not_over_counts_and_the_next_is_out_of_range() {
    report("east", "ACTIVATED", SUMMER);
    assertEquals("false", since("2026-11-02"));
    assertEquals("400 OUT_OF_RANGE", since("2026-11-03"));
    assertEquals("400 OUT_OF_RANGE", since("1999-12-31"));
    assertEquals("true", since("2000-01-01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12345", "+14155550100", "+861064812345678", "+8670012345678", "+861064812345"})
  void numbers_that_no_subscriber_of_ours_holds_are_not_served(String number) {
    assertEquals("422 SERVICE_NOT_APPLICABLE", asked(world, PhoneNumber.parse(number), "2026-06-30"));
  }
}
