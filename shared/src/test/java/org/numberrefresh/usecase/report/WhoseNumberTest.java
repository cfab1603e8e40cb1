package org.numberrefresh.usecase.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.numberrefresh.problem.ProblemCode.CARRIER_MISMATCH;
import static org.numberrefresh.problem.ProblemCode.DATE_BEFORE_LATER_LIFE;
import static org.numberrefresh.problem.ProblemCode.HOLDER_CHANGE_NOT_PROVEN;
import static org.numberrefresh.problem.ProblemCode.MVNO_NUMBER;
import static org.numberrefresh.problem.ProblemCode.NUMBER_IN_SERVICE;
import static org.numberrefresh.problem.ProblemCode.NUMBER_RANGE_UNKNOWN;
import static org.numberrefresh.problem.ProblemCode.PORTED_NUMBER;
import static org.numberrefresh.problem.ProblemCode.SUBSCRIBER_DATA_NOT_SYNCED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.number.ServiceFact;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.intake.OrderRequest;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.query.RecyclingCheck;
import org.numberrefresh.usecase.report.NumberReports.Taken;

/** The carrier of a number: the orders and reports that each carrier may send, and the code that says why not. */
class WhoseNumberTest {

  private static final String LONG_AGO = "2026-01-05T00:00:00+08:00";
  private static final String SPRING = "2026-04-01T10:00:00+08:00";
  private static final String SUMMER = "2026-07-01T10:00:00+08:00";
  private static final String SPRING_UTC = "2026-04-01T02:00:00Z";
  private static final String SUMMER_UTC = "2026-07-01T02:00:00Z";
  private static final String AUTUMN = "2026-10-01T10:00:00+08:00";
  private static final String YESTERDAY = "2026-11-01T10:00:00+08:00";
  private static final String LAST_WEEK = "2026-10-25T10:00:00+08:00";

  private final World world = new World().withApps("chat", "pay");
  private int keys;

  /** All numbers are east's, on whose network the reseller "thrift" sells; west and north have none. */
  private void ranges() {
    for (String id : List.of("east", "west", "north")) {
      world.registry().putCarrier(new Carrier(id, id, Optional.empty(), List.of(), List.of()));
    }
    world.registry().putCarrier(new Carrier("thrift", "Thrift", Optional.of("east"), List.of(), List.of()));
    world.registry().putRanges(new NumberRanges(Map.of("+861", "east")));
  }

  private Optional<ProblemCode> order(String carrier, OrderRequest request) {
    return world.submit(carrier, "key" + keys++, request).committed().orElseThrow().rejected().stream()
        .map(LineProblem::code)
        .findFirst();
  }

  private Optional<ProblemCode> batch(String carrier, String deactivatedAt) {
    return order(carrier, Requests.batch(0, deactivatedAt, "all"));
  }

  private Optional<ProblemCode> active(String carrier, String holderSince) {
    return order(carrier, Requests.active(0, holderSince, "all"));
  }

  private Optional<ProblemCode> ported(String carrier, String holderSince, String portedInAt) {
    return order(carrier, Requests.ported(0, holderSince, portedInAt, "all"));
  }

  private Taken report(String carrier, ReportRequest report) {
    return new NumberReports(world.core()).take(carrier, report);
  }

  /** A port that both carriers bear witness to. */
  private void port(String from, String to, String at) {
    assertEquals(accepted(), report(from, "PORTED_OUT", at));
    assertEquals(accepted(), report(to, "PORTED_IN", at));
  }

  private Taken register(String number, String from, String to, String at) {
    var line = new PortRequest.Line(PhoneNumber.parse(number), from, to, at);
    return new PortRegister(world.core()).take(Requests.ports(line));
  }

  private Optional<ProblemCode> report(String carrier, String event, String at) {
    return report(carrier, Requests.report(0, event, at)).rejected().stream().map(LineProblem::code).findFirst();
  }

  private static Optional<ProblemCode> accepted() {
    return Optional.empty();
  }

  private static Optional<ProblemCode> because(ProblemCode code) {
    return Optional.of(code);
  }

  // ---------------------------------------------------------------- orders

  @Test
  void a_number_outside_ones_range_is_anothers() {
    ranges();
    assertEquals(because(CARRIER_MISMATCH), batch("west", LONG_AGO));
    assertEquals(because(CARRIER_MISMATCH), active("west", LONG_AGO));
    assertEquals(accepted(), batch("east", LONG_AGO));
    assertEquals(because(CARRIER_MISMATCH), batch("west", LONG_AGO));
  }

