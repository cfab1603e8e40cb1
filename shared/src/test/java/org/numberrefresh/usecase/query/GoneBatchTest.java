package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.appeal.AppealBatches;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.appeal.AppealGlance;
import org.numberrefresh.usecase.appeal.AppealPages;
import org.numberrefresh.usecase.report.NumberReports;

/** A number whose batch was kept for long enough and has gone, while its record still names it. */
class GoneBatchTest {

  private static final PhoneNumber NUMBER = TestNumbers.number(0);
  private static final String LONG_AGO = "2026-01-05T00:00:00+08:00";

  private final World world = new World().withApps("chat");
  private Order order;
  private AppealGlance appealed;

  @BeforeEach
  void a_batch_is_settled_appealed_and_goes() {
    world.caller.tellEach("chat", (item, number) -> "BLOCKED/ASSETS_REMAINING");
    order = world.submit("k", Requests.batch(0, LONG_AGO, "all"));
    world.run();
    appealed = world.appeal("a", 0, "chat");
    world.run();
    order.batchIds().forEach(world.batches::expire);
  }

  private Map<PhoneNumber, Queries.Status> grades() {
    return new Queries(world.core()).grades(World.CARRIER, List.of(NUMBER));
  }

  private static ProblemCode refused(Runnable call) {
    return assertThrows(Problem.class, call::run).code();
  }

  private void allOfIt() {
    world.orders.expire(order.id());
  }

  @Test
  void its_status_and_grade_are_those_of_an_unknown_number() {
    allOfIt();
    assertEquals(Map.of(), grades());
    assertEquals(Map.of(), new Queries(world.core()).statuses(World.CARRIER, List.of(NUMBER)));
  }

  @Test
  void its_order_is_unknown_and_while_only_the_batch_has_gone_has_no_lines() {
    var queries = new Queries(world.core());
    String id = order.id().value();
    var all = new OrderResults.Extent(10, true);
    assertEquals(0, world.view(order).numbers());
    assertEquals(List.of(), queries.results(World.CARRIER, id, OrderResults.Position.START, all).lines());
    allOfIt();
    assertEquals(
        ProblemCode.NOT_FOUND, refused(() -> queries.results(World.CARRIER, id, OrderResults.Position.START, all)));
    assertEquals(ProblemCode.NOT_FOUND, refused(() -> queries.order(World.CARRIER, id)));
  }

  @Test
  void an_order_whose_batch_has_lost_its_numbers_alone_has_no_lines_either() {
    Order next = world.submit("next", Requests.batch(1, LONG_AGO, "all"));
    world.run();
    var queries = new Queries(world.core());
    var all = new OrderResults.Extent(10, true);
    String id = next.id().value();
    assertEquals(1, queries.results(World.CARRIER, id, OrderResults.Position.START, all).lines().size());
    next.batchIds().forEach(world.batches::expireContents);
    OrderResults.Page page = queries.results(World.CARRIER, id, OrderResults.Position.START, all);
    assertEquals(List.of(), page.lines());
    assertEquals(Optional.empty(), page.next());
  }

  @Test
  void the_recycling_check_knows_nothing_of_it_but_what_carriers_reported() {
    var check = new RecyclingCheck(world.core());
    LocalDate day = LocalDate.parse("2026-01-01");
    assertEquals(ProblemCode.IDENTIFIER_NOT_FOUND, refused(() -> check.recycled(Optional.of(NUMBER), day)));
    new NumberReports(world.core()).take(World.CARRIER, Requests.report(0, "RESOLD", "2026-07-01T00:00:00+08:00"));
    assertEquals(true, check.recycled(Optional.of(NUMBER), LocalDate.parse("2026-06-01")));
  }

  @Test
  void an_appeal_goes_from_view_with_it() {
    assertEquals(
        List.of(), new AppealPages(world.core()).page(World.CARRIER, Optional.empty(), Optional.empty(), 10).appeals());
  }

  @Test
  void an_appeal_that_is_still_open_is_closed_untold() {
    allOfIt();
    int told = world.feeds.all(World.CARRIER).size();
    world.pass(Duration.ofDays(40), Duration.ofDays(1));
    BatchHead appeal = world.batches.heads.find(AppealBatches.deciding(appealed.id())).orElseThrow();
    assertEquals(BatchState.SETTLED, appeal.state());
    assertEquals(Optional.empty(), appeal.dueAt());
    assertEquals(told, world.feeds.all(World.CARRIER).size());
  }

  @Test
  void a_new_order_takes_the_number_and_settles() {
    allOfIt();
    Order next = world.submit("next", Requests.batch(0, "2026-02-05T00:00:00+08:00", "all"));
    world.run();
    BatchId batch = next.batchIds().getFirst();
    assertEquals(List.of(batch), List.copyOf(next.batchIds()));
    assertEquals(Grade.REFRESHED_WITH_RESIDUE, grades().get(NUMBER).grade());
  }

  @Test
  void a_new_order_of_a_number_that_was_reported_drops_the_lives_whose_orders_have_gone() {
    new NumberReports(world.core()).take(World.CARRIER, Requests.report(0, "RESOLD", "2026-01-20T00:00:00+08:00"));
    allOfIt();
    Order next = world.submit("next", Requests.batch(0, "2026-02-05T00:00:00+08:00", "all"));
    List<NumberToken> tokens = world.core().keys().tokens().of(List.of(NUMBER));
    NumberRecord record = world.numbers.find(tokens).get(tokens.getFirst());
    assertEquals(next.batchIds(), record.entries().map(CycleEntry::batch).toList());
    assertEquals(1, record.cycles().size());
  }
}
