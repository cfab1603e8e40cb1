package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.numberrefresh.domain.batch.NumberCounts;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.function.api.DueDate;
import org.numberrefresh.function.api.Labels;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.ResultState;

/** Writes the progress of an order. A count of nothing is left out of the counts by outcome, state and grade. */
public final class ProgressBody {

  private ProgressBody() {}

  /** The progress of an order. */
  public static ObjectNode of(OrderView view, Language language) {
    Order order = view.order();
    Order.Committed committed = order.committed().orElseThrow();
    ObjectNode body =
        Json.object()
            .put("orderId", order.id().value())
            .put("mode", order.mode().name())
            .put("state", view.state().name())
            .put("stateLabel", Labels.state(view.state().name(), language))
            .put("asOf", Rfc3339.text(view.asOf()))
            .put("submittedAt", Rfc3339.text(order.submittedAt()))
            .put("startsAt", Rfc3339.text(committed.startsAt()));
    DueDate.put(body, committed.dueAt());
    order.replayOf().ifPresent(parent -> body.put("replayOf", parent.value()));
    view.next().startsAt().ifPresent(at -> body.put("nextStartsAt", Rfc3339.text(at)));
    view.next().settlesAt().ifPresent(at -> body.put("nextSettlesAt", Rfc3339.text(at)));
    body.put("numbers", view.numbers())
        .put("apps", view.apps())
        .put("rejected", committed.rejected().size())
        .put("numbersSettled", view.numbersSettled())
        .put("appsSettled", view.appsSettled())
        .put("pairs", view.pairs())
        .put("pairsSettled", view.pairsSettled())
        .put("provisional", view.provisional());
    byState(body.putObject("numbersByState"), view.progress());
    byGrade(body.putObject("numbersByGrade"), view.progress());
    ObjectNode outcomes = body.putObject("outcomes");
    for (OutwardOutcome outward : OutwardOutcome.values()) {
      Optional.ofNullable(view.outcomes().get(outward)).ifPresent(n -> outcomes.put(outward.name(), n));
    }
    view.late().forEach(body.putArray("late")::add);
    return body;
  }

  /** The counts of numbers by the states that their lines of the results show. */
  private static void byState(ObjectNode body, NumberCounts numbers) {
    count(body, ResultState.COOLING.name(), numbers.cooling());
    count(body, ResultState.REFRESHING.name(), numbers.waiting());
    count(body, ResultState.SETTLED.name(), numbers.answered());
    count(body, ResultState.RESTORED.name(), numbers.restored());
    count(body, ResultState.CANCELLED.name(), numbers.cancelled());
  }

  private static void byGrade(ObjectNode body, NumberCounts numbers) {
    count(body, Grade.COOLING.name(), numbers.cooling());
    count(body, Grade.PENDING.name(), numbers.waiting());
    count(body, Grade.REFRESHED.name(), numbers.clear());
    count(body, Grade.REFRESHED_WITH_RESIDUE.name(), numbers.withResidue());
    count(body, Grade.NOT_REFRESHED.name(), numbers.withdrawn());
  }

  private static void count(ObjectNode body, String name, int count) {
    if (count > 0) {
      body.put(name, count);
    }
  }
}
