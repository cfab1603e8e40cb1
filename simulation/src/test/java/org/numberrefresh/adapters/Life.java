package org.numberrefresh.adapters;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.numberrefresh.adapter.app.HttpAppCalls;
import org.numberrefresh.adapter.app.HttpEndpointCheck;
import org.numberrefresh.adapter.app.ResultsBody;
import org.numberrefresh.adapter.aws.StoreClients;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.FakeJwsKeys;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.delivery.DeliverTasks;
import org.numberrefresh.usecase.delivery.TakeResults;
import org.numberrefresh.usecase.dispatch.BatchDriver;
import org.numberrefresh.usecase.intake.Intake;
import org.numberrefresh.usecase.intake.OrderRequest;
import org.numberrefresh.usecase.query.OrderResults;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.registry.Registry;
import org.numberrefresh.usecase.sweep.Sweep;

/**
 * All that happens to an order, on real tables and queues: apps of every kind are registered, it is submitted, opened,
 * delivered, retried, answered later, closed and answered later still. Whoever fails comes again as it would on AWS: a
 * message that was not processed, a caller that was told to repeat, a schedule.
 */
final class Life {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration CALLER_REPEATS_AFTER = Duration.ofSeconds(40);
  private static final int MOST_REPEATS = 4;
  private static final int MOST_STEPS = 40;

  /** More than the template's five: one message may meet several of the faults that share a life. */
  private static final int MOST_RECEIVES = 12;

  private static final int TASKS_A_RUN = 10;
  private static final List<String> APPS = List.of("chat", "hard", "later", "shy", "silent");
  private static final int NUMBERS = 3;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final Adapters adapters;
  private final TickingClock clock;
  private final Batches unharmed;
  private final FakeAppCaller apps = new FakeAppCaller();
  private final int number;
  private final Registry registry;
  private final Intake intake;
  private final BatchDriver driver;
  private final DeliverTasks worker;
  private final Sweep sweep;
  private final TakeResults results;
  private final Queries queries;

  /**
   * Begins a life.
   *
   * @param core what fails
   * @param number no other life has it
   */
  Life(Adapters adapters, Core core, TickingClock clock, int number) {
    this.adapters = adapters;
    this.clock = clock;
    this.unharmed = adapters.stores().batches();
    this.number = number;
    var events = FakeJwsKeys.events(clock, core.random());
    this.registry = new Registry(core, new HttpEndpointCheck(apps, events, clock, core.random()));
    this.intake = new Intake(core);
    this.driver = new BatchDriver(core);
    this.worker = new DeliverTasks(core, new HttpAppCalls(core, apps, "https://hub.example/results", events));
    this.sweep = new Sweep(core);
    this.results = new TakeResults(core);
    this.queries = new Queries(core);
    temper();
  }

  /**
   * The end of a life.
   *
   * @param pairs what is shown of each number at each app, by the number's index
   * @param state the order's state
   * @param rejected the lines of a second order of the same numbers that were rejected
   * @param nextCycle what is shown of the number that was ordered again in its next cycle
   */
  record End(Map<String, String> pairs, OrderView.State state, List<Integer> rejected, Map<String, String> nextCycle) {}

  private void temper() {
    apps.tellEach("chat", (item, n) -> n.equals(text(1)) ? "FAILED" : "NOT_BOUND");
    var calls = new AtomicInteger();
    apps.tell(
        "hard",
        items ->
            calls.getAndIncrement() == 0
                ? new AppCaller.Reply.Failed(Fault.TIMED_OUT)
                : FakeAppCaller.results(items, item -> "BLOCKED/OPEN_DISPUTE"));
    apps.tell("later", items -> FakeAppCaller.answered(202, ""));
    apps.tell("silent", items -> FakeAppCaller.answered(202, ""));
  }

  private String text(int index) {
    return TestNumbers.text(number * NUMBERS + index);
  }

