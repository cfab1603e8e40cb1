package org.numberrefresh.usecase.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.certificate.CertificateTokens.Flaw;
import org.numberrefresh.domain.certificate.Statement;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.report.NumberReports;

/** Certificates: given to a carrier for the present holder, and checked. The day is 2026-11-02. */
class CertificatesTest {

  private static final String LONG_AGO = "2026-01-05T10:00:00+08:00";
  private static final String SUMMER = "2026-07-01T10:00:00+08:00";
  private static final String AUTUMN = "2026-10-01T10:00:00+08:00";
  private static final String YESTERDAY = "2026-11-01T10:00:00+08:00";

  private final World world = new World().withApps("chat", "pay");
  private int keys;

  private void report(String carrier, String event, String at) {
    assertEquals(0, new NumberReports(world.core()).take(carrier, Requests.report(0, event, at)).rejected().size());
    world.run();
  }

  private Order batch(String deactivatedAt) {
    Order order = world.submit("key" + keys++, Requests.batch(0, deactivatedAt, "all"));
    world.run();
    return order;
  }

  private Order active(String holderSince) {
    Order order = world.submit("key" + keys++, Requests.active(0, holderSince, "all"));
    world.run();
    return order;
  }

  private IssueCertificates.Issued issued(String holderSince) {
    return new IssueCertificates(world.core(), world.certificates()).issue("east", request(holderSince));
  }

  private static CertificateRequest request(String holderSince) {
    return new CertificateRequest(Optional.of(TestNumbers.number(0)), holderSince, Optional.of("proof"));
  }

  private String refused(String carrier, CertificateRequest request) {
    try {
      new IssueCertificates(world.core(), world.certificates()).issue(carrier, request);
      return "issued";
    } catch (Problem problem) {
      return problem.code().name() + problem.detail().map(detail -> " " + detail.cause()).orElse("");
    }
  }

  private String refused(String holderSince) {
    return refused("east", request(holderSince));
  }

  private CheckCertificates.Finding checked(String token) {
    return new CheckCertificates(world.core(), world.certificates()).check(token);
  }

  private void ranges() {
    for (String id : List.of("east", "west")) {
      world.registry().putCarrier(new Carrier(id, id, Optional.empty(), List.of(), List.of()));
    }
    world.registry().putRanges(new NumberRanges(Map.of("+861", "east")));
  }

  /** The number was given up, refreshed and sold again. */
  private String resold() {
    batch(LONG_AGO);
    report("east", "RESOLD", SUMMER);
    return issued(SUMMER).token();
  }

  @Test
  void a_holder_of_a_number_that_was_refreshed_before_resale_gets_its_whole_past() {
    batch(LONG_AGO);
    report("east", "RESOLD", SUMMER);
    var statement =
        new Statement(
            TestNumbers.number(0),
            Optional.of(LocalDate.parse("2026-01-05")),
            LocalDate.parse("2026-11-02"),
            false,
            LocalDate.parse("2026-07-01"));
    IssueCertificates.Issued issued = issued(SUMMER);
    assertEquals(statement, issued.certificate().statement());
    assertEquals(Optional.of(LocalDate.parse("2026-04-05")), statement.cooledUntil());
    assertEquals(new CheckCertificates.Valid(true), checked(issued.token()));
  }

  @Test
  void a_holder_who_asked_for_a_refresh_himself_gets_what_is_known() {
    active(SUMMER);
    Statement statement = issued(SUMMER).certificate().statement();
    assertEquals(Optional.empty(), statement.givenUpOn());
    assertEquals(Optional.empty(), statement.cooledUntil());
    assertEquals("2026-07-01 2026-11-02", statement.heldSince() + " " + statement.refreshedOn());
  }

  @Test
  void residue_is_stated_without_its_app() {
    world.caller.tellEach("pay", (item, number) -> "BLOCKED/ACCOUNT_BANNED");
    active(SUMMER);
    assertTrue(issued(SUMMER).certificate().statement().withResidue());
    assertFalse(issued(SUMMER).token().contains("pay"));
  }

  @Test
  void a_late_answer_does_not_move_the_day() {
    world.caller.tellEach("pay", (item, number) -> "FAILED");
    active(SUMMER);
    world.pass(Duration.ofDays(3), Duration.ofDays(1));
    world.results(
        "pay",
        "{\"results\":[{\"ref\":\"" + world.caller.asked("pay").getFirst().ref() + "\",\"outcome\":\"UNBOUND\"}]}");
    world.after(Duration.ofMinutes(3));
    Statement statement = issued(SUMMER).certificate().statement();
    assertFalse(statement.withResidue());
    assertEquals(LocalDate.parse("2026-11-02"), statement.refreshedOn());
  }

  @Test
  void a_number_that_is_not_refreshed_is_refused_with_its_grade() {
    assertEquals("NUMBER_NOT_FOUND", refused(SUMMER));
    Order order = batch(AUTUMN);
    assertEquals("NOT_REFRESHED GRADE_SO_FAR", refused(YESTERDAY));
    world.cancel(order);
    world.run();
    assertEquals("NOT_REFRESHED GRADE_SO_FAR", refused(YESTERDAY));
  }

  @Test
  void a_number_that_is_being_refreshed_is_refused() {
    world.caller.tell("pay", items -> FakeAppCaller.answered(202, ""));
    active(SUMMER);
    assertEquals("NOT_REFRESHED GRADE_SO_FAR", refused(SUMMER));
  }

  @Test
  void the_day_on_which_the_holder_got_the_number_must_be_on_record() {
    batch(LONG_AGO);
    assertEquals("HOLDER_NOT_ON_RECORD", refused(SUMMER));
    report("east", "RESOLD", SUMMER);
    assertEquals("NOT_REFRESHED ANOTHER_HOLDER", refused(AUTUMN));
    assertEquals("DATE_BEFORE_LATER_LIFE", refused("2026-05-01T10:00:00+08:00"));
    assertEquals("issued", refused("2026-07-01T23:00:00+08:00"));
  }

