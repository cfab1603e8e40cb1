package org.numberrefresh.usecase.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.appeal.AppealBatches;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.erasure.Erasure;
import org.numberrefresh.domain.erasure.ErasureWish;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.appeal.AppealGlance;
import org.numberrefresh.usecase.appeal.AppealPages;
import org.numberrefresh.usecase.certificate.CertificateRequest;
import org.numberrefresh.usecase.certificate.CheckCertificates;
import org.numberrefresh.usecase.certificate.IssueCertificates;
import org.numberrefresh.usecase.erasure.EraseNumbers.Result;
import org.numberrefresh.usecase.query.OrderResults;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.report.NumberReports;

class EraseNumbersTest {

  private static final String LONG_AGO = "2026-01-05T00:00:00+08:00";
  private static final PhoneNumber NUMBER = TestNumbers.number(0);

  private final World world = new World().withApps("chat", "pay");

  private Result erase(int number) {
    return erase(number, world.erasing());
  }

  private static Result erase(int number, EraseNumbers erasing) {
    PhoneNumber phoneNumber = TestNumbers.number(number);
    return Objects.requireNonNull(erasing.erase(List.of(phoneNumber), "operator", "asked on paper").get(phoneNumber));
  }

  private Result.Erased erased(int number) {
    return assertInstanceOf(Result.Erased.class, erase(number));
  }

