package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.NumberCounts;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Progress;
import org.numberrefresh.domain.batch.Progress.Stage;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.Outcomes;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;

/** The order equation: whatever the states of its batches, an order's counts add up to numbers times apps. */
class OrderEquationTest {

  private static final Instant NOW = TickingClock.START;
  private static final OrderId ID = OrderId.of("east", "key");

  private static List<App> apps(int count) {
    var apps = new ArrayList<App>();
    for (int number = 1; number <= count; number++) {
      String id = "app" + number;
      var keys = AppKeys.first(SigningSecrets.draw(new SeededRandom(number)));
      apps.add(new App(number, id, World.profile(id), keys, App.State.NEW));
    }
    return apps;
  }

  private static TaskOutcomes task(OpenedHead head, int app, Random random) {
    byte[] codes = new byte[head.numbers()];
    Outcome[] all = Outcome.values();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = head.request().isLost(i) ? Outcome.CANCELLED.code() : all[random.nextInt(all.length)].code();
    }
    TaskOutcomes fresh = TaskOutcomes.fresh(new TaskId(head.id(), app), codes.length, new BitSet(), NOW);
    return new TaskOutcomes(
        fresh.task(),
        1,
        Outcomes.ofBytes(codes),
        fresh.details(),
        1,
        Optional.empty(),
        NOW,
        Optional.empty(),
        fresh.owed());
  }

  private static BatchHead head(int ordinal, BatchState state, Mode mode, int numbers, int expected, Random random) {
    var lost = new BitSet();
    var indexes = new BitSet();
    boolean all = random.nextInt(3) == 0;
    for (int i = 1; i < numbers; i++) {
      lost.set(i, random.nextInt(4) == 0);
    }
    for (int i = 0; i < numbers; i++) {
      indexes.set(i, !lost.get(i) && (all || random.nextInt(4) == 0));
    }
    var id = new BatchId(ID, ordinal);
    var request = new BatchRequest(id, "east", mode, new AppSelection.All(), numbers, lost, NOW, NOW);
    var withdrawn = new Withdrawn(indexes, Map.of(), Map.of());
    Optional<Instant> never = Optional.empty();
    return switch (state) {
      case ACCEPTED -> new AcceptedHead(request, withdrawn, never);
      case OPEN -> new OpenedHead(request, withdrawn, NOW, expected, progress(new Stage.Open()), never);
      case SETTLING -> new OpenedHead(request, withdrawn, NOW, expected, progress(new Stage.Settling()), never);
      case SETTLED ->
          new OpenedHead(
              request,
              withdrawn,
              NOW,
              expected,
              progress(new Stage.Settled(0, Optional.of(NOW), Optional.empty())),
              never);
    };
  }

  private static Progress progress(Stage stage) {
    return new Progress(stage, true, Set.of(), OptionalInt.of(0), 0, false);
  }

  private static Glance glance(int ordinal, BatchState state, Mode mode, List<App> apps, Random random) {
    return switch (head(ordinal, state, mode, 1 + random.nextInt(8), apps.size(), random)) {
      case AcceptedHead accepted -> new Glance.Accepted(accepted);
      case OpenedHead opened -> opened(opened, apps, random);
    };
  }

  private static Glance opened(OpenedHead head, List<App> apps, Random random) {
    BatchState state = head.state();
    List<ExpectedApp> expected = apps.stream().map(app -> new ExpectedApp(app.number(), app.id(), NOW)).toList();
    var tasks = new ArrayList<TaskOutcomes>();
    for (ExpectedApp app : expected) {
      if (state != BatchState.OPEN || random.nextBoolean()) {
        TaskOutcomes task = task(head, app.number(), random);
        tasks.add(state == BatchState.OPEN ? task : task.closed(NOW));
      }
    }
    Optional<BatchSummary> summary =
        state == BatchState.SETTLED ? Optional.of(BatchSummary.of(head, tasks)) : Optional.empty();
    return new Glance.Opened(head, expected, summary, summary.isPresent() ? List.of() : tasks);
  }

  @Property(tries = 500)
  void counts_add_up_to_numbers_times_apps(
      @ForAll List<BatchState> states,
      @ForAll Mode mode,
      @ForAll @IntRange(max = 5) int appCount,
      @ForAll Random random) {
    List<App> apps = apps(appCount);
    var glances = new ArrayList<Glance>();
    for (BatchState state : states) {
      glances.add(glance(glances.size(), state, mode, apps, random));
    }
    int numbers = glances.stream().mapToInt(glance -> glance.head().counted()).sum();
    List<Integer> ordinals = glances.stream().map(glance -> glance.head().id().ordinal()).toList();
    Order order =
        new Order(ID, "east", "", mode, new AppSelection.All(), NOW, NOW, Optional.empty())
            .with(new Order.Committed(numbers, List.of(), ordinals, NOW, NOW, false));
    OrderView view =
        OrderView.of(order, glances.stream().map(glance -> BatchTally.of(glance, apps, NOW)).toList(), NOW);
    long sum = view.outcomes().values().stream().mapToLong(n -> n).sum();
    assertEquals((long) numbers * appCount, sum);
    assertEquals(numbers, view.numbers());
    assertEquals(states.isEmpty() ? 0 : appCount, view.apps());
    assertTrue(view.numbersSettled() <= numbers && view.appsSettled() <= appCount);
    assertEquals(states.contains(BatchState.ACCEPTED), view.provisional());
    assertEquals(view.pairs() - view.outcomes().getOrDefault(OutwardOutcome.PENDING, 0L), view.pairsSettled());
    assertEquals(lines(glances), view.progress());
  }

  /** The numbers as their lines of the results show them. */
  private static NumberCounts lines(List<Glance> glances) {
    NumberCounts sum = NumberCounts.NONE;
    for (Glance glance : glances) {
      for (int i = 0; i < glance.head().numbers(); i++) {
        if (!glance.head().request().isLost(i)) {
          sum = sum.plus(line(glance, i));
        }
      }
    }
    return sum;
  }

  private static NumberCounts line(Glance glance, int index) {
    Grade early = NumberView.grade(glance, index);
    boolean bySummary = glance.summary().isPresent();
    Grade grade = early == Grade.PENDING && !bySummary ? NumberView.of(glance, index).grade() : early;
    boolean restored = glance.head().withdrawn().restoredAt(index).isPresent();
    return switch (grade) {
      case COOLING -> new NumberCounts(1, 0, 0, 0, 0, 0);
      case PENDING, UNKNOWN -> new NumberCounts(0, 1, 0, 0, 0, 0);
      case REFRESHED -> new NumberCounts(0, 0, 1, 0, 0, 0);
      case REFRESHED_WITH_RESIDUE -> new NumberCounts(0, 0, 0, 1, 0, 0);
      case NOT_REFRESHED -> new NumberCounts(0, 0, 0, 0, restored ? 1 : 0, restored ? 0 : 1);
    };
  }
}
