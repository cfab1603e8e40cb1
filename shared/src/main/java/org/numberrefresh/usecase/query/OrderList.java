package org.numberrefresh.usecase.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.Cursors;
import org.numberrefresh.domain.order.ListedOrder;
import org.numberrefresh.domain.order.OrderPlace;
import org.numberrefresh.domain.order.OrderSpan;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/**
 * Reads a carrier the list of its orders, page by page, the newest first. A page ends early where more would cost more
 * than 30 read units.
 *
 * <p>Decision: docs/decisions.md#a-page-of-the-list-of-orders-ends-at-30-read-units
 */
public final class OrderList {

  /** The most orders of a page. */
  public static final int MOST = 50;

  /** The orders that are looked at together. */
  private static final int STEP = 10;

  private final Core core;
  private final Queries queries;
  private final Cursors cursors;

  /**
   * Makes a list.
   *
   * @param queries looks at a single order where its batches' heads do not tell its state
   */
  public OrderList(Core core, Queries queries) {
    this.core = core;
    this.queries = queries;
    this.cursors = new Cursors(core.keys().ring(), "order-cursors");
  }

  /**
   * The orders that are wanted.
   *
   * @param state their state; empty for any
   * @param from the first day of submission; empty for the first on record
   * @param to the last day of submission; empty for today
   */
  public record Wanted(Optional<OrderView.State> state, Optional<LocalDate> from, Optional<LocalDate> to) {

    private OrderSpan span(Instant now) {
      return new OrderSpan(
          OrderPlace.from(from.map(ShanghaiTime::startOf).orElse(Instant.EPOCH)),
          OrderPlace.from(to.map(ShanghaiTime::endOf).orElse(ShanghaiTime.endOf(ShanghaiTime.dayOf(now)))));
    }

    private boolean has(Entry entry) {
      return state.isEmpty() || state.get() == entry.state();
    }
  }

  /**
   * An order in the list.
   *
   * @param order the order
   * @param state its state, as a look at the order tells it
   */
  public record Entry(ListedOrder order, OrderView.State state) {}

  /**
   * A page of the list.
   *
   * @param entries the orders, perhaps none
   * @param cursor the place where the next page begins; empty after the last
   */
  public record Page(List<Entry> entries, Optional<String> cursor) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Reads a page.
   *
   * @param cursor the cursor of the page before; empty for the first page
   * @param limit the most orders, at most {@value #MOST}
   * @throws Problem if the cursor is forged or another carrier's
   */
  public Page page(String carrier, Wanted wanted, Optional<String> cursor, int limit) {
    OrderSpan span = wanted.span(core.clock().instant());
    if (cursor.isPresent()) {
      OrderPlace place = place(carrier, cursor.get());
      span = new OrderSpan(span.from(), span.before().isAfter(place) ? place : span.before());
    }
    var turn = new ListTurn(core, carrier, order -> queries.order(carrier, order.value()).state());
    var entries = new ArrayList<Entry>();
    while (turn.hasRoom() && entries.size() < limit) {
      List<ListedOrder> orders = core.stores().orders().list(carrier, span, Math.min(STEP, limit - entries.size()));
      if (orders.isEmpty()) {
        return new Page(entries, Optional.empty());
      }
      List<Entry> seen = turn.look(orders);
      seen.stream().filter(wanted::has).forEach(entries::add);
      span = new OrderSpan(span.from(), seen.getLast().order().place());
    }
    return new Page(entries, Optional.of(cursors.of(carrier, bytes(span.before()))));
  }

  private static byte[] bytes(OrderPlace place) {
    return place.text().getBytes(StandardCharsets.US_ASCII);
  }

  private OrderPlace place(String carrier, String cursor) {
    return switch (cursors.read(carrier, cursor)) {
      case Cursors.Read.At(var position) -> new OrderPlace(StandardCharsets.US_ASCII.decode(position).toString());
      case Cursors.Read.OfAnother() -> throw Problem.invalid(Cause.CURSOR_OF_ANOTHER);
      case Cursors.Read.Forged() -> throw Problem.invalid(Cause.CURSOR);
    };
  }
}