  /** Three numbers, blocked by an app that tells a case number of each. */
  private Order settled() {
    world.caller.tellEach("chat", (item, number) -> "BLOCKED/ASSETS_REMAINING");
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(0, 3), LONG_AGO, "all"));
    world.run();
    return order;
  }

  private List<BatchNumber> stored(BatchId batch) {
    return world.core().keys().numbers().open(batch, world.batches.contents.numbers(batch).orElseThrow());
  }

  private List<PhoneNumber> lines(Order order) {
    return lines(order, 10);
  }

  private List<PhoneNumber> lines(Order order, int most) {
    var all = new OrderResults.Extent(most, true);
    return new Queries(world.core())
        .results(World.CARRIER, order.id().value(), OrderResults.Position.START, all).lines().stream()
            .map(OrderResults.Line::phoneNumber)
            .toList();
  }

  private Optional<Erasure> trace(int number) {
    return world.erasures.newest(world.core().keys().fingerprints().ofErased(TestNumbers.number(number)));
  }

  private boolean isKnown(int number) {
    return !new Queries(world.core()).grades(World.CARRIER, List.of(TestNumbers.number(number))).isEmpty();
  }

  @Test
  void an_erased_number_is_unknown_and_its_order_keeps_its_counts_and_its_other_lines() {
    Order order = settled();
    var counts = world.view(order).outcomes();
    Result.Erased erased = erased(0);
    assertFalse(isKnown(0));
    assertEquals(Map.of(), new Queries(world.core()).statuses(World.CARRIER, List.of(NUMBER)));
    assertEquals(List.of(TestNumbers.number(1), TestNumbers.number(2)), lines(order));
    assertEquals(counts, world.view(order).outcomes());
    assertEquals(3, world.view(order).numbers());
    BatchId batch = order.batchIds().getFirst();
    assertEquals(List.of(true, false, false), stored(batch).stream().map(BatchNumber::isErased).toList());
    assertTrue(world.batches.tasks.of(batch).stream().noneMatch(task -> task.details().containsKey(0)));
    Erasure trace = trace(0).orElseThrow();
    assertEquals(erased, new Result.Erased(trace.id(), trace.erasedAt().orElseThrow()));
    assertEquals(List.of("operator", "asked on paper"), List.of(trace.by(), trace.reason()));
    world.after(ErasureWish.CALLS_END_AFTER);
    assertEquals(List.of(), trace(0).orElseThrow().places());
    assertEquals(0, world.erasureWishes.size());
  }

  @Test
  void a_trace_names_the_number_by_a_key_of_its_own() {
    settled();
    String id = erased(0).trace();
    var keys = world.core().keys();
    assertFalse(id.contains(Long.toString(NUMBER.digits())));
    assertFalse(keys.tokens().of(List.of(NUMBER)).getFirst().value().contains(id.substring(0, 32)));
    assertFalse(id.startsWith(keys.fingerprints().of(NUMBER.e164().getBytes(StandardCharsets.UTF_8)).substring(0, 32)));
  }

  @Test
  void an_erasure_that_is_asked_for_again_answers_with_its_trace_and_an_unknown_number_is_not_held() {
    settled();
    Result.Erased first = erased(0);
    world.clock.advance(Duration.ofHours(1));
    assertEquals(first, erase(0));
    assertEquals(new Result.Refused(ProblemCode.NUMBER_NOT_HELD), erase(9));
  }

  @Test
  void a_number_that_is_being_refreshed_is_refused_until_its_order_is_cancelled_or_it_is_restored() {
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(0, 3), "2026-10-01T00:00:00+08:00", "all"));
    world.run();
    assertEquals(new Result.Refused(ProblemCode.REFRESH_RUNNING), erase(0));
    assertTrue(isKnown(0));
    assertEquals(Optional.empty(), trace(0));
    world.restore(0);
    erased(0);
    world.clock.advance(Duration.ofDays(90));
    world.after(Duration.ofMinutes(1));
    assertEquals(List.of(TestNumbers.number(1), TestNumbers.number(2)), lines(order));
    assertEquals(2, world.caller.asked("chat").size());
    assertFalse(isKnown(0));
  }

  @Test
  void a_number_whose_appeal_is_open_is_refused_and_a_decided_one_goes_with_its_contact_reference() {
    settled();
    AppealGlance appeal = world.appeal("a", 0, "chat");
    world.run();
    assertEquals(new Result.Refused(ProblemCode.NUMBER_APPEALED), erase(0));
    world.pass(Duration.ofDays(40), Duration.ofDays(1));
    erased(0);
    BatchNumber left = stored(AppealBatches.deciding(appeal.id())).getFirst();
    assertTrue(left.isErased());
    assertEquals("", left.consent());
    assertEquals(
        List.of(), new AppealPages(world.core()).page(World.CARRIER, Optional.empty(), Optional.empty(), 10).appeals());
  }

  @Test
  void the_other_numbers_of_its_order_are_asked_again_without_it_and_itself_may_be_ordered_anew() {
    Order order = settled();
    erased(0);
    world.clock.advance(Duration.ofDays(1));
    world.run();
    assertEquals(2, lines(order).size());
    Order next = world.submit("next", Requests.batch(0, "2026-02-05T00:00:00+08:00", "all"));
    world.run();
    assertEquals(List.of(NUMBER), lines(next));
    assertTrue(isKnown(0));
    world.clock.advance(Duration.ofSeconds(1));
    String first = trace(0).orElseThrow().id();
    assertFalse(erased(0).trace().equals(first));
    assertEquals(List.of(), lines(next));
  }

  @Test
  void a_certificate_of_an_erased_number_is_not_held_any_more() {
    String july = "2026-07-01T10:00:00+08:00";
    world.submit("k", Requests.batch(0, LONG_AGO, "all"));
    world.run();
    new NumberReports(world.core()).take(World.CARRIER, Requests.report(0, "RESOLD", july));
    world.run();
    var request = new CertificateRequest(Optional.of(NUMBER), july, Optional.of("proof"));
    String token = new IssueCertificates(world.core(), world.certificates()).issue(World.CARRIER, request).token();
    var check = new CheckCertificates(world.core(), world.certificates());
    assertEquals(new CheckCertificates.Valid(true), check.check(token));
    erased(0);
    assertEquals(new CheckCertificates.Valid(false), check.check(token));
  }

  @Test
  void two_numbers_of_a_batch_are_erased_one_after_the_other_and_leave_their_places_empty() {
    Order order = settled();
    Stream.of(2, 0).forEach(this::erased);
    assertEquals(List.of(TestNumbers.number(1)), lines(order));
  }

  /** Another process erases the same number and dies at a call of it. */
  private void dyingErasure(int call) {
    var crashes = new Crashes();
    crashes.at(call, Crashes.Moment.AFTER);
    Core core = world.core();
    Core mortal = new Core(crashes.mortal(core.stores()), core.queues(), core.keys(), core.clock(), core.random());
    try {
      erase(0, new EraseNumbers(mortal, crashes.mortal(world.erasures), crashes.mortal(world.erasureWishes)));
    } catch (Crashes.Crashed died) {
      assertTrue(crashes.dead());
    }
  }

  @Test
  void two_erasures_of_a_number_in_the_same_second_leave_one_trace_and_no_place() {
    int met = 0;
    for (int call = 1; call <= 12; call++) {
      for (int death = 1; death <= 20; death++) {
        var story = new EraseNumbersTest();
        Order order = story.settled();
        int dies = death;
        story.world.crashes.between(call, () -> story.dyingErasure(dies));
        Result.Erased first = story.erased(0);
        met += story.world.crashes.cameBetween() ? 1 : 0;
        String where = "call " + call + ", death " + death;
        assertEquals(first, story.erase(0), where);
        assertEquals(Optional.of(first.at()), story.trace(0).flatMap(Erasure::erasedAt), where);
        assertEquals(List.of(TestNumbers.number(1), TestNumbers.number(2)), story.lines(order), where);
        assertFalse(story.holdsDetail(order, 0), where);
      }
    }
    assertTrue(met > 100, "met " + met + " times");
  }

  private boolean holdsDetail(Order order, int index) {
    return world.batches.tasks.of(order.batchIds().getFirst()).stream()
        .anyMatch(task -> task.details().containsKey(index));
  }

  @Test
  void a_number_that_is_named_twice_in_a_call_is_erased_once() {
    settled();
    List<PhoneNumber> named = List.of(NUMBER, TestNumbers.number(1), NUMBER);
    Map<PhoneNumber, Result> results = world.erasing().erase(named, "operator", "on paper");
    assertEquals(Set.copyOf(named), results.keySet());
    assertEquals(erase(0), results.get(NUMBER));
  }

  @Test
  void a_case_number_that_an_app_tells_after_the_erasure_is_not_kept() {
    Order order = settled();
    List<String> lines =
        world.caller.asked("chat").stream()
            .map(item -> "{'ref':'%s','outcome':'UNBOUND','caseId':'late'}".formatted(item.ref()).replace('\'', '"'))
            .toList();
    erased(0);
    assertEquals(3, world.results("chat", "{\"results\":" + lines + "}").applied());
    world.run();
    assertFalse(holdsDetail(order, 0));
    assertTrue(holdsDetail(order, 1));
  }

  @Test
  void an_appeal_that_is_stored_while_its_number_is_erased_keeps_neither_number_nor_contact() {
    int met = 0;
    for (int call = 1; call <= 15; call++) {
      var story = new EraseNumbersTest();
      story.settled();
      var appeals = new ArrayList<AppealGlance>();
      story.world.crashes.between(call, () -> appeals.addAll(story.appealed()));
      Result result = story.erase(0);
      story.world.pass(Duration.ofDays(40), Duration.ofDays(1));
      if (appeals.isEmpty() || result instanceof Result.Refused) {
        continue;
      }
      met++;
      BatchNumber left = story.stored(AppealBatches.deciding(appeals.getFirst().id())).getFirst();
      assertTrue(left.isErased(), "call " + call);
      assertEquals("", left.consent());
    }
    assertTrue(met > 0, "met " + met + " times");
  }

  private List<AppealGlance> appealed() {
    try {
      return List.of(world.appeal("a", 0, "chat"));
    } catch (Problem gone) {
      return List.of();
    }
  }

  @Test
  void a_new_holders_order_does_not_keep_the_places_of_an_erasure_that_died() {
    int resumed = 0;
    for (int call = 1; call <= 20; call++) {
      var story = new EraseNumbersTest();
      Order old = story.settled();
      story.world.crashes.at(call, Crashes.Moment.AFTER);
      if (!story.world.dies(w -> story.erase(0)) || story.isKnown(0)) {
        continue;
      }
      resumed++;
      story.world.clock.advance(Duration.ofDays(1));
      story.world.submit("next", Requests.batch(0, "2026-10-01T00:00:00+08:00", "all"));
      story.world.run();
      assertEquals(new Result.Refused(ProblemCode.REFRESH_RUNNING), story.erase(0), "call " + call);
      assertEquals(List.of(TestNumbers.number(1), TestNumbers.number(2)), story.lines(old));
      assertFalse(story.holdsDetail(old, 0));
      assertTrue(story.trace(0).flatMap(Erasure::erasedAt).isPresent());
      assertTrue(story.isKnown(0));
    }
    assertTrue(resumed > 2, "resumed " + resumed + " times");
  }

  /** Submits an order that dies at a call and is given up; its first number is erased, then the carrier repeats it. */
  private Order repeatedAfterErasure(int call) {
    var request = Requests.batch(TestNumbers.texts(0, 3), LONG_AGO, "all");
    world.crashes.at(call, Crashes.Moment.AFTER);
    world.dies(w -> w.submit("k", request));
    world.clock.advance(Duration.ofMinutes(17));
    return erase(0) instanceof Result.Erased ? world.submit("k", request) : world.submit("other", request);
  }

  private List<String> asked(String app) {
    return world.caller.asked(app).stream().map(FakeAppCaller.AskedItem::phoneNumber).sorted().toList();
  }

  @Test
  void an_order_that_is_repeated_after_the_erasure_of_one_of_its_numbers_asks_about_the_others_alone() {
    int erased = 0;
    for (int call = 1; call < 40; call++) {
      var story = new EraseNumbersTest();
      Order order = story.repeatedAfterErasure(call);
      story.world.run();
      if (story.trace(0).isEmpty()) {
        continue;
      }
      erased++;
      assertEquals(List.of(LineProblem.of(0, ProblemCode.NUMBER_NOT_HELD)), order.committed().orElseThrow().rejected());
      assertEquals(TestNumbers.texts(1, 2), story.asked("chat"), "call " + call);
      assertEquals(OrderView.State.SETTLED, story.world.view(order).state());
      assertEquals(2, story.world.numbers.keys().size());
    }
    assertTrue(erased > 1, "erased " + erased + " times");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_erased_place_of_a_batch_that_waits_is_sent_to_no_app(boolean polled) {
    if (polled) {
      world.registry().putApp("chat", World.puller("chat"));
    }
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(0, 3), LONG_AGO, "chat"));
    BatchId batch = order.batchIds().getFirst();
    byte[] read = world.batches.contents.numbers(batch).orElseThrow();
    List<BatchNumber> left = List.of(stored(batch).getFirst().erased(), stored(batch).get(1), stored(batch).get(2));
    assertTrue(world.batches.contents.replaceNumbers(batch, read, world.core().keys().numbers().seal(batch, left)));
    world.run();
    assertEquals(TestNumbers.texts(1, 2), polled ? polledNumbers("chat") : asked("chat"));
    world.pass(Duration.ofDays(20), Duration.ofDays(1));
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
  }

  private List<String> polledNumbers(String app) {
    return world.poll(app, 500).items().stream().map(item -> item.get("phoneNumber").textValue()).sorted().toList();
  }

  @Test
  void an_erasure_that_dies_at_any_call_is_completed_by_the_next() {
    int deaths = 0;
    for (int call = 1; call < 60; call++) {
      var story = new EraseNumbersTest();
      Order order = story.settled();
      story.world.crashes.at(call, Crashes.Moment.AFTER);
      boolean died = story.world.dies(w -> story.erase(0));
      story.erased(0);
      assertEquals(List.of(TestNumbers.number(1), TestNumbers.number(2)), story.lines(order), "call " + call);
      assertFalse(story.isKnown(0));
      assertTrue(story.trace(0).orElseThrow().erasedAt().isPresent());
      assertTrue(
          story.world.batches.tasks.of(order.batchIds().getFirst()).stream()
              .noneMatch(task -> task.details().containsKey(0)));
      deaths += died ? 1 : 0;
    }
    assertTrue(deaths > 5, "died " + deaths + " times");
  }

  /** Moves the clock until it has nothing to erase any more. */
  private void letTheClockFinish() {
    for (int i = 0; world.erasureWishes.size() > 0; i++) {
      assertTrue(i < 6, "The clock has not finished after " + i + " rounds.");
      world.after(Parking.LEASE);
    }
  }

  private void assertErased(Order order, String where) {
    assertEquals(List.of(TestNumbers.number(1), TestNumbers.number(2)), lines(order), where);
    assertFalse(isKnown(0), where);
    assertFalse(holdsDetail(order, 0), where);
    Erasure trace = trace(0).orElseThrow();
    assertTrue(trace.erasedAt().isPresent(), where);
    assertEquals(List.of(), trace.places(), where);
  }

  @ParameterizedTest
  @EnumSource(Crashes.Moment.class)
  void an_erasure_that_dies_at_any_call_is_completed_by_the_clock(Crashes.Moment moment) {
    int deaths = 0;
    boolean died = true;
    for (int call = 1; died; call++) {
      var story = new EraseNumbersTest();
      Order order = story.settled();
      story.world.crashes.at(call, moment);
      died = story.world.dies(w -> story.erase(0));
      if (call == 1 && moment == Crashes.Moment.BEFORE) {
        assertEquals(0, story.world.erasureWishes.size());
        continue;
      }
      story.letTheClockFinish();
      story.assertErased(order, "call " + call);
      deaths += died ? 1 : 0;
    }
    assertTrue(deaths > 10, "died " + deaths + " times");
  }

  @Test
  void the_clock_may_die_at_any_call_of_an_erasure_too() {
    int deaths = 0;
    boolean died = true;
    for (int call = 1; died; call++) {
      var story = new EraseNumbersTest();
      Order order = story.settled();
      story.world.crashes.at(2, Crashes.Moment.BEFORE);
      story.world.dies(w -> story.erase(0));
      story.world.clock.advance(ErasureWish.CALLS_END_AFTER);
      int before = story.world.crashes.deaths();
      story.world.crashes.at(call, Crashes.Moment.AFTER);
      story.world.sweep();
      story.world.run();
      died = story.world.crashes.deaths() > before;
      story.world.crashes.restart();
      story.letTheClockFinish();
      story.assertErased(order, "call " + call);
      deaths += died ? 1 : 0;
    }
    assertTrue(deaths > 15, "died " + deaths + " times");
  }

  @Test
  void a_number_that_was_refused_is_not_erased_by_the_clock_later() {
    Order order = settled();
    world.submit("k2", Requests.batch(5, "2026-10-01T00:00:00+08:00", "all"));
    List<PhoneNumber> named = List.of(NUMBER, TestNumbers.number(5), TestNumbers.number(9));
    Map<PhoneNumber, Result> results = world.erasing().erase(named, "operator", "on paper");
    assertEquals(new Result.Refused(ProblemCode.REFRESH_RUNNING), results.get(TestNumbers.number(5)));
    world.restore(5);
    letTheClockFinish();
    assertErased(order, "the first");
    assertTrue(isKnown(5));
    assertEquals(Optional.empty(), trace(5));
  }

  @Test
  void a_call_that_erases_nothing_leaves_nothing_to_the_clock() {
    assertEquals(new Result.Refused(ProblemCode.NUMBER_NOT_HELD), erase(9));
    assertEquals(0, world.erasureWishes.size());
  }

  @Test
  void a_later_life_is_not_erased_by_a_wish_that_was_carried_out_before_it_died() {
    settled();
    world.crashes.at(1, Crashes.Moment.AFTER);
    assertTrue(world.dies(w -> erase(0)));
    erased(0);
    Order next = world.submit("next", Requests.batch(0, LONG_AGO, "all"));
    world.run();
    letTheClockFinish();
    assertEquals(List.of(NUMBER), lines(next));
    assertTrue(isKnown(0));
  }

  @Test
  void an_appeal_that_is_being_submitted_while_its_number_is_erased_is_emptied_by_the_clock() {
    int met = 0;
    for (int call = 1; call <= 20; call++) {
      var story = new EraseNumbersTest();
      story.settled();
      var results = new ArrayList<Result>();
      story.world.crashes.between(call, () -> results.add(story.erase(0)));
      List<AppealGlance> appeals = story.appealed();
      story.letTheClockFinish();
      if (appeals.isEmpty() || results.isEmpty() || results.getFirst() instanceof Result.Refused) {
        continue;
      }
      met++;
      BatchNumber left = story.stored(AppealBatches.deciding(appeals.getFirst().id())).getFirst();
      assertTrue(left.isErased(), "call " + call);
      assertEquals("", left.consent());
    }
    assertTrue(met > 2, "met " + met + " times");
  }

  @Test
  void a_new_life_that_settles_before_the_clock_comes_is_not_erased() {
    int kept = 0;
    boolean died = true;
    for (int call = 1; died; call++) {
      var story = new EraseNumbersTest();
      Order old = story.settled();
      story.world.crashes.at(call, Crashes.Moment.AFTER);
      died = story.world.dies(w -> story.erase(0));
      story.world.crashes.restart();
      if (!died || story.isKnown(0)) {
        continue;
      }
      kept++;
      Order next = story.world.submit("next", Requests.batch(0, LONG_AGO, "all"));
      story.world.run();
      story.letTheClockFinish();
      String where = "call " + call;
      assertTrue(story.isKnown(0), where);
      assertEquals(List.of(NUMBER), story.lines(next), where);
      assertEquals(List.of(TestNumbers.number(1), TestNumbers.number(2)), story.lines(old), where);
      assertTrue(story.trace(0).flatMap(Erasure::erasedAt).isPresent(), where);
    }
    assertTrue(kept > 4, "kept " + kept + " times");
  }

  @Test
  void a_new_life_of_a_number_that_was_only_reported_is_not_erased_either() {
    int kept = 0;
    boolean died = true;
    for (int call = 1; died; call++) {
      var story = new EraseNumbersTest();
      new NumberReports(story.world.core())
          .take(World.CARRIER, Requests.report(0, "RESOLD", "2026-01-01T10:00:00+08:00"));
      story.world.crashes.at(call, Crashes.Moment.AFTER);
      died = story.world.dies(w -> story.erase(0));
      story.world.crashes.restart();
      if (!died || !story.world.numbers.keys().isEmpty()) {
        continue;
      }
      kept++;
      Order next = story.world.submit("next", Requests.batch(0, LONG_AGO, "all"));
      story.world.run();
      story.letTheClockFinish();
      assertEquals(List.of(NUMBER), story.lines(next), "call " + call);
    }
    assertTrue(kept > 1, "kept " + kept + " times");
  }

  /** An order of the number 0 whose sealed numbers are damaged: each erasure of the number fails. */
  private void damaged() {
    BatchId batch = settled().batchIds().getFirst();
    byte[] read = world.batches.contents.numbers(batch).orElseThrow();
    assertTrue(world.batches.contents.replaceNumbers(batch, read, new byte[] {9, 9, 9, 9}));
  }

  private Optional<RuntimeException> failureOf(Duration step) {
    try {
      world.after(step);
      return Optional.empty();
    } catch (RuntimeException failure) {
      return Optional.of(failure);
    }
  }

  @Test
  void a_number_that_fails_keeps_no_other_from_being_erased_nor_a_refused_one_waiting() {
    damaged();
    world.submit("other", Requests.batch(4, LONG_AGO, "all"));
    world.run();
    world.submit("cooling", Requests.batch(5, "2026-10-01T00:00:00+08:00", "all"));
    List<PhoneNumber> named = List.of(NUMBER, TestNumbers.number(5), TestNumbers.number(4));
    assertThrows(RuntimeException.class, () -> world.erasing().erase(named, "operator", "on paper"));
    assertFalse(isKnown(4));
    assertEquals(new Result.Refused(ProblemCode.REFRESH_RUNNING), erase(5));
    world.restore(5);
    for (int i = 0; i < 20; i++) {
      assertTrue(failureOf(Parking.LEASE).isPresent(), "round " + i);
    }
    assertTrue(isKnown(5));
    assertEquals(Optional.empty(), trace(5));
    assertEquals(List.of(), trace(4).orElseThrow().places());
    assertEquals(1, world.erasureWishes.size());
  }

  @Test
  void a_number_that_fails_is_tried_for_a_day_and_then_given_up_with_a_fault() {
    damaged();
    assertThrows(RuntimeException.class, () -> erase(0));
    Duration early = ErasureWish.GIVEN_UP_AFTER.minus(Parking.LEASE);
    String first = failureOf(early).orElseThrow().toString();
    assertFalse(first.contains("given up"), first);
    assertEquals(1, world.erasureWishes.size());
    String last = failureOf(Parking.LEASE).orElseThrow().toString();
    assertTrue(last.contains("are given up: 1."), last);
    assertFalse(last.contains(Long.toString(NUMBER.digits())), last);
    assertEquals(0, world.erasureWishes.size());
    assertEquals(Optional.empty(), failureOf(Duration.ofDays(1)));
  }

  @Test
  void a_message_drives_some_numbers_of_a_long_wish_while_there_is_time_and_the_next_ones_the_rest() {
    List<String> texts = TestNumbers.texts(0, 50);
    Order order = world.submit("k", Requests.batch(texts, LONG_AGO, "all"));
    world.run();
    List<PhoneNumber> numbers = texts.stream().map(text -> PhoneNumber.parse(text).orElseThrow()).toList();
    world.crashes.at(1, Crashes.Moment.AFTER);
    assertTrue(world.dies(w -> w.erasing().erase(numbers, "operator", "on paper")));
    String wish = world.erasureWishes.all().getFirst().id();
    world.erasing().drive(wish, time -> false);
    assertEquals(50, lines(order, 100).size());
    world.erasing().drive(wish, time -> true);
    int left = lines(order, 100).size();
    assertTrue(left > 0 && left < 50, "left " + left);
    letTheClockFinish();
    assertEquals(List.of(), lines(order, 100));
    assertTrue(numbers.stream().noneMatch(this::isHeld));
  }

  private boolean isHeld(PhoneNumber number) {
    return !new Queries(world.core()).grades(World.CARRIER, List.of(number)).isEmpty();
  }
}
