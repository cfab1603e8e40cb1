package org.numberrefresh.usecase.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.app.CustomerService;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.OrderSnapshots;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.domain.release.ReleaseRule;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Answers carriers. A carrier sees its own orders and numbers only; foreign ones look like unknown ones.
 *
 * <p>Decision: docs/decisions.md#a-carrier-reads-its-own-part-of-a-cycle
 */
public final class Queries {

  private final Core core;
  private final Stores stores;
  private final AppDirectory directory;
  private final OrderResults results;
  private final OrderLook look;

  /** Queries that read every order whole. */
  public Queries(Core core) {
    this(core, Optional.empty());
  }

  /**
   * Queries that read a part of a large order at each look.
   *
   * @param snapshots the store of what the looks before have read
   */
  public Queries(Core core, OrderSnapshots snapshots) {
    this(core, Optional.of(snapshots));
  }

  private Queries(Core core, Optional<OrderSnapshots> snapshots) {
    this.core = core;
    this.stores = core.stores();
    this.directory = AppDirectory.glancing(stores.apps(), core.clock());
    this.look = new OrderLook(stores.batches().glances(), snapshots, core.clock());
    this.results = new OrderResults(core, this::gates);
  }

  /** The progress of an order. */
  public OrderView order(String carrier, String orderId) {
    Order order = own(carrier, orderId);
    Collection<BatchCounts> batches = look.at(order, registered(order));
    OrderView view = OrderView.of(order, batches, core.clock().instant());
    // Nobody waits for the apps of a cancelled order.
    boolean awaited = view.state() == OrderView.State.IN_PROGRESS && order.cancelledAt().isEmpty();
    return awaited ? view.withLate(late(order, batches)) : view;
  }

  /** The apps that an order may ask; those that it names also if they were registered a moment ago. */
  private List<App> registered(Order order) {
    return order.apps() instanceof AppSelection.Listed(List<String> ids)
        ? ids.stream().flatMap(id -> directory.find(id).stream()).toList()
        : directory.all();
  }

  private List<String> late(Order order, Collection<BatchCounts> batches) {
    return new LateApps(directory::find, stores.standings().all(), core.clock().instant()).of(order.mode(), batches);
  }

  private Order own(String carrier, String orderId) {
    return stores.orders().findOwn(carrier, orderId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  /**
   * A page of an order's results, of one batch at most.
   *
   * @param extent the most that comes
   */
  public OrderResults.Page results(
      String carrier, String orderId, OrderResults.Position from, OrderResults.Extent extent) {
    return results.page(carrier, own(carrier, orderId), from, extent);
  }

  /**
   * A number's full status.
   *
   * @param cycle the newest cycle in which the carrier had it refreshed
   * @param grade its grade
   * @param release its release gate
   * @param history the carrier's earlier cycles, the newest first
   * @param serves true if the carrier serves the number now
   * @param again what the carrier may have asked again now
   * @param portClaimedAt the date on which another carrier claims to have taken the number over; only for the carrier
   *     on record
   */
  public record Status(
      CycleView cycle,
      Grade grade,
      Release release,
      List<CycleView> history,
      boolean serves,
      Again again,
      Optional<Instant> portClaimedAt) {
    public Status {
      history = List.copyOf(history);
    }

    /** The apps that the carrier may have asked again now, if they take part. It looks at every pair of the number. */
    public Set<String> retryable() {
      return switch (again) {
        case NOTHING -> Set.of();
        case SINCE_RESALE -> AskableApps.of(cycle, true);
        case EVERYTHING -> AskableApps.of(cycle, false);
      };
    }
  }

  /** The outcomes of a number that may be asked again. */
  public enum Again {
    /** The carrier does not serve it now. */
    NOTHING,
    /** The outcomes that were asked for its present subscriber. */
    SINCE_RESALE,
    EVERYTHING
  }

  /** The status of numbers. Unknown and foreign ones are missing. */
  public Map<PhoneNumber, Status> statuses(String carrier, Collection<PhoneNumber> numbers) {
    return look(carrier, numbers, Depth.PAIRS, stores.numbers()::find);
  }

  /** The grade of numbers. Unknown and foreign ones are missing. */
  public Map<PhoneNumber, Status> grades(String carrier, Collection<PhoneNumber> numbers) {
    return look(carrier, numbers, Depth.SUMMARY, stores.numbers()::find);
  }

  private Map<PhoneNumber, Release> gates(String carrier, List<PhoneNumber> numbers) {
    return look(carrier, numbers, Depth.SUMMARY, stores.numbers()::glance).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().release()));
  }

  private Map<PhoneNumber, Status> look(
      String carrier,
      Collection<PhoneNumber> numbers,
      Depth depth,
      Function<List<NumberToken>, Map<NumberToken, NumberRecord>> find) {
    List<PhoneNumber> asked = List.copyOf(numbers);
    List<NumberToken> tokens = core.keys().tokens().of(asked);
    Map<NumberToken, NumberRecord> records = find.apply(tokens);
    List<BatchId> batches =
        records.values().stream()
            .flatMap(NumberRecord::entries)
            .map(CycleEntry::batch)
            .filter(batch -> batch.order().isOf(carrier))
            .distinct()
            .toList();
    Map<BatchId, Glance> glances = stores.batches().glances().of(batches, depth);
    ReleaseRule rule = stores.carriers().ruleInForce(carrier);
    LocalDate today = ShanghaiTime.dayOf(core.clock().instant());
    var statuses = new HashMap<PhoneNumber, Status>();
    for (int i = 0; i < asked.size(); i++) {
      PhoneNumber number = asked.get(i);
      Optional.ofNullable(records.get(tokens.get(i)))
          .flatMap(record -> status(carrier, number, record, glances, view -> view.release(rule, today)))
          .ifPresent(status -> statuses.put(number, status));
    }
    return statuses;
  }

  /**
   * A carrier sees its own batches, even if another carrier serves the number now. It may sell only its own numbers.
   */
  private static Optional<Status> status(
      String carrier,
      PhoneNumber number,
      NumberRecord record,
      Map<BatchId, Glance> glances,
      Function<CycleView, Release> gate) {
    List<CycleView> views = CycleView.of(carrier, number, record, glances);
    if (views.isEmpty()) {
      return Optional.empty();
    }
    CycleView view = views.getFirst();
    boolean serves = record.service().carrier().filter(carrier::equals).isPresent();
    boolean takenUp = record.service().takenUpSince(view.cycle().since());
    boolean toSell = serves && !takenUp;
    return Optional.of(
        new Status(
            view,
            view.grade(),
            toSell ? gate.apply(view) : Release.HOLD,
            views.subList(1, views.size()),
            serves,
            !serves ? Again.NOTHING : takenUp ? Again.SINCE_RESALE : Again.EVERYTHING,
            serves ? record.service().portClaimedAt() : Optional.empty()));
  }

  /** The story of a number in one of its lives. */
  public Story story(CycleView cycle) {
    return Story.of(cycle, order -> stores.orders().find(order).flatMap(Order::cancelledAt));
  }

  /** True if an app takes part. */
  public boolean isCovered(String app) {
    return directory.find(app).filter(found -> found.profile().covered()).isPresent();
  }

  /** All apps, covered or not. */
  public List<App> apps() {
    return directory.all();
  }

  /** An app; empty if it is not registered. */
  public Optional<App> app(String id) {
    return directory.find(id);
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
