package org.numberrefresh.usecase.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.app.CustomerService;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Answers carriers. A carrier sees its own orders and numbers only; foreign ones look like unknown ones.
 *
 * <p>Decision: docs/decisions.md#a-carrier-reads-its-own-part-of-a-cycle
 */
public final class Queries {

  private static final int PAGE_BYTES = 4_000_000;
  private static final int OUTCOME_BYTES = 320;

  private final Core core;
  private final Stores stores;
  private final AppDirectory directory;

  public Queries(Core core) {
    this.core = core;
    this.stores = core.stores();
    this.directory = new AppDirectory(stores.apps(), core.clock());
  }

  /** The progress of an order. */
  public OrderView order(String carrier, String orderId) {
    Order order = own(carrier, orderId);
    List<Glance> glances = List.copyOf(stores.batches().glances().of(order.batchIds(), Depth.COUNTS).values());
    OrderView view = OrderView.of(order, glances, directory.all());
    return view.state() == OrderView.State.IN_PROGRESS ? view.withLate(late(glances)) : view;
  }

  private List<String> late(List<Glance> glances) {
    return new LateApps(directory::find, stores.standings().all(), core.clock().instant()).of(glances);
  }

  private Order own(String carrier, String orderId) {
    return stores.orders().findOwn(carrier, orderId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  /**
   * A number with its outcomes.
   *
   * @param phoneNumber the number
   * @param state its state
   * @param grade its grade
   * @param view its outcomes
   */
  public record ResultLine(PhoneNumber phoneNumber, ResultState state, Grade grade, NumberView view) {}

  /**
   * A page of an order's results.
   *
   * @param lines the numbers, at most as many as were asked for
   * @param next the place where the next page begins; absent after the last
   */
  public record ResultPage(List<ResultLine> lines, Optional<Position> next) {
    public ResultPage {
      lines = List.copyOf(lines);
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

  /**
   * A page of an order's results, of one batch at most.
   *
   * @param limit the most numbers; fewer come if all their apps would make more than 4 MB
   */
  public ResultPage results(String carrier, String orderId, Position from, int limit) {
    List<BatchId> batches = own(carrier, orderId).batchIds();
    if (from.batch() >= batches.size()) {
      return new ResultPage(List.of(), Optional.empty());
    }
    BatchId id = batches.get(from.batch());
    Optional<Glance> glance = Optional.ofNullable(stores.batches().glances().of(List.of(id), Depth.PAIRS).get(id));
    List<BatchNumber> numbers = core.keys().numbers().open(id, stores.batches().contents().numbers(id).orElseThrow());
    int apps = glance.map(seen -> seen.apps().size()).orElse(0);
    int most = Math.max(1, Math.min(limit, PAGE_BYTES / (OUTCOME_BYTES * Math.max(1, apps))));
    var lines = new ArrayList<ResultLine>();
    int index = from.index();
    for (; glance.isPresent() && index < numbers.size() && lines.size() < most; index++) {
      if (!glance.get().head().request().isLost(index)) {
        lines.add(line(glance.get(), numbers.get(index), index));
      }
    }
    Position next = index < numbers.size() ? new Position(from.batch(), index) : new Position(from.batch() + 1, 0);
    return new ResultPage(lines, Optional.of(next).filter(n -> n.batch() < batches.size()));
  }

  private static ResultLine line(Glance glance, BatchNumber number, int index) {
    NumberView view = NumberView.of(glance, index);
    Grade early = NumberView.grade(glance, index);
    boolean restored = glance.head().withdrawn().restoredAt(index).isPresent();
    ResultState notBegun = restored ? ResultState.RESTORED : ResultState.CANCELLED;
    ResultState begun = view.settled() ? ResultState.SETTLED : ResultState.REFRESHING;
    return switch (early) {
      case COOLING -> new ResultLine(number.phoneNumber(), ResultState.COOLING, early, view);
      case NOT_REFRESHED -> new ResultLine(number.phoneNumber(), notBegun, early, view);
      case PENDING, REFRESHED, REFRESHED_WITH_RESIDUE, UNKNOWN ->
          new ResultLine(number.phoneNumber(), begun, view.grade(), view);
    };
  }

  /**
   * A number's full status.
   *
   * @param cycle the newest cycle in which the carrier had it refreshed
   * @param grade its grade
   * @param release its release gate
   * @param history the carrier's earlier cycles, the newest first
   * @param portClaimedAt the date on which another carrier claims to have taken the number over; only for the carrier
   *     on record
   */
  public record Status(
      CycleView cycle, Grade grade, Release release, List<CycleView> history, Optional<Instant> portClaimedAt) {
    public Status {
      history = List.copyOf(history);
    }
  }

  /** The status of numbers. Unknown and foreign ones are missing. */
  public Map<PhoneNumber, Status> statuses(String carrier, Collection<PhoneNumber> numbers) {
    return look(carrier, numbers, Depth.PAIRS);
  }

  /** The grade of numbers. Unknown and foreign ones are missing. */
  public Map<PhoneNumber, Status> grades(String carrier, Collection<PhoneNumber> numbers) {
    return look(carrier, numbers, Depth.SUMMARY);
  }

  private Map<PhoneNumber, Status> look(String carrier, Collection<PhoneNumber> numbers, Depth depth) {
    List<PhoneNumber> asked = List.copyOf(numbers);
    List<NumberToken> tokens = core.keys().tokens().of(asked);
    Map<NumberToken, NumberRecord> records = stores.numbers().find(tokens);
    List<BatchId> batches =
        records.values().stream()
            .flatMap(NumberRecord::entries)
            .map(CycleEntry::batch)
            .filter(batch -> batch.order().isOf(carrier))
            .distinct()
            .toList();
    Map<BatchId, Glance> glances = stores.batches().glances().of(batches, depth);
    List<String> rule = stores.carriers().find(carrier).map(Carrier::releaseApps).orElse(List.of());
    var statuses = new HashMap<PhoneNumber, Status>();
    for (int i = 0; i < asked.size(); i++) {
      PhoneNumber number = asked.get(i);
      Optional.ofNullable(records.get(tokens.get(i)))
          .flatMap(record -> status(carrier, number, record, glances, rule))
          .ifPresent(status -> statuses.put(number, status));
    }
    return statuses;
  }

  /**
   * A carrier sees its own batches, even if another carrier serves the number now. It may sell only its own numbers.
   */
  private static Optional<Status> status(
      String carrier, PhoneNumber number, NumberRecord record, Map<BatchId, Glance> glances, List<String> rule) {
    List<CycleView> views = CycleView.of(carrier, number, record, glances);
    if (views.isEmpty()) {
      return Optional.empty();
    }
    CycleView view = views.getFirst();
    boolean serves = record.service().carrier().filter(carrier::equals).isPresent();
    boolean toSell = serves && !record.service().takenUpSince(view.cycle().since());
    return Optional.of(
        new Status(
            view,
            view.grade(),
            toSell ? view.release(rule) : Release.HOLD,
            views.subList(1, views.size()),
            serves ? record.service().portClaimedAt() : Optional.empty()));
  }

  /** All apps, covered or not. */
  public List<App> apps() {
    return directory.all();
  }

  /** An app's name; its id if it is not registered any more. */
  public String nameOf(String app) {
    return directory.find(app).map(found -> found.profile().name()).orElse(app);
  }

  /** An app's customer service; none if it is not registered any more. */
  public CustomerService serviceOf(String app) {
    return directory.find(app).map(found -> found.profile().listing().service()).orElse(CustomerService.NONE);
  }
}
