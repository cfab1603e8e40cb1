package org.numberrefresh.function.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.numberrefresh.domain.calendar.Rfc3339;
import org.numberrefresh.domain.order.ListedOrder;
import org.numberrefresh.function.api.DueDate;
import org.numberrefresh.function.api.Labels;
import org.numberrefresh.function.api.Language;
import org.numberrefresh.function.api.Reply;
import org.numberrefresh.function.api.Request;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.query.OrderList;
import org.numberrefresh.usecase.query.OrderView;

/** Answers {@code GET /orders}: a page of the carrier's orders. */
final class OrderListPage {

  private static final int USUAL_LIMIT = 20;
  private static final String STATES =
      Arrays.stream(OrderView.State.values()).map(Enum::name).collect(Collectors.joining(", "));

  private final OrderList list;

  OrderListPage(OrderList list) {
    this.list = list;
  }

  Reply answer(Request request) {
    int limit = request.number("limit", USUAL_LIMIT, 1, OrderList.MOST);
    OrderList.Page page = list.page(request.party().id(), wanted(request), request.query("cursor"), limit);
    return Reply.of(200, body(page, request.language()));
  }

  static ObjectNode body(OrderList.Page page, Language language) {
    ObjectNode body = Json.object();
    ArrayNode orders = body.putArray("orders");
    page.entries().forEach(entry -> orders.add(write(entry, language)));
    page.cursor().ifPresent(cursor -> body.put("cursor", cursor));
    return body;
  }

  private static OrderList.Wanted wanted(Request request) {
    Optional<LocalDate> from = day(request, "from");
    Optional<LocalDate> to = day(request, "to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw Problem.invalid(Cause.FROM_AFTER_TO);
    }
    return new OrderList.Wanted(request.query("state").map(OrderListPage::state), from, to);
  }

  private static Optional<LocalDate> day(Request request, String name) {
    return request
        .query(name)
        .map(text -> Rfc3339.date(text).orElseThrow(() -> Problem.invalid(Cause.NOT_A_DATE, name, "2026-11-20")));
  }

  private static OrderView.State state(String text) {
    return Arrays.stream(OrderView.State.values())
        .filter(state -> state.name().equals(text))
        .findFirst()
        .orElseThrow(() -> Problem.invalid(Cause.NOT_A_WORD, "state", STATES));
  }

  private static ObjectNode write(OrderList.Entry entry, Language language) {
    ListedOrder order = entry.order();
    ObjectNode json =
        Json.object()
            .put("orderId", order.id().value())
            .put("mode", order.mode().name())
            .put("state", entry.state().name())
            .put("stateLabel", Labels.state(entry.state().name(), language))
            .put("submittedAt", Rfc3339.text(order.place().submittedAt()))
            .put("accepted", order.accepted())
            .put("rejected", order.rejected())
            .put("startsAt", Rfc3339.text(order.startsAt()));
    DueDate.put(json, order.dueAt());
    order.replayOf().ifPresent(parent -> json.put("replayOf", parent.value()));
    return json;
  }
}