  @Test
  void a_refresh_for_an_earlier_holder_certifies_nothing_to_the_present_one() {
    active(SUMMER);
    report("east", "HOLDER_CHANGED", AUTUMN);
    assertEquals("NOT_REFRESHED ANOTHER_HOLDER", refused(AUTUMN));
    assertEquals("DATE_BEFORE_LATER_LIFE", refused(SUMMER));
    active(AUTUMN);
    assertEquals("issued", refused(AUTUMN));
  }

  @Test
  void a_refresh_before_resale_that_the_first_holder_joined_is_not_the_second_ones() {
    batch(LONG_AGO);
    active(SUMMER);
    assertEquals("issued", refused(SUMMER));
    report("east", "HOLDER_CHANGED", AUTUMN);
    assertEquals("NOT_REFRESHED ANOTHER_HOLDER", refused(AUTUMN));
  }

  @Test
  void an_old_holder_who_took_the_number_back_has_his_certificate_still() {
    active(SUMMER);
    batch(AUTUMN);
    assertEquals("NOT_REFRESHED GRADE_SO_FAR", refused(SUMMER));
    assertEquals(1, world.restore(0).accepted());
    world.run();
    assertEquals("issued", refused(SUMMER));
  }

  @Test
  void a_carrier_certifies_its_own_numbers_only() {
    ranges();
    batch(LONG_AGO);
    report("east", "RESOLD", SUMMER);
    assertEquals("NUMBER_NOT_FOUND", refused("west", request(SUMMER)));
    report("east", "PORTED_OUT", AUTUMN);
    report("west", "PORTED_IN", AUTUMN);
    assertEquals("PORTED_NUMBER", refused("east", request(SUMMER)));
    assertEquals("NUMBER_NOT_FOUND", refused("west", request(SUMMER)));
  }

  /** A number that was at another carrier for a while, and is back. */
  private void wasElsewhere(boolean withAnOrder) {
    ranges();
    batch(LONG_AGO);
    report("east", "PORTED_OUT", SUMMER);
    report("west", "PORTED_IN", SUMMER);
    if (withAnOrder) {
      world.submit("west", "key", Requests.active(0, AUTUMN, "all"));
      world.run();
    }
    report("west", "PORTED_OUT", YESTERDAY);
    report("east", "PORTED_IN", YESTERDAY);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_order_of_another_carrier_is_not_told_by_the_reason_of_a_refusal(boolean withAnOrder) {
    wasElsewhere(withAnOrder);
    assertEquals("HOLDER_NOT_ON_RECORD", refused("2026-06-01T10:00:00+08:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "someday, INVALID_ARGUMENT NOT_A_TIME",
    "1999-12-31T00:00:00+08:00, DATE_BEFORE_RECORDS",
    "2026-12-01T00:00:00+08:00, DATE_IN_FUTURE"
  })
  void a_date_that_is_none_is_named(String holderSince, String why) {
    assertEquals(why, refused(holderSince));
  }

  @Test
  void what_is_missing_or_no_mobile_number_is_named() {
    Optional<PhoneNumber> number = Optional.of(TestNumbers.number(0));
    assertEquals(
        "INVALID_ARGUMENT NO_CONSENT", refused("east", new CertificateRequest(number, SUMMER, Optional.empty())));
    Optional<String> proof = Optional.of("proof");
    assertEquals("NUMBER_FORMAT_INVALID", refused("east", new CertificateRequest(Optional.empty(), SUMMER, proof)));
    Optional<PhoneNumber> thing = PhoneNumber.parse("+861064812345678");
    assertEquals("UNSUPPORTED_IDENTIFIER", refused("east", new CertificateRequest(thing, SUMMER, proof)));
  }

  // ---------------------------------------------------------------- checks

  @Test
  void it_may_be_shown_for_thirty_days() {
    String token = resold();
    world.clock.advance(Duration.ofDays(30).minusSeconds(1));
    assertEquals(new CheckCertificates.Valid(true), checked(token));
    world.clock.advance(Duration.ofSeconds(1));
    assertEquals(new CheckCertificates.Invalid(Flaw.EXPIRED), checked(token));
    world.clock.advance(Duration.ofDays(600));
    assertEquals(new CheckCertificates.Invalid(Flaw.EXPIRED), checked(token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACTIVATED", "RESOLD", "HOLDER_CHANGED"})
  void a_number_that_changed_hands_since_is_held_no_more(String event) {
    String token = resold();
    report("east", event, AUTUMN);
    assertEquals(new CheckCertificates.Valid(false), checked(token));
  }

  @Test
  void a_number_that_was_given_up_since_is_held_no_more_until_it_is_taken_back() {
    String token = resold();
    batch(AUTUMN);
    assertEquals(new CheckCertificates.Valid(false), checked(token));
    world.restore(0);
    assertEquals(new CheckCertificates.Valid(true), checked(token));
  }

  @Test
  void a_holder_who_ported_his_number_holds_it_still() {
    ranges();
    String token = resold();
    report("east", "PORTED_OUT", AUTUMN);
    report("west", "PORTED_IN", AUTUMN);
    assertEquals(new CheckCertificates.Valid(true), checked(token));
  }

  @Test
  void nothing_is_confirmed_of_a_number_that_nothing_is_known_of() {
    String token = resold();
    var elsewhere = new CheckCertificates(new World().core(), world.certificates());
    assertEquals(new CheckCertificates.Valid(false), elsewhere.check(token));
  }
}
