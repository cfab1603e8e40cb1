package org.numberrefresh.usecase.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.RecyclingCheck;

/** A number passes from one holder to the next without being given up. */
class HolderChangedTest {

  private static final String LONG_AGO = "2026-01-05T00:00:00+08:00";
  private static final String SPRING = "2026-04-01T10:00:00+08:00";
  private static final String SUMMER = "2026-07-01T10:00:00+08:00";
  private static final String AUTUMN = "2026-10-01T10:00:00+08:00";
  private static final String YESTERDAY = "2026-11-01T10:00:00+08:00";

  private final World world = new World().withApps("chat", "pay");
  private int keys;

  private Optional<ProblemCode> report(String carrier, String event, String at) {
    return new NumberReports(world.core())
        .take(carrier, Requests.report(0, event, at)).rejected().stream().map(LineProblem::code).findFirst();
  }

  private Optional<ProblemCode> changed(String at) {
    return report("east", "HOLDER_CHANGED", at);
  }

  private Order batch(String deactivatedAt) {
    Order order = world.submit("key" + keys++, Requests.batch(0, deactivatedAt, "all"));
    world.run();
    return order;
  }

  private static Optional<ProblemCode> refusal(Order order) {
    return order.committed().orElseThrow().rejected().stream().map(LineProblem::code).findFirst();
  }

  private Optional<ProblemCode> active(String carrier, String holderSince) {
    return refusal(world.submit(carrier, "key" + keys++, Requests.active(0, holderSince, "all")));
  }

  private void ranges() {
    for (String id : List.of("east", "west")) {
      world.registry().putCarrier(new Carrier(id, id, Optional.empty(), List.of(), List.of()));
    }
    world.registry().putRanges(new NumberRanges(Map.of("+861", "east")));
  }

  private BatchHead head(Order order) {
    return world.batches.heads.find(order.batchIds().getFirst()).orElseThrow();
  }

  private boolean recycled(String day) {
    return new RecyclingCheck(world.core()).recycled(Optional.of(TestNumbers.number(0)), LocalDate.parse(day));
  }

  private static Optional<ProblemCode> accepted() {
    return Optional.empty();
  }

  private static Optional<ProblemCode> because(ProblemCode code) {
    return Optional.of(code);
  }

  @Test
  void the_present_holder_begins_on_its_day() {
    assertEquals(accepted(), report("east", "ACTIVATED", SPRING));
    assertEquals(accepted(), changed(SUMMER));
    assertTrue(recycled("2026-06-30"));
    assertEquals(false, recycled("2026-07-01"));
    assertEquals(because(ProblemCode.DATE_BEFORE_LATER_LIFE), active("east", SPRING));
    assertEquals(accepted(), active("east", SUMMER));
    world.run();
    assertEquals(List.of("2026-07-01T00:00:00+08:00"), cutOffs());
  }

  private List<String> cutOffs() {
    return world.caller.asked("chat").stream().map(AskedItem::boundBefore).distinct().toList();
  }

  @Test
  void it_proves_a_change_of_holder_on_the_day_of_a_port() {
    ranges();
    assertEquals(accepted(), report("east", "PORTED_OUT", SUMMER));
    assertEquals(accepted(), report("west", "PORTED_IN", SUMMER));
    assertEquals(because(ProblemCode.HOLDER_CHANGE_NOT_PROVEN), active("west", SUMMER));
    assertEquals(accepted(), report("west", "HOLDER_CHANGED", SUMMER));
    assertEquals(accepted(), active("west", SUMMER));
  }

  @Test
  void a_number_that_cools_has_no_holder_who_could_change_and_cools_on() {
    Order order = batch(AUTUMN);
    assertEquals(because(ProblemCode.NUMBER_GIVEN_UP), changed(YESTERDAY));
    assertTrue(head(order).withdrawn().isEmpty());
    assertTrue(recycled("2026-11-01"));
    assertEquals(accepted(), changed(SUMMER));
    assertTrue(head(order).withdrawn().isEmpty());
  }

  @Test
  void a_running_refresh_before_resale_goes_on() {
    world.caller.tell("pay", items -> FakeAppCaller.answered(202, ""));
    Order order = batch(LONG_AGO);
    assertEquals(because(ProblemCode.NUMBER_GIVEN_UP), changed(SUMMER));
    assertTrue(head(order).withdrawn().isEmpty());
  }

