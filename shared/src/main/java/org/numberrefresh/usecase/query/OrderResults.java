package org.numberrefresh.usecase.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/**
 * Reads the results of an order, page by page.
 *
 * <p>Decision: docs/decisions.md#a-line-of-results-has-the-gate-of-its-number
 */
public final class OrderResults {

  private static final int PAGE_BYTES = 4_000_000;
  private static final int LINE_BYTES = 400;
  private static final int REMAINING_BYTES = 700;
  private static final int OTHER_BYTES = 160;

  private final Core core;
  private final Gates gates;

  /** Tells the release gates of numbers. */
  interface Gates {

    /** The gates of a carrier's numbers. One that is missing is on HOLD. */
    Map<PhoneNumber, Release> of(String carrier, List<PhoneNumber> numbers);
  }

  OrderResults(Core core, Gates gates) {
    this.core = core;
    this.gates = gates;
  }

  /**
   * A number with its outcomes.
   *
   * @param phoneNumber the number
   * @param state its state in this order
   * @param grade its grade by the answers to this order
   * @param gate its release gate, by all that the carrier knows of it now
   * @param view its outcomes
   */
  public record Line(PhoneNumber phoneNumber, ResultState state, Grade grade, Release gate, NumberView view) {

    private Line with(Release now) {
      return new Line(phoneNumber, state, grade, now, view);
    }
  }

  /**
   * A page of an order's results.
   *
   * @param lines the numbers, at most as many as were asked for
   * @param next the place where the next page begins; absent after the last
   */
  public record Page(List<Line> lines, Optional<Position> next) {
    public Page {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The most that a page holds. It holds less if it would have more than 4 MB.
   *
   * @param limit the most numbers, at least 1
   * @param all true if apps that are CLEAR or PENDING are to be named too
   */
  public record Extent(int limit, boolean all) {

    private int bytes(Line line) {
      int remaining = line.view().named(false).size();
      int others = all ? line.view().apps().size() - remaining : 0;
      return LINE_BYTES + remaining * REMAINING_BYTES + others * OTHER_BYTES;
    }
  }

  /**
   * A place in an order's results.
   *
   * @param batch the position of the batch in the order
   * @param index the number's index in it
   */
  public record Position(int batch, int index) {

    /** The first place. */
    public static final Position START = new Position(0, 0);

    /** Its text in a cursor. */
    public String text() {
      return batch + "." + index;
    }

    /**
     * Reads a cursor.
     *
     * @throws Problem if it is none
     */
    public static Position of(String cursor) {
      if (!cursor.matches("[0-9]{1,5}\\.[0-9]{1,4}")) {
        throw Problem.invalid(Cause.CURSOR);
      }
      int dot = cursor.indexOf('.');
      return new Position(Integer.parseInt(cursor.substring(0, dot)), Integer.parseInt(cursor.substring(dot + 1)));
    }
  }

  /** A page of one batch at most. */
  Page page(String carrier, Order order, Position from, Extent extent) {
    List<BatchId> batches = order.batchIds();
    if (from.batch() >= batches.size()) {
      return new Page(List.of(), Optional.empty());
    }
    BatchId id = batches.get(from.batch());
    Optional<Glance> glance =
        Optional.ofNullable(core.stores().batches().glances().of(List.of(id), Depth.PAIRS).get(id));
    List<BatchNumber> numbers = glance.isPresent() ? numbers(id) : List.of();
    var lines = new ArrayList<Line>();
    int bytes = 0;
    int index = from.index();
    for (; glance.isPresent() && index < numbers.size() && lines.size() < extent.limit(); index++) {
      if (glance.get().head().request().isLost(index) || numbers.get(index).isErased()) {
        continue;
      }
      Line line = line(glance.get(), numbers.get(index), index);
      bytes += extent.bytes(line);
      if (bytes > PAGE_BYTES && !lines.isEmpty()) {
        break;
      }
      lines.add(line);
    }
    Position next = index < numbers.size() ? new Position(from.batch(), index) : new Position(from.batch() + 1, 0);
    return new Page(gated(carrier, lines), Optional.of(next).filter(n -> n.batch() < batches.size()));
  }

  /** The numbers of a batch; none once they have gone, which may be before its head. */
  private List<BatchNumber> numbers(BatchId batch) {
    return core.stores()
        .batches()
        .contents()
        .numbers(batch)
        .map(stored -> core.keys().numbers().open(batch, stored))
        .orElse(List.of());
  }

  private List<Line> gated(String carrier, List<Line> lines) {
    Map<PhoneNumber, Release> found = gates.of(carrier, lines.stream().map(Line::phoneNumber).toList());
    return lines.stream().map(line -> line.with(found.getOrDefault(line.phoneNumber(), Release.HOLD))).toList();
  }

  private static Line line(Glance glance, BatchNumber number, int index) {
    NumberView view = NumberView.of(glance, index);
    Grade early = NumberView.grade(glance, index);
    boolean restored = glance.head().withdrawn().restoredAt(index).isPresent();
    ResultState notBegun = restored ? ResultState.RESTORED : ResultState.CANCELLED;
    ResultState begun = view.settled() ? ResultState.SETTLED : ResultState.REFRESHING;
    return switch (early) {
      case COOLING -> new Line(number.phoneNumber(), ResultState.COOLING, early, Release.HOLD, view);
      case NOT_REFRESHED -> new Line(number.phoneNumber(), notBegun, early, Release.HOLD, view);
      case PENDING, REFRESHED, REFRESHED_WITH_RESIDUE, UNKNOWN ->
          new Line(number.phoneNumber(), begun, view.grade(), Release.HOLD, view);
    };
  }
}
