package org.numberrefresh.function.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.replay.ReplayRequest;

class ReplayBodyTest {

  private static final OrderId ORDER = OrderId.of("east", "k");

  private static ReplayRequest read(String body) {
    return ReplayBody.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_order_is_asked_about_again() {
    assertEquals(
        new ReplayRequest(new ReplayRequest.Source.OfOrder(ORDER), Set.of(Outcome.FAILED), false, Optional.empty()),
        read("{'order':'" + ORDER + "','outcomes':['FAILED']}"));
  }

  @Test
  void a_day_of_an_app_is_asked_about_again_from_where_the_last_call_ended() {
    assertEquals(
        new ReplayRequest(
            new ReplayRequest.Source.OfAppAndDay("chat", LocalDate.of(2026, 11, 2)),
            Set.of(Outcome.FAILED, Outcome.NO_RESPONSE),
            true,
            Optional.of(ORDER)),
        read(
            "{'app':'chat','day':'2026-11-02','outcomes':['NO_RESPONSE','FAILED'],'dryRun':true,'cursor':'"
                + ORDER
                + "'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'outcomes':['FAILED']}",
        "{'order':'x','outcomes':['FAILED']}",
        "{'app':'chat','outcomes':['FAILED']}",
        "{'day':'2026-11-02','outcomes':['FAILED']}",
        "{'app':'chat','day':'2026-11-31','outcomes':['FAILED']}",
        "{'app':'chat','day':'2026-11-02'}",
        "{'app':'chat','day':'2026-11-02','outcomes':[]}",
        "{'app':'chat','day':'2026-11-02','outcomes':['FAILED'],'cursor':'x'}",
        "{'app':'chat','day':'2026-11-02','outcomes':['FAILED'],'more':1}"
      })
  void a_malformed_replay_is_refused(String body) {
    assertEquals(ProblemCode.INVALID_ARGUMENT, assertThrows(Problem.class, () -> read(body)).code());
  }

  @Test
  void an_outcome_that_is_not_asked_about_again_is_told_by_its_index() {
    Problem problem =
        assertThrows(Problem.class, () -> read("{'app':'chat','day':'2026-11-02','outcomes':['FAILED','UNBOUND']}"));
    assertEquals(1, problem.lines().getFirst().index());
  }
}