  @Test
  void once_somebody_holds_the_number_again_its_holder_may_change() {
    batch(LONG_AGO);
    assertEquals(because(ProblemCode.NUMBER_GIVEN_UP), changed(AUTUMN));
    assertEquals(accepted(), report("east", "RESOLD", SUMMER));
    assertEquals(because(ProblemCode.NUMBER_GIVEN_UP), changed(SPRING));
    assertEquals(accepted(), changed(AUTUMN));
  }

  @Test
  void a_holder_who_asked_for_a_refresh_holds_it_too() {
    batch(LONG_AGO);
    assertEquals(accepted(), active("east", SUMMER));
    assertEquals(accepted(), changed(AUTUMN));
  }

  @Test
  void a_number_that_was_taken_back_or_whose_order_was_cancelled_was_not_given_up() {
    batch(AUTUMN);
    assertEquals(1, world.restore(0).accepted());
    assertEquals(accepted(), changed(YESTERDAY));
    Order other = world.submit("other", Requests.batch(1, AUTUMN, "all"));
    world.cancel(other);
    world.run();
    var line = Requests.reported(TestNumbers.text(1), "HOLDER_CHANGED", YESTERDAY);
    assertEquals(1, new NumberReports(world.core()).take("east", Requests.report(line)).accepted());
  }

  @Test
  void a_number_whose_holder_changed_since_is_in_service() {
    assertEquals(accepted(), changed(SUMMER));
    assertEquals(because(ProblemCode.NUMBER_IN_SERVICE), refusal(batch(SPRING)));
    assertEquals(accepted(), refusal(batch(AUTUMN)));
  }

  @Test
  void lines_of_one_report_count_by_their_times() {
    batch(LONG_AGO);
    ReportRequest report =
        Requests.report(
            Requests.reported(TestNumbers.text(0), "HOLDER_CHANGED", AUTUMN),
            Requests.reported(TestNumbers.text(0), "RESOLD", SUMMER));
    assertEquals(2, new NumberReports(world.core()).take("east", report).accepted());
  }

  @Test
  void a_line_waits_while_the_order_that_gives_the_number_up_may_still_be_abandoned() {
    int waited = 0;
    boolean died = true;
    for (int call = 1; died; call++) {
      World other = new World().withApps("chat");
      other.crashes.at(call, Crashes.Moment.BEFORE);
      died = other.dies(w -> w.submit("a", Requests.batch(0, AUTUMN, "all")));
      var report = Requests.report(0, "HOLDER_CHANGED", YESTERDAY);
      List<LineProblem> rejected = new NumberReports(other.core()).take("east", report).rejected();
      boolean committed = other.orders.find(OrderId.of(World.CARRIER, "a")).flatMap(Order::committed).isPresent();
      if (committed) {
        assertEquals(List.of(LineProblem.of(0, ProblemCode.NUMBER_GIVEN_UP)), rejected);
      } else if (!rejected.isEmpty()) {
        assertEquals(List.of(LineProblem.of(0, ProblemCode.UNAVAILABLE)), rejected);
        waited++;
      }
    }
    assertTrue(waited > 0);
  }

  @Test
  void a_former_carriers_word_of_its_past_stops_no_order_of_the_present_one() {
    ranges();
    assertEquals(accepted(), report("east", "PORTED_OUT", SUMMER));
    assertEquals(accepted(), report("west", "PORTED_IN", SUMMER));
    assertEquals(accepted(), report("east", "HOLDER_CHANGED", SPRING));
    assertEquals(because(ProblemCode.PORTED_NUMBER), report("east", "HOLDER_CHANGED", AUTUMN));
    assertEquals(accepted(), active("west", LONG_AGO));
  }

  @Test
  void what_the_former_carrier_ordered_is_not_told_to_the_present_one() {
    ranges();
    batch(LONG_AGO);
    assertEquals(accepted(), report("east", "PORTED_OUT", SUMMER));
    assertEquals(accepted(), report("west", "PORTED_IN", SUMMER));
    assertEquals(accepted(), report("west", "HOLDER_CHANGED", AUTUMN));
  }
}
