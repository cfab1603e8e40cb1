package org.numberrefresh.usecase.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.ShownOutcomes;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;

/**
 * The progress of an order. Its counts are derived from its batches' parts and always add up to numbers times apps.
 *
 * <p>Decision: docs/decisions.md#counts-are-derived-never-stored
 *
 * @param order the order
 * @param state its state
 * @param numbers the count of numbers, without lost ones
 * @param apps the count of apps that are asked
 * @param provisional true if a batch is not opened yet, so that its apps may still change
 * @param numbersSettled the count of numbers that are settled at every app
 * @param appsSettled the count of apps that have settled every number
 * @param outcomes the count of pairs that show each outward outcome
 * @param late the apps that will miss the deadline at their present rate
 */
public record OrderView(
    Order order,
    State state,
    int numbers,
    int apps,
    boolean provisional,
    int numbersSettled,
    int appsSettled,
    Map<OutwardOutcome, Long> outcomes,
    List<String> late) {

  /** The count of pairs: numbers times apps, unless a replay asks each app about other numbers. */
  public long pairs() {
    return outcomes.values().stream().mapToLong(count -> count).sum();
  }

  /** The state of an order, as it is shown. */
  public enum State {
    ACCEPTED,
    COOLING,
    IN_PROGRESS,
    SETTLED,
    CANCELLED
  }

  public OrderView {
    outcomes = Map.copyOf(outcomes);
    late = List.copyOf(late);
  }

  /**
   * Adds up the batches of an order.
   *
   * @param registered all apps, for batches that are not opened yet
   */
  static OrderView of(Order order, List<Glance> glances, List<App> registered) {
    var counting = new Counting(order, registered);
    glances.forEach(counting::add);
    return counting.view(glances);
  }

  /** This view with the apps that will be late. */
  OrderView withLate(List<String> apps) {
    return new OrderView(order, state, numbers, this.apps, provisional, numbersSettled, appsSettled, outcomes, apps);
  }

  private static final class Counting {

    private final Order order;
    private final Set<String> covered;
    private final Map<OutwardOutcome, Long> outcomes = new EnumMap<>(OutwardOutcome.class);
    private final Map<String, Boolean> appSettled = new HashMap<>();
    private int numbersSettled;

    Counting(Order order, List<App> registered) {
      this.order = order;
      this.covered =
          registered.stream().filter(app -> app.profile().covered()).map(App::id).collect(Collectors.toSet());
    }

    void add(Glance glance) {
      switch (glance) {
        case Glance.Accepted(AcceptedHead head) -> addAccepted(head);
        case Glance.Opened opened -> addOpened(opened);
      }
    }

    private void addAccepted(AcceptedHead head) {
      List<String> apps = covered.stream().filter(head.request().selection()::includes).toList();
      int left = head.numbers() - head.unsendable().cardinality();
      add(OutwardOutcome.PENDING, (long) left * apps.size());
      add(OutwardOutcome.CANCELLED, (long) (head.counted() - left) * apps.size());
      apps.forEach(app -> appSettled.put(app, false));
    }

    private void addOpened(Glance.Opened glance) {
      if (glance.summary().isPresent()) {
        glance.summary().get().counts().forEach(this::add);
        glance.apps().forEach(app -> appSettled.putIfAbsent(app.id(), true));
        numbersSettled += glance.head().counted();
      } else {
        addTasks(glance);
      }
    }

    private void addTasks(Glance.Opened glance) {
      OpenedHead head = glance.head();
      int[] settledAt = new int[head.numbers()];
      glance
          .tasksOfApps()
          .forEach(
              (app, task) -> {
                var shown = new ShownOutcomes(head, task);
                appSettled.merge(app.id(), shown.settled(), Boolean::logicalAnd);
                shown.count().forEach(this::add);
                countSettled(shown, settledAt);
              });
      BitSet lost = head.request().lost();
      for (int i = lost.nextClearBit(0); i < head.numbers(); i = lost.nextClearBit(i + 1)) {
        numbersSettled += settledAt[i] == glance.apps().size() ? 1 : 0;
      }
    }

    private static void countSettled(ShownOutcomes shown, int[] settledAt) {
      for (int i = 0; i < settledAt.length; i++) {
        settledAt[i] += shown.at(i).isFinal() ? 1 : 0;
      }
    }

    private void add(OutwardOutcome outward, long count) {
      if (count > 0) {
        outcomes.merge(outward, count, Long::sum);
      }
    }

    OrderView view(List<Glance> glances) {
      List<BatchHead> heads = glances.stream().map(Glance::head).toList();
      return new OrderView(
          order,
          isCancelled(heads) ? State.CANCELLED : state(heads),
          heads.stream().mapToInt(BatchHead::counted).sum(),
          appSettled.size(),
          heads.stream().anyMatch(AcceptedHead.class::isInstance),
          numbersSettled,
          (int) appSettled.values().stream().filter(settled -> settled).count(),
          outcomes,
          List.of());
    }

    /** True if every number was withdrawn before any app did anything for it. */
    private boolean isCancelled(List<BatchHead> heads) {
      return !heads.isEmpty()
          && heads.stream().allMatch(BatchHead::allUnsendable)
          && outcomes.keySet().stream().allMatch(OutwardOutcome.CANCELLED::equals);
    }

    private static State state(List<BatchHead> heads) {
      var states = new ArrayList<>(heads.stream().map(BatchHead::state).distinct().toList());
      if (states.stream().allMatch(state -> state == BatchState.SETTLED)) {
        return State.SETTLED;
      }
      if (!states.equals(List.of(BatchState.ACCEPTED))) {
        return State.IN_PROGRESS;
      }
      boolean cooling = heads.stream().allMatch(head -> head.request().startsAt().isAfter(head.request().createdAt()));
      return cooling ? State.COOLING : State.ACCEPTED;
    }
  }
}