  /** Lives it. */
  End live() {
    register();
    Order order = repeated(() -> intake.submit(World.CARRIER, "key-" + number, order()));
    repeated(() -> intake.submit(World.CARRIER, "key-" + number, order()));
    Order second = repeated(() -> intake.submit(World.CARRIER, "second-" + number, order()));
    work();
    look(order);
    after(Duration.ofMinutes(2));
    after(Duration.ofMinutes(2));
    answer("later", "UNBOUND");
    apps.passChallenges(true);
    repeated(() -> registry.verify("shy"));
    after(MINUTE);
    look(order);
    for (int i = 0; i < 5; i++) {
      after(Duration.ofDays(2));
    }
    answer("later", "UNBOUND");
    answer("silent", "UNBOUND");
    eachHasOneRef();
    Order nextCycle = repeated(() -> intake.submit(World.CARRIER, "next-" + number, nextCycle()));
    for (int i = 0; i < MOST_STEPS && !isQuiet(); i++) {
      after(i < 5 ? Duration.ofMinutes(7) : Duration.ofHours(9));
    }
    look(order);
    return end(order, second, nextCycle);
  }

  private void register() {
    repeated(() -> registry.putCarrier(new Carrier(World.CARRIER, "East", Optional.empty(), List.of(), List.of())));
    apps.passChallenges(true);
    for (String app : APPS) {
      apps.passChallenges(!app.equals("shy"));
      repeated(() -> registry.putApp(app, World.profile(app)));
    }
    repeated(() -> registry.putApp("chat", World.profile("chat")));
  }

  /** Two numbers are past their cooling; the third has two days of it left. */
  private OrderRequest order() {
    var lines = new ArrayList<OrderRequest.Line>();
    for (int i = 0; i < NUMBERS; i++) {
      String deactivatedAt = i < 2 ? "2026-01-05T00:00:00+08:00" : "2026-08-06T00:00:00+08:00";
      lines.add(Requests.deactivated(text(i), deactivatedAt));
    }
    return Requests.order(Mode.BATCH, lines, "all");
  }

  /** The first number is given up once more, and one app is asked. */
  private OrderRequest nextCycle() {
    return Requests.batch(List.of(text(0)), "2026-02-05T00:00:00+08:00", "chat");
  }

  private void answer(String app, String outcome) {
    Map<String, AskedItem> byRef = new HashMap<>();
    apps.asked(app).forEach(item -> byRef.put(item.ref(), item));
    if (byRef.isEmpty()) {
      return;
    }
    byte[] body = FakeAppCaller.body(List.copyOf(byRef.values()), item -> outcome).getBytes(StandardCharsets.UTF_8);
    repeated(() -> results.take(app, ResultsBody.ofRequest(body)));
  }

  /** A caller who is told that the service is not available repeats his call; any other failure is the test's. */
  private <T> T repeated(Supplier<T> call) {
    for (int i = 1; ; i++) {
      try {
        return call.get();
      } catch (RuntimeException e) {
        boolean running = e instanceof Problem problem && problem.code() == ProblemCode.IDEMPOTENCY_KEY_IN_USE;
        if (i == MOST_REPEATS || !(running || StoreClients.isPassing(e))) {
          throw e;
        }
      }
      clock.advance(CALLER_REPEATS_AFTER);
    }
  }

  private static void expected(RuntimeException fault) {
    if (!StoreClients.isPassing(fault)) {
      throw fault;
    }
  }

  private void after(Duration step) {
    clock.advance(step);
    try {
      sweep.run(() -> true);
    } catch (RuntimeException e) {
      expected(e);
      // the next minute's run comes
      clock.advance(MINUTE);
    }
    work();
  }

  // ---------------------------------------------------------------- the queues

  private void work() {
    Deque<Received<BatchId>> batches = new ArrayDeque<>();
    Deque<Received<TaskMessage>> tasks = new ArrayDeque<>();
    while (true) {
      adapters.drain("BATCHES_QUEUE", body -> batches.add(new Received<>(Adapters.batchOf(body), 1)));
      adapters.drain(
          "TASKS_QUEUE", body -> MessageBodies.tasks(body, false).forEach(task -> tasks.add(new Received<>(task, 1))));
      if (batches.isEmpty() && tasks.isEmpty()) {
        return;
      }
      if (!batches.isEmpty()) {
        drive(batches.remove(), batches);
      } else {
        deliver(tasks);
      }
    }
  }