  @Test
  void without_ranges_the_first_word_counts_and_the_record_after_it() {
    assertEquals(accepted(), batch("west", LONG_AGO));
    assertEquals(because(CARRIER_MISMATCH), active("east", SPRING));
    assertEquals(because(CARRIER_MISMATCH), report("east", "ACTIVATED", SPRING));
  }

  @Test
  void a_ported_number_is_its_new_carriers() {
    ranges();
    port("east", "west", SUMMER);
    assertEquals(because(PORTED_NUMBER), active("east", SPRING));
    assertEquals(because(CARRIER_MISMATCH), active("north", SPRING));
    assertEquals(accepted(), active("west", SPRING));
  }

  @Test
  void a_port_in_alone_moves_no_number() {
    ranges();
    assertEquals(accepted(), report("west", "PORTED_IN", SUMMER));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), active("west", SPRING));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), report("west", "RESOLD", AUTUMN));
    assertEquals(accepted(), active("east", SPRING));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), active("west", SPRING));
  }

  @Test
  void a_disputed_port_in_is_anothers_number_until_it_is_claimed_anew() {
    ranges();
    report("west", "PORTED_IN", SPRING);
    assertEquals(because(CARRIER_MISMATCH), report("north", "STILL_SERVED", SUMMER));
    assertEquals(accepted(), report("east", "STILL_SERVED", SUMMER));
    assertEquals(because(CARRIER_MISMATCH), active("west", SPRING));
    assertEquals(accepted(), report("west", "PORTED_IN", AUTUMN));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), active("west", SPRING));
  }

  @Test
  void the_carrier_on_record_alone_sees_a_claim() {
    ranges();
    assertEquals(accepted(), batch("east", LONG_AGO));
    report("west", "PORTED_IN", SUMMER);
    assertEquals(Optional.of(Instant.parse("2026-07-01T02:00:00Z")), claimed("east"));
    report("east", "STILL_SERVED", AUTUMN);
    assertEquals(Optional.empty(), claimed("east"));
    report("west", "PORTED_IN", LAST_WEEK);
    assertEquals(Optional.of(Instant.parse("2026-10-25T02:00:00Z")), claimed("east"));
    report("east", "PORTED_OUT", LAST_WEEK);
    assertEquals(Optional.empty(), claimed("east"));
    assertEquals(accepted(), active("west", SPRING));
  }

  private Optional<Instant> claimed(String carrier) {
    return new Queries(world.core())
        .statuses(carrier, List.of(TestNumbers.number(0)))
        .get(TestNumbers.number(0))
        .portClaimedAt();
  }

  @Test
  void the_port_register_confirms_a_port_by_itself() {
    ranges();
    assertEquals(new Taken(1, 0, List.of()), register(number(0), "east", "west", SUMMER));
    assertEquals(new Taken(1, 1, List.of()), register(number(0), "east", "west", SUMMER));
    assertEquals(because(PORTED_NUMBER), active("east", SPRING));
    assertEquals(accepted(), active("west", SPRING));
    report("east", "PORTED_OUT", SUMMER);
    assertEquals(accepted(), batch("west", AUTUMN));
  }

  @Test
  void the_port_register_corrects_what_two_carriers_reported() {
    ranges();
    port("east", "north", SUMMER);
    register(number(0), "east", "west", SUMMER);
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), active("north", SPRING));
    assertEquals(accepted(), active("west", SPRING));
  }

  @Test
  void a_wrong_line_of_the_port_register_is_rejected_alone() {
    ranges();
    List<PortRequest.Line> lines =
        Stream.of(
                List.of(number(0), "east", "west", SUMMER),
                List.of("1", "east", "west", SUMMER),
                List.of(number(0), "nobody", "west", SUMMER),
                List.of(number(0), "east", "east", SUMMER),
                List.of(number(0), "east", "west", "today"),
                List.of(number(0), "east", "west", "2026-11-03T00:00:00+08:00"))
            .map(l -> new PortRequest.Line(PhoneNumber.parse(l.get(0)), l.get(1), l.get(2), l.get(3)))
            .toList();
    Taken taken = new PortRegister(world.core()).take(new PortRequest(Requests.formed(lines)));
    assertEquals(1, taken.accepted());
    assertEquals(
        List.of(
            "1 NUMBER_FORMAT_INVALID",
            "2 INVALID_ARGUMENT",
            "3 INVALID_ARGUMENT",
            "4 INVALID_ARGUMENT",
            "5 DATE_IN_FUTURE"),
        taken.rejected().stream().map(line -> line.index() + " " + line.code()).toList());
  }

  @Test
  void a_number_outside_all_ranges_is_nobodys_whether_or_not_it_is_on_record() {
    assertEquals(accepted(), batch("east", LONG_AGO));
    ranges();
    world.registry().putRanges(new NumberRanges(Map.of("+8619", "west")));
    for (int number : List.of(0, 1)) {
      assertEquals(because(NUMBER_RANGE_UNKNOWN), order("west", Requests.ported(number, SPRING, YESTERDAY, "all")));
      for (ServiceEvent event : ServiceEvent.REPORTED) {
        ReportRequest report = Requests.report(number, event.name(), SUMMER);
        assertEquals(List.of(LineProblem.of(0, NUMBER_RANGE_UNKNOWN)), report("west", report).rejected());
      }
    }
  }

  @Test
  void a_port_in_alone_does_not_let_a_carrier_clear_anothers_number() {
    ranges();
    assertEquals(accepted(), report("west", "PORTED_IN", LONG_AGO));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), batch("west", SPRING));
    assertEquals(accepted(), report("west", "PORTED_IN", "2026-01-07T00:00:00+08:00"));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), batch("west", SPRING));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), report("west", "PORTED_OUT", "2026-01-06T00:00:00+08:00"));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), batch("west", SPRING));
    assertEquals(accepted(), report("east", "PORTED_OUT", LONG_AGO));
    assertEquals(accepted(), batch("west", SPRING));
  }

  @Test
  void a_port_in_that_another_carriers_port_in_came_before_waits_for_its_port_out() {
    ranges();
    report("east", "PORTED_OUT", LONG_AGO);
    report("west", "PORTED_IN", LONG_AGO);
    assertEquals(accepted(), report("north", "PORTED_IN", SPRING));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), batch("north", SUMMER));
    assertEquals(accepted(), report("west", "PORTED_OUT", SPRING));
    assertEquals(accepted(), batch("north", SUMMER));
  }

  @Test
  void a_number_that_left_is_nobodys_until_it_arrives() {
    ranges();
    assertEquals(accepted(), report("east", "PORTED_OUT", SUMMER));
    assertEquals(because(PORTED_NUMBER), active("east", SPRING));
    assertEquals(because(CARRIER_MISMATCH), active("west", SPRING));
    assertEquals(accepted(), report("west", "PORTED_IN", SUMMER));
    assertEquals(accepted(), active("west", SPRING));
  }

  @Test
  void a_number_that_came_back_is_its_first_carriers_again() {
    ranges();
    port("east", "west", SPRING);
    assertEquals(accepted(), report("east", "PORTED_IN", SUMMER));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), batch("east", SUMMER));
    assertEquals(accepted(), report("west", "PORTED_OUT", SUMMER));
    assertEquals(accepted(), batch("east", SUMMER));
    assertEquals(because(PORTED_NUMBER), active("west", AUTUMN));
  }

  @Test
  void an_older_port_does_not_overtake_a_newer_one_that_was_reported_first() {
    ranges();
    report("east", "PORTED_IN", SUMMER);
    report("west", "PORTED_IN", SPRING);
    assertEquals(accepted(), batch("east", SUMMER));
  }

  /** Records of before: a port-in moved the carrier by itself, so that no first carrier is on record. */
  private void recordedBefore(String carrier) {
    List<ServiceFact> facts =
        List.of(
            new ServiceFact(ServiceEvent.PORTED_IN, Instant.parse(SPRING_UTC), carrier),
            new ServiceFact(ServiceEvent.RESOLD, Instant.parse(SUMMER_UTC), carrier));
    NumberToken token = world.core().keys().tokens().of(List.of(TestNumbers.number(0))).getFirst();
    world
        .core()
        .stores()
        .numbers()
        .insert(List.of(NumberRecord.first(token, new ServiceHistory(Optional.empty(), facts))));
  }

  private boolean recycled(String day) {
    return new RecyclingCheck(world.core()).recycled(Optional.of(TestNumbers.number(0)), LocalDate.parse(day));
  }

  @Test
  void an_old_take_up_by_the_carrier_of_the_range_still_counts() {
    ranges();
    recordedBefore("east");
    assertEquals(because(NUMBER_IN_SERVICE), batch("east", LONG_AGO));
    assertTrue(recycled("2026-06-01"));
  }

  @Test
  void an_old_take_up_still_counts_where_no_range_is_registered() {
    recordedBefore("west");
    assertEquals(because(NUMBER_IN_SERVICE), batch("west", LONG_AGO));
    assertTrue(recycled("2026-06-01"));
    assertEquals(because(CARRIER_MISMATCH), batch("east", LONG_AGO));
  }

  @Test
  void a_resellers_number_is_the_resellers_and_its_host_is_told_so() {
    ranges();
    assertEquals(because(CARRIER_MISMATCH), batch("thrift", LONG_AGO));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), report("thrift", "ACTIVATED", "2025-06-01T00:00:00+08:00"));
    register(number(0), "east", "thrift", "2025-06-01T00:00:00+08:00");
    assertEquals(accepted(), report("thrift", "ACTIVATED", "2025-06-01T00:00:00+08:00"));
    assertEquals(because(MVNO_NUMBER), batch("east", LONG_AGO));
    assertEquals(because(CARRIER_MISMATCH), batch("west", LONG_AGO));
    assertEquals(accepted(), batch("thrift", LONG_AGO));
  }

  @Test
  void a_resellers_range_is_the_resellers() {
    ranges();
    world.registry().putRanges(new NumberRanges(Map.of("+861", "thrift")));
    assertEquals(because(MVNO_NUMBER), batch("east", LONG_AGO));
    assertEquals(because(MVNO_NUMBER), report("east", "RESOLD", LONG_AGO));
    assertEquals(accepted(), batch("thrift", LONG_AGO));
  }

  @Test
  void a_number_that_arrived_a_moment_ago_is_to_be_tried_again() {
    ranges();
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), ported("west", SPRING, YESTERDAY));
    assertEquals(because(CARRIER_MISMATCH), ported("west", SPRING, LAST_WEEK));
    port("east", "west", YESTERDAY);
    assertEquals(accepted(), ported("west", SPRING, YESTERDAY));
  }

  @Test
  void a_number_that_returned_a_moment_ago_is_to_be_tried_again() {
    ranges();
    port("east", "west", SUMMER);
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), ported("east", SPRING, YESTERDAY));
    port("west", "north", "2026-11-01T20:00:00+08:00");
    assertEquals(because(PORTED_NUMBER), ported("east", SPRING, YESTERDAY));
  }

  @Test
  void a_stranger_does_not_learn_from_a_port_in_date_whether_the_number_was_ported_since() {
    ranges();
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), ported("north", SPRING, YESTERDAY));
    assertEquals(accepted(), report("west", "PORTED_IN", "2026-11-01T20:00:00+08:00"));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), ported("north", SPRING, YESTERDAY));
  }

  @Test
  void a_number_that_was_activated_after_it_was_given_up_is_in_service() {
    for (String event : List.of("ACTIVATED", "RESOLD", "HOLDER_CHANGED")) {
      World fresh = new World().withApps("chat");
      new NumberReports(fresh.core()).take("east", Requests.report(0, event, SPRING));
      var rejected = fresh.submit("k", Requests.batch(0, LONG_AGO, "all")).committed().orElseThrow().rejected();
      assertEquals(List.of(LineProblem.of(0, NUMBER_IN_SERVICE)), rejected);
      var later = fresh.submit("l", Requests.batch(0, SUMMER, "all")).committed().orElseThrow().rejected();
      assertEquals(List.of(), later);
    }
  }

  @Test
  void a_number_whose_holder_asked_for_himself_is_in_service() {
    assertEquals(accepted(), active("east", SPRING));
    assertEquals(because(NUMBER_IN_SERVICE), batch("east", LONG_AGO));
    assertEquals(accepted(), batch("east", SUMMER));
  }

  @Test
  void a_life_before_the_one_on_record_is_out_of_range() {
    assertEquals(accepted(), batch("east", SUMMER));
    assertEquals(because(DATE_BEFORE_LATER_LIFE), batch("east", LONG_AGO));
    assertEquals(because(DATE_BEFORE_LATER_LIFE), active("east", SPRING));
  }

  @Test
  void a_port_date_is_no_change_of_holder() {
    assertEquals(because(HOLDER_CHANGE_NOT_PROVEN), ported("east", SUMMER, SUMMER));
    assertEquals(because(HOLDER_CHANGE_NOT_PROVEN), ported("east", "2026-07-01T00:00:00+08:00", SUMMER));
    assertEquals(accepted(), ported("east", SPRING, SUMMER));
  }

  @Test
  void a_port_date_that_is_only_on_record_is_no_change_of_holder() {
    report("west", "PORTED_IN", SUMMER);
    assertEquals(because(HOLDER_CHANGE_NOT_PROVEN), active("west", SUMMER));
    assertEquals(accepted(), active("west", SPRING));
  }

  @Test
  void a_change_of_holder_on_the_day_of_the_port_is_proven_by_its_report() {
    report("west", "PORTED_IN", SUMMER);
    report("west", "RESOLD", SUMMER);
    assertEquals(accepted(), ported("west", SUMMER, SUMMER));
  }

  @Test
  void a_holder_who_had_the_number_before_it_was_ported_did_not_change() {
    report("east", "ACTIVATED", SPRING);
    port("east", "west", SUMMER);
    assertEquals(because(HOLDER_CHANGE_NOT_PROVEN), ported("west", SUMMER, SUMMER));
    assertEquals(accepted(), active("west", SPRING));
  }

  @Test
  void a_change_of_holder_is_proven_by_an_earlier_deactivation() {
    assertEquals(accepted(), batch("east", LONG_AGO));
    port("east", "west", SUMMER);
    assertEquals(accepted(), ported("west", SUMMER, SUMMER));
  }

  @Test
  void a_deactivation_before_the_last_holder_proves_nothing() {
    assertEquals(accepted(), batch("east", LONG_AGO));
    report("east", "ACTIVATED", SPRING);
    port("east", "west", SUMMER);
    assertEquals(because(HOLDER_CHANGE_NOT_PROVEN), ported("west", SUMMER, SUMMER));
  }

  // ---------------------------------------------------------------- reports

  @Test
  void a_carrier_reports_its_own_numbers_only() {
    ranges();
    for (String event : List.of("ACTIVATED", "RESOLD", "HOLDER_CHANGED", "PORTED_OUT")) {
      assertEquals(because(CARRIER_MISMATCH), report("west", event, SPRING));
      assertEquals(accepted(), report("east", event, SPRING));
    }
    assertEquals(because(PORTED_NUMBER), report("east", "RESOLD", SUMMER));
  }

  @Test
  void a_carrier_may_still_say_what_happened_while_it_served() {
    ranges();
    port("east", "west", SUMMER);
    assertEquals(accepted(), report("east", "ACTIVATED", SPRING));
    assertEquals(accepted(), report("east", "PORTED_OUT", SUMMER));
    assertEquals(because(PORTED_NUMBER), report("east", "RESOLD", AUTUMN));
    assertEquals(accepted(), active("west", SPRING));
  }

  @Test
  void a_resellers_activation_on_its_host_waits_for_the_operators_word_whether_or_not_the_number_is_on_record() {
    ranges();
    assertEquals(because(CARRIER_MISMATCH), report("thrift", "RESOLD", SPRING));
    assertEquals(because(CARRIER_MISMATCH), report("thrift", "PORTED_OUT", SPRING));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), report("thrift", "ACTIVATED", SPRING));
    assertEquals(accepted(), report("east", "ACTIVATED", LONG_AGO));
    assertEquals(because(SUBSCRIBER_DATA_NOT_SYNCED), report("thrift", "ACTIVATED", SPRING));
  }

  @Test
  void the_same_report_again_is_accepted_and_changes_nothing() {
    assertEquals(new Taken(1, 0, List.of()), report("east", Requests.report(0, "ACTIVATED", SPRING)));
    assertEquals(new Taken(1, 1, List.of()), report("east", Requests.report(0, "ACTIVATED", SPRING)));
    assertEquals(new Taken(1, 0, List.of()), report("east", Requests.report(0, "ACTIVATED", SUMMER)));
  }

  @Test
  void each_line_is_judged_alone_and_a_numbers_lines_by_their_times() {
    ranges();
    report("east", "PORTED_OUT", SUMMER);
    ReportRequest body =
        Requests.report(
            Requests.reported(number(0), "RESOLD", AUTUMN),
            Requests.reported(number(0), "PORTED_IN", SUMMER),
            Requests.reported("+861", "RESOLD", AUTUMN),
            Requests.reported("+8610123456789", "RESOLD", AUTUMN),
            Requests.reported(number(1), "LOST", AUTUMN),
            Requests.reported(number(1), "PORTED_IN", "today"),
            Requests.reported(number(1), "PORTED_IN", "2026-11-03T00:00:00+08:00"),
            Requests.reported(number(1), "PORTED_IN", "1999-12-31T00:00:00+08:00"),
            Requests.reported(number(1), "RESOLD", AUTUMN));
    Taken taken = report("west", body);
    assertEquals(2, taken.accepted());
    assertEquals(
        List.of(
            "2 NUMBER_FORMAT_INVALID",
            "3 NUMBER_FORMAT_INVALID",
            "4 INVALID_ARGUMENT",
            "5 INVALID_ARGUMENT",
            "6 DATE_IN_FUTURE",
            "7 DATE_BEFORE_RECORDS",
            "8 CARRIER_MISMATCH"),
        taken.rejected().stream().map(line -> line.index() + " " + line.code()).toList());
  }

  private static String number(int index) {
    return TestNumbers.text(index);
  }
}