  /** A message, and how often it was received: whose processing fails too often is a poison message. */
  private record Received<M>(M message, int times) {
    Received<M> again() {
      if (times == MOST_RECEIVES) {
        throw new AssertionError("A message was taken for poison.");
      }
      return new Received<>(message, times + 1);
    }
  }

  private void drive(Received<BatchId> batch, Deque<Received<BatchId>> left) {
    try {
      driver.drive(batch.message());
    } catch (RuntimeException e) {
      expected(e);
      left.add(batch.again());
    }
  }

  private void deliver(Deque<Received<TaskMessage>> left) {
    var run = new HashMap<TaskMessage, Received<TaskMessage>>();
    while (run.size() < TASKS_A_RUN && !left.isEmpty()) {
      Received<TaskMessage> next = left.remove();
      run.put(next.message(), next);
    }
    Set<TaskMessage> failed = new HashSet<>();
    try {
      worker.deliver(
          run.keySet(),
          time -> time.compareTo(Duration.ofSeconds(5)) <= 0,
          (task, why) -> {
            expected(why);
            failed.add(task);
          });
    } catch (RuntimeException e) {
      expected(e);
      failed.addAll(run.keySet());
    }
    failed.forEach(task -> left.add(run.get(task).again()));
  }

  // ---------------------------------------------------------------- what must hold

  /** The questions of a carrier: the counts add up whenever he asks. */
  private void look(Order order) {
    OrderView view = repeated(() -> queries.order(World.CARRIER, order.id().value()));
    long pairs = view.outcomes().values().stream().mapToLong(n -> n).sum();
    if (!view.provisional() && pairs != (long) view.numbers() * view.apps()) {
      throw new AssertionError(pairs + " pairs are not " + view.numbers() + " numbers at " + view.apps() + " apps");
    }
    repeated(() -> queries.statuses(World.CARRIER, List.of(TestNumbers.number(number * NUMBERS))));
    repeated(() -> queries.grades(World.CARRIER, List.of(TestNumbers.number(number * NUMBERS))));
  }

  private boolean isQuiet() {
    for (int shard = 0; shard < Parking.SHARDS; shard++) {
      if (!unharmed.dueIndex().due(Parking.shard(shard), END_OF_TIME, 1).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private End end(Order order, Order second, Order nextCycle) {
    if (!isQuiet()) {
      throw new AssertionError("Something is due for ever.");
    }
    OrderView view = repeated(() -> queries.order(World.CARRIER, order.id().value()));
    List<Integer> rejected = new ArrayList<>();
    second.committed().orElseThrow().rejected().forEach(line -> rejected.add(line.index()));
    return new End(pairs(order), view.state(), rejected, pairs(nextCycle));
  }

  /** In one cycle a number that is asked again is asked under the same ref. */
  private void eachHasOneRef() {
    Map<String, Set<String>> refs = new HashMap<>();
    apps.asked()
        .forEach(item -> refs.computeIfAbsent(item.app() + item.phoneNumber(), a -> new HashSet<>()).add(item.ref()));
    if (refs.values().stream().anyMatch(all -> all.size() > 1)) {
      throw new AssertionError("A number was asked under two refs.");
    }
  }

  private Map<String, String> pairs(Order order) {
    var pairs = new TreeMap<String, String>();
    Optional<OrderResults.Position> from = Optional.of(OrderResults.Position.START);
    while (from.isPresent()) {
      OrderResults.Position here = from.get();
      OrderResults.Page page =
          repeated(() -> queries.results(World.CARRIER, order.id().value(), here, new OrderResults.Extent(100, true)));
      for (OrderResults.Line line : page.lines()) {
        for (int i = 0; i < NUMBERS; i++) {
          if (line.phoneNumber().e164().equals(text(i))) {
            int index = i;
            line.view().apps().forEach(app -> pairs.put(index + " " + app.app(), app.shown().name()));
          }
        }
      }
      from = page.next();
    }
    return pairs;
  }
}
